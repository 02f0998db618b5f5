/** Which of the shared texts the sheets cite, as far as they will be read. */
import { MAX_CELLS, MAX_ROWS, MAX_SHEETS_ELEMENTS } from './bounds.ts';
import { attribute, localName, readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** All that will be read of the sheets has been looked at. */
class Enough extends Error {}

/** Rows without a text are not counted among those that are read, but are here. */
const MARGIN = 2;

export function wantedTexts(archive: Archive, sheetPaths: readonly string[]): ReadonlySet<number> {
  const wanted = new Set<number>();
  let cells = 0;
  let elements = 0;
  const countElement = () => {
    elements += 1;
    if (elements > MAX_SHEETS_ELEMENTS) throw new Enough();
  };
  for (const path of sheetPaths) {
    try {
      cells += addWanted(archive, path, wanted, { countElement, most: MAX_CELLS * MARGIN - cells });
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
    }
  }
  return wanted;
}

interface Limits {
  readonly countElement: () => void;
  readonly most: number;
}

/** Returns how many cells cite a text. */
function addWanted(
  archive: Archive,
  path: string,
  wanted: Set<number>,
  { countElement, most }: Limits,
): number {
  let rows = 0;
  let cells = 0;
  let hasValue = false;
  let isShared = false;
  let isValue = false;
  let value = '';
  readXml(give => archive.unpack(path, give), {
    open: (name, attributes) => {
      countElement();
      const local = localName(name);
      if (local === 'c') isShared = attribute(attributes, 't') === 's';
      isValue = local === 'v' && isShared;
    },
    text: text => {
      if (isValue && value.length < 20) value += text;
    },
    close: name => {
      const local = localName(name);
      if (local === 'row' && hasValue) {
        rows += 1;
        hasValue = false;
        if (rows > MAX_ROWS * MARGIN) throw new Enough();
      }
      if (local === 'v' || local === 'is') hasValue = true;
      if (local !== 'v' || !isValue) return;
      wanted.add(Number(value));
      value = '';
      isValue = false;
      cells += 1;
      if (cells > most) throw new Enough();
    },
  });
  return cells;
}
