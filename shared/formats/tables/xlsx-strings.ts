/** Texts of a workbook: the shared table of them, and those that a cell holds itself. */
import { MAX_CELL_CHARACTERS, MAX_READ_CHARACTERS } from './bounds.ts';
import { refuseTooBig } from './refusals.ts';
import { localName, readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** Gathers the text of one `si` or `is`: its runs one after the other, without the readings written above characters. */
export class RichText {
  #text = '';
  #isText = false;
  #readings = 0;

  open(local: string): void {
    if (local === 'rPh') this.#readings += 1;
    if (local === 't') this.#isText = this.#readings === 0;
  }

  add(text: string): void {
    // One character more than a cell keeps: who builds the sheet cuts it, and says so with its place.
    if (this.#isText && this.#text.length <= MAX_CELL_CHARACTERS) this.#text += text;
  }

  close(local: string): void {
    if (local === 'rPh') this.#readings -= 1;
    if (local === 't') this.#isText = false;
  }

  take(): string {
    const text = this.#text;
    this.#text = '';
    this.#isText = false;
    this.#readings = 0;
    return unescaped(text.slice(0, MAX_CELL_CHARACTERS + 1));
  }
}

/** @param wanted places in the table: the others are not kept, as a file may hold a hundred plans' worth of texts */
export function readSharedTexts(
  archive: Archive,
  path: string | undefined,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  if (path === undefined || wanted.size === 0) return texts;
  const current = new RichText();
  let place = 0;
  let characters = 0;
  readXml(give => archive.unpack(path, give), {
    open: name => current.open(localName(name)),
    text: text => {
      if (wanted.has(place)) current.add(text);
    },
    close: name => {
      const local = localName(name);
      current.close(local);
      if (local !== 'si') return;
      if (wanted.has(place)) {
        const text = current.take();
        characters += text.length;
        if (characters > MAX_READ_CHARACTERS) refuseTooBig();
        texts.set(place, text);
      }
      place += 1;
    },
  });
  return texts;
}

/** `_x000D_` is how a character that XML cannot hold is written, and `_x005F_` an underscore that would look like one. */
export function unescaped(text: string): string {
  const whole = text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return whole.includes('\r') ? whole.replaceAll(/\r\n?/g, '\n') : whole;
}
