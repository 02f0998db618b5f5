/** The text of a cell of a web page: blanks run together, paragraphs one under the other, items behind a bullet. */
import { MAX_CELL_CHARACTERS } from './bounds.ts';

export class HtmlText {
  #text = '';
  /** Letters seen, and those of them in bold. */
  #letters = 0;
  #boldLetters = 0;

  add(text: string, isBold: boolean): void {
    // One character more than a cell keeps: who builds the sheet cuts it, and says so with its place.
    if (this.#text.length > MAX_CELL_CHARACTERS) return;
    const run = text.replaceAll(/[ \t\r\n]+/g, ' ');
    const isAtStart = this.#text === '' || this.#text.endsWith('\n');
    this.#text += isAtStart || this.#text.endsWith(' ') ? run.replace(/^ /, '') : run;
    const letters = run.replaceAll(/\s/g, '').length;
    this.#letters += letters;
    if (isBold) this.#boldLetters += letters;
  }

  /** Begins a line, unless one has just begun. */
  block(): void {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
  }

  break(): void {
    if (this.#text.length <= MAX_CELL_CHARACTERS) this.#text += '\n';
  }

  take(): { readonly text: string; readonly bold: boolean } {
    const text = this.#text
      .slice(0, MAX_CELL_CHARACTERS + 1)
      .split('\n')
      .map(line => line.trim())
      .join('\n')
      .trim();
    const bold = this.#letters > 0 && this.#boldLetters === this.#letters;
    this.#text = '';
    this.#letters = 0;
    this.#boldLetters = 0;
    return { text, bold };
  }
}
