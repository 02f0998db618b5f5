/** Meets everybody the rows name, before any of them is told from another. */
import type { ActorBook } from './actor-book.ts';
import { bodyOfPerson } from './actor-kinds.ts';
import { exceptedIn, namesInMark } from './cell-marks.ts';
import type { GridRow } from './grid.ts';
import type { Column } from './map-columns.ts';
import { readSign } from './mark-words.ts';
import { splitNames } from './name-split.ts';
import { cellUnder, ditto, isName } from './read-actions.ts';

/** Names in year cells are people's only where they come again: « Bilan » is no commune. */
const notNames =
  /^(?:bilan|[ée]tude|lancement|ouverture|diagnostic|[ée]valuation|cr[ée]ation|mise|travaux|r[ée]flexion|formation|d[ée]ploiement|d[ée]marrage|phase|suivi|poursuite|test|exp[ée]rimentation|r[ée]union|finalisation|r[ée]alisation|renouvellement|extension|projet|recherche|consultation|enqu[êe]te|inauguration|recrutement|livraison|construction|concertation|pr[ée]paration|mobilisation|organisation|programmation|reconduction|continuit[ée]|p[ée]rennisation|consolidation|d[ée]finition|reprise|arr[êe]t|fin|d[ée]but|oui|non|idem)/i;

export function meetPeople(rows: readonly GridRow[], columns: readonly Column[], book: ActorBook): void {
  for (const column of columns)
    if (column.sub !== '' && (column.years.length > 0 || isRole(column)))
      book.mention(
        titleCase(column.sub),
        { row: null, column: column.letter },
        column.years.length > 0 ? 'commune' : 'named',
      );
  // First what stands alone in its cell: it tells where longer cells are to be cut.
  for (const isWhole of [true, false])
    for (const row of rows)
      for (const column of columns)
        if (isRole(column) && column.sub === '') meetIn(row, column, isWhole, book);
  const loose = new Map<string, number>();
  for (const row of rows)
    for (const column of columns.filter(({ years }) => years.length > 0))
      for (const { name, is } of namesInMark(cellUnder(row, column)?.text ?? '')) {
        const place = { row: row.number, column: column.letter };
        const times = (loose.get(name) ?? 0) + 1;
        loose.set(name, times);
        if (is === 'abbreviation') book.mention(name, place, 'abbreviation');
        else if (is === 'sure' || (times > 1 && !notNames.test(name))) book.mention(name, place, 'commune');
      }
}

function isRole({ field }: Column): boolean {
  return field === 'pilots' || field === 'porteurs';
}

function meetIn(row: GridRow, column: Column, isWhole: boolean, book: ActorBook): void {
  const text = cellUnder(row, column)?.text ?? '';
  const sign = readSign(text);
  if (text === '' || (sign !== undefined && sign !== 'moment' && !/^\p{Lu}$/u.test(text))) return;
  if (ditto.test(text)) return;
  const excepted = exceptedIn(text);
  const isPlain = !/[,;/+&•|\n]|\s(?:et|ou|[-–—])\s/i.test(text);
  if (isPlain !== isWhole) return;
  const use = /^\s*(?:communes?|villes?)\b/i.test(column.header) ? 'commune' : 'named';
  for (const name of splitNames(excepted ?? text, one => book.knows(one)))
    if (isName(name))
      book.mention(bodyOfPerson(name) ?? name, { row: row.number, column: column.letter }, use);
}

/** What headers say was folded: « les pennes » is a name again. */
function titleCase(name: string): string {
  return /\p{Lu}/u.test(name)
    ? name
    : name.replace(
        /(^|[\s'’-])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toLocaleUpperCase('fr'),
      );
}
