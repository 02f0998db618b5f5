/**
 * Cuts delimited text into rows. Libraries take an unclosed quote for one cell that runs to the end of the file, and
 * lines that end in two ways for one line; here such a quote is a letter like another, and is told.
 */
import { MAX_CELL_CHARACTERS, MAX_COLUMNS } from './bounds.ts';

/** Each letter may be a quote, written twice. */
const MAX_QUOTED = 2 * (MAX_CELL_CHARACTERS + 1);

export interface CsvRow {
  /** From 1, one for each row as spreadsheets count them: a cell may hold several lines. */
  readonly number: number;
  /** One more than a sheet keeps, at most. */
  readonly fields: readonly string[];
  /** Place, from 1, of the first field that opens a quote and never closes it. */
  readonly unclosed: number | undefined;
}

export function* csvRows(text: string, delimiter: string): Generator<CsvRow> {
  const reading = new CsvReading(text, delimiter);
  for (let number = 1; !reading.isOver; number += 1) yield reading.nextRow(number);
}

class CsvReading {
  readonly #text: string;
  readonly #delimiter: string;
  #at = 0;
  /** Quotes before this place open nothing. */
  #plainUntil = 0;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  get isOver(): boolean {
    return this.#at >= this.#text.length;
  }

  nextRow(number: number): CsvRow {
    const fields: string[] = [];
    let unclosed: number | undefined;
    for (let place = 1; ; place += 1) {
      const isQuote = this.#text[this.#at] === '"';
      const quoted = isQuote && this.#at >= this.#plainUntil ? this.#quotedField() : undefined;
      if (isQuote && quoted === undefined) unclosed ??= place;
      const field = quoted ?? this.#plainField();
      if (fields.length <= MAX_COLUMNS) fields.push(field);
      const next = this.#text[this.#at];
      this.#at += next === '\r' && this.#text[this.#at + 1] === '\n' ? 2 : 1;
      if (next !== this.#delimiter) return { number, fields, unclosed };
    }
  }

  #plainField(): string {
    const start = this.#at;
    while (!this.#isEnd(this.#at)) this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  /** Undefined when its quote does not close; nothing is read then. */
  #quotedField(): string | undefined {
    const start = this.#at + 1;
    let line: number | undefined;
    for (
      let quote = this.#text.indexOf('"', start);
      quote !== -1;
      quote = this.#text.indexOf('"', quote + 1)
    ) {
      if (this.#text[quote + 1] === '"') quote += 1;
      else if (this.#isEnd(quote + 1)) {
        this.#at = quote + 1;
        const most = Math.min(quote, start + MAX_QUOTED);
        return this.#text.slice(start, most).replaceAll('""', '"').replaceAll(/\r\n?/g, '\n');
      } else if (this.#opensField(quote)) {
        line ??= this.#endOfLine(start);
        if (line < quote) {
          // A cell opens on a later line while this one is open: this one was never closed.
          this.#plainUntil = line;
          return undefined;
        }
      }
    }
    // Nothing closes from here on, whatever opens.
    this.#plainUntil = this.#text.length;
    return undefined;
  }

  #opensField(quote: number): boolean {
    const before = this.#text[quote - 1];
    return before === this.#delimiter || before === '\n' || before === '\r';
  }

  #endOfLine(from: number): number {
    let at = from;
    while (at < this.#text.length && this.#text[at] !== '\n' && this.#text[at] !== '\r') at += 1;
    return at;
  }

  #isEnd(at: number): boolean {
    const letter = this.#text[at];
    return letter === undefined || letter === this.#delimiter || letter === '\n' || letter === '\r';
  }
}
