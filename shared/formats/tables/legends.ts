/** Legends: rows that say what initials and colours mean. */
import { foldName } from '../../actor-names.ts';
import type { ActorBook } from './actor-book.ts';
import { kindOf, looksLikeCommune } from './actor-kinds.ts';
import { columnLetter } from './columns.ts';
import { type GridRow, oneLine, textsOf } from './grid.ts';
import { readSign } from './mark-words.ts';
import { abbreviates } from './name-keys.ts';

type Meaning = 'yes' | 'no';

/** What a table says of its own signs. */
export interface Legend {
  /** Colour → those it marks, or whether it marks at all. */
  readonly fills: Map<string, { readonly name: string } | Meaning>;
  /** « P » that is « prévu », « R » that is « reporté ». */
  readonly signs: Map<string, Meaning>;
}

export function emptyLegend(): Legend {
  return { fills: new Map(), signs: new Map() };
}

const planned =
  /\b(?:prevue?s?|programmee?s?|realisee?s?|en cours|planifiee?s?|mise? en oeuvre|deploiement|annees?|engagee?s?|actions?|oui|toute|marquee?s?|effectuee?s?|faite?s?|demarrage|poursuite)\b/;
const notPlanned = /\b(?:non|pas de|pas d'|sans objet|abandon\w*|annul\w*|hors|vide|reporte\w*|aucune?)\b/;

function meaningOf(text: string): Meaning | undefined {
  const words = foldName(text);
  if (notPlanned.test(words)) return 'no';
  return planned.test(words) || readSign(text) === 'yes' ? 'yes' : undefined;
}

const pair =
  /(?:^|[\s,;|(/–—-])(\p{L}[\p{L}\d.]{0,5}) ?(?:=|:|→) ?([^=:→;,|\n]+?)(?=$|[;,|\n)]|\s[-–—/]\s|\s+\p{L}[\p{L}\d.]{0,5} ?(?:=|→)|\s+\p{Lu}{1,5} ?:)/gu;

export interface Definition {
  readonly short: string;
  readonly name: string;
}

/** « L = Les Pennes, S = Septèmes ». Colons count where the text is a legend by its own words. */
export function definitionsIn(text: string): readonly Definition[] {
  const line = text.replace(/^\s*l[ée]gende\s*:?\s*/i, '');
  const isLegend = /^\s*l[ée]gende\b/i.test(text);
  return [...line.matchAll(pair)].flatMap(([whole, short = '', name = '']) => {
    // « A : Accompagner » may be a section; « L : Les Pennes-Mirabeau » is none.
    const isCommune = abbreviates(short, name) && looksLikeCommune(oneLine(name), !/^a$/i.test(short));
    if (!isLegend && /:/.test(whole) && !isCommune && !(readSign(short) === 'yes' && meaningOf(name)))
      return [];
    const meaning = oneLine(name);
    const isName = /^\p{Lu}|^(?:la|le|les|l[’']) ?\p{Lu}/u.test(meaning) || meaningOf(meaning) !== undefined;
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

/** Takes down what a legend row says of initials, signs and colours. */
export function readLegend(row: GridRow, book: ActorBook, legend: Legend): void {
  const texts = textsOf(row);
  const note = (short: string, name: string, column: number): void => {
    const meaning = meaningOf(name);
    if (meaning) {
      if (!/^x+$/i.test(short)) legend.signs.set(foldName(short), meaning);
      return;
    }
    const isCommune = looksLikeCommune(name, true) || kindOf(name) === 'commune';
    book.define(short, name, { row: row.number, column: columnLetter(column) }, isCommune);
  };
  const colour = (text: string, fill: string): void => {
    const words = oneLine(text.replace(/^.*[=:]\s*/, ''));
    if (words !== '' && !/^l[ée]gende/i.test(words))
      legend.fills.set(fill, meaningOf(words) ?? { name: words });
  };
  for (const { column, cell } of texts) {
    for (const { short, name } of definitionsIn(cell.text)) note(short, name, column);
    if (cell.fill !== null) colour(cell.text, cell.fill);
    const before = row.cells.get(column - 1);
    if (before && before.text === '' && before.fill !== null) colour(cell.text, before.fill);
  }
  const at = texts.findIndex(({ cell }) => cell.text === '=' || cell.text === ':');
  const [short, name] = [texts[at - 1], texts[at + 1]];
  if (short && name && short.cell.text.length < name.cell.text.length)
    note(short.cell.text, name.cell.text, short.column);
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
