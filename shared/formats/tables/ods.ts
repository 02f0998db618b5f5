/** Reads an OpenDocument spreadsheet (.ods), zipped or in one flat document (.fods). */
import { MAX_SHEETS } from './bounds.ts';
import { OdsSheet } from './ods-sheet.ts';
import { OdsStyles } from './ods-styles.ts';
import { refuse, refuseLocked } from './refusals.ts';
import type { Workbook } from './workbook.ts';
import { SheetBuilder, SheetFull, WorkbookBuilder } from './workbook-builder.ts';
import { type Attributes, readXml } from './xml.ts';
import type { Archive } from './zip.ts';

type Unpack = (give: (piece: Uint8Array) => void) => void;

export function readOds(archive: Archive): Workbook {
  if (isLocked(archive)) return refuseLocked();
  const reading = new OdsReading();
  if (archive.paths.has('styles.xml')) reading.read(give => archive.unpack('styles.xml', give));
  reading.read(give => archive.unpack('content.xml', give));
  return reading.finish();
}

export function readFlatOds(bytes: Uint8Array): Workbook {
  const reading = new OdsReading();
  reading.read(give => give(bytes));
  return reading.finish();
}

function isLocked(archive: Archive): boolean {
  if (!archive.paths.has('meta-inf/manifest.xml')) return false;
  let isEncrypted = false;
  readXml(give => archive.unpack('meta-inf/manifest.xml', give), {
    open: name => {
      if (name === 'manifest:encryption-data') isEncrypted = true;
    },
    text: () => {},
    close: () => {},
  });
  return isEncrypted;
}

/** What is in a table without being in its cells: remarks, pictures, former values, and the readings above characters. */
const leftOut = new Set([
  ...['office:annotation', 'table:shapes', 'table:tracked-changes', 'table:dde-links', 'text:ruby-text'],
  ...['office:forms', 'draw:frame', 'draw:custom-shape', 'draw:rect', 'draw:line', 'draw:g', 'draw:control'],
]);

class OdsReading {
  readonly #workbook = new WorkbookBuilder();
  readonly #styles = new OdsStyles();
  #sheet: OdsSheet | undefined;
  #sheets = 0;
  #isSpreadsheet = false;
  /** Elements open inside one that is left out, itself included. */
  #skipped = 0;

  read(unpack: Unpack): void {
    readXml(unpack, {
      open: (name, attributes) => {
        if (this.#skipped > 0 || leftOut.has(name)) this.#skipped += 1;
        else this.#open(name, attributes);
      },
      text: text => {
        if (this.#skipped === 0) this.#sheet?.text(text);
      },
      close: name => {
        if (this.#skipped > 0) this.#skipped -= 1;
        else this.#close(name);
      },
    });
  }

  finish(): Workbook {
    if (this.#sheets === 0) return refuse('Ce classeur n’a aucune feuille de calcul');
    if (this.#sheets > MAX_SHEETS) {
      this.#workbook.warn(
        `Ce classeur a ${this.#sheets} feuilles : seules les ${MAX_SHEETS} premières ont été lues.`,
      );
    }
    return this.#workbook.finish();
  }

  #open(name: string, attributes: Attributes): void {
    if (name === 'office:spreadsheet') this.#isSpreadsheet = true;
    else if (!this.#isSpreadsheet) this.#styles.open(name, attributes);
    else if (this.#sheet) this.#inSheet(sheet => sheet.open(name, attributes));
    else if (name === 'table:table') this.#openSheet(attributes);
  }

  #openSheet(attributes: Attributes): void {
    this.#sheets += 1;
    if (this.#sheets > MAX_SHEETS) return;
    const name = attributes['table:name'] ?? `Feuille ${this.#sheets}`;
    const isHidden = this.#styles.isHiddenSheet(attributes['table:style-name'] ?? '');
    this.#sheet = new OdsSheet(new SheetBuilder(this.#workbook, name, isHidden), this.#styles);
  }

  #close(name: string): void {
    if (!this.#isSpreadsheet) this.#styles.close(name);
    const sheet = this.#sheet;
    if (!sheet) return;
    if (name === 'table:table' && !sheet.isInCell) {
      sheet.finish();
      this.#sheet = undefined;
    } else this.#inSheet(() => sheet.close(name));
  }

  #inSheet(read: (sheet: OdsSheet) => void): void {
    if (!this.#sheet) return;
    try {
      read(this.#sheet);
    } catch (error) {
      if (!(error instanceof SheetFull)) throw error;
      this.#sheet.isFull = true;
    }
  }
}
