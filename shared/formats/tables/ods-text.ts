/** The text of a cell of an OpenDocument spreadsheet: paragraphs one under the other, blanks as they show. */
import { MAX_CELL_CHARACTERS } from './bounds.ts';
import type { Attributes } from './xml.ts';

export class OdsText {
  #paragraphs: string[] = [];
  /** Of the paragraph being read: what is settled, then what still has its source's line ends. */
  #done = '';
  #raw = '';
  #depth = 0;
  #length = 0;

  get isEmpty(): boolean {
    return this.#paragraphs.length === 0;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'text:p' || name === 'text:h') this.#depth += 1;
    else if (name === 'text:s') {
      this.#put(' '.repeat(Math.min(times(attributes['text:c']), MAX_CELL_CHARACTERS + 1)));
    } else if (name === 'text:tab') this.#put('\t');
    else if (name === 'text:line-break') this.#put('\n');
  }

  add(text: string): void {
    // One character more than a cell keeps: who builds the sheet cuts it, and says so with its place.
    if (this.#depth === 0 || this.#length > MAX_CELL_CHARACTERS) return;
    this.#length += text.length;
    this.#raw += text;
  }

  close(name: string): void {
    if (name !== 'text:p' && name !== 'text:h') return;
    this.#depth -= 1;
    if (this.#depth > 0) return;
    this.#put('');
    if (this.#length <= MAX_CELL_CHARACTERS + 1) this.#length += 1;
    if (this.#paragraphs.length <= MAX_CELL_CHARACTERS) this.#paragraphs.push(this.#done);
    this.#done = '';
  }

  take(): string {
    const text = this.#paragraphs.join('\n');
    this.#paragraphs = [];
    this.#done = '';
    this.#raw = '';
    this.#depth = 0;
    this.#length = 0;
    return text.slice(0, MAX_CELL_CHARACTERS + 1);
  }

  /** Blanks and line ends of the source show as one blank; those that have an element of their own, as they are. */
  #put(exact: string): void {
    this.#done += this.#raw.replaceAll(/[ \t\r\n]+/g, ' ');
    this.#raw = '';
    if (this.#depth === 0 || this.#length > MAX_CELL_CHARACTERS) return;
    this.#length += exact.length;
    this.#done += exact;
  }
}

/** How many times something stands there, as a document says it: once when it says nothing that makes sense. */
export function times(told: string | undefined): number {
  const number = Number(told ?? 1);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, 2_000_000) : 1;
}
