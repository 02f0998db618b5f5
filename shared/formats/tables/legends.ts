/** Legends: rows that say what initials and colours mean. */
import { foldName } from '../../actor-names.ts';
import type { ActorBook } from './actor-book.ts';
import { kindOf, looksLikeCommune } from './actor-kinds.ts';
import { columnLetter } from './columns.ts';
import { type GridRow, oneLine, textsOf } from './grid.ts';
import { readSign } from './mark-words.ts';

/** What colours mean: a name, or no mark at all. */
export type FillMeanings = Map<string, { readonly name: string } | 'all' | 'none'>;

const pair =
  /(?:^|[\s,;|(/–—-])(\p{L}[\p{L}\d.]{0,5}) ?(?:=|:|→) ?([^=:→;,|\n]+?)(?=$|[;,|\n)]|\s[-–—/]\s|\s+\p{L}[\p{L}\d.]{0,5} ?(?:=|→))/gu;

export interface Definition {
  readonly short: string;
  readonly name: string;
}

/** « L = Les Pennes, S = Septèmes ». Colons count where the text is a legend by its own words. */
export function definitionsIn(text: string): readonly Definition[] {
  const line = text.replace(/^\s*l[ée]gende\s*:?\s*/i, '');
  const isLegend = /^\s*l[ée]gende\b/i.test(text);
  return [...line.matchAll(pair)].flatMap(([whole, short = '', name = '']) => {
    if (!isLegend && /:/.test(whole)) return [];
    const meaning = oneLine(name);
    const isName = /^\p{Lu}|^(?:la|le|les|l[’']) ?\p{Lu}/u.test(meaning);
    return isName && !/^x+$/i.test(short) && short.length < meaning.length ? [{ short, name: meaning }] : [];
  });
}

/** A row that explains and plans nothing. */
export function isLegendRow(row: GridRow): boolean {
  const texts = textsOf(row);
  const first = texts[0]?.cell.text ?? '';
  if (/^l[ée]gende\b/i.test(first)) return true;
  if (texts.length === 0 || texts.length > 8) return false;
  if (
    texts.every(
      ({ cell }) =>
        cell.text.length < 160 &&
        (definitionsIn(cell.text).length > 0 || /^x{1,2}(?: ?\(.\))? ?[=:] ?\p{L}/iu.test(cell.text)),
    )
  )
    return true;
  // « L », « Les Pennes » in two cells, under an « = » or not, is told by the sign only.
  return texts.length === 3 && texts[1]?.cell.text === '=';
}

/** Takes down what a legend row says of initials and colours. */
export function readLegend(row: GridRow, book: ActorBook, fills: FillMeanings): void {
  const texts = textsOf(row);
  for (const { column, cell } of texts) {
    for (const { short, name } of definitionsIn(cell.text)) define(short, name, row.number, column, book);
    if (cell.fill !== null) meaningOf(cell.text, cell.fill, fills);
    const before = row.cells.get(column - 1);
    if (before && before.text === '' && before.fill !== null) meaningOf(cell.text, before.fill, fills);
  }
  const [short, sign, name] = texts.map(({ cell }) => cell.text);
  if (sign === '=' && short && name && short.length < name.length)
    define(short, name, row.number, texts[0]?.column ?? 1, book);
}

function define(short: string, name: string, row: number, column: number, book: ActorBook): void {
  const isCommune = looksLikeCommune(name, true) || kindOf(name) === 'commune';
  book.define(short, name, { row, column: columnLetter(column) }, isCommune);
}

function meaningOf(text: string, fill: string, fills: FillMeanings): void {
  const words = foldName(text.replace(/^.*[=:]/, ''));
  if (/^legende/.test(words) || words === '') return;
  if (/\b(?:non concern|non prevu|pas de|sans objet|abandon|annul|hors|vide|repos)/.test(words))
    fills.set(fill, 'none');
  else if (
    /\b(?:prevu|program|realis|en cours|action|planifi|mise en oeuvre|deploiement|anne|engag)/.test(words) ||
    readSign(text) === 'yes'
  )
    fills.set(fill, 'all');
  else fills.set(fill, { name: oneLine(text.replace(/^.*[=:]\s*/, '')) });
}

/** Colour legends without the word: a coloured empty cell beside a short text, and nothing else in the row. */
export function isColourLegend(row: GridRow): boolean {
  const texts = textsOf(row);
  return (
    texts.length > 0 &&
    texts.length <= 4 &&
    texts.every(({ column, cell }) => {
      const before = row.cells.get(column - 1);
      return cell.text.length <= 40 && cell.fill === null && before?.text === '' && before.fill !== null;
    })
  );
}
