/** Numbers of actions as cells hold them: « 1.2 », « Action 3 », and « 1-févr », which a spreadsheet made of « 1.2 ». */
import { foldName } from '../../actor-names.ts';
import { oneLine } from './grid.ts';
import type { Cell } from './workbook.ts';

/** A longer one is a text. */
const LONGEST = 20;

const months = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec'];
const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Undefined when the text is no number, but a text. */
export function readNumber(text: string): string | undefined {
  const bare = oneLine(text)
    .replace(/^(?:fiches?[ -]?actions?|fiches?|actions?|fa|projets?|mesures?)\b\.?/i, '')
    .replace(/^\s*(?:n\s?[°ºo]|num[ée]ro|#)\.?\s*/i, '')
    .replace(/^[\s:(–—-]+|[\s.:)°–—-]+$/g, '');
  if (bare === '' || bare.length > LONGEST) return undefined;
  if (/^\d{1,3}(?:[.,]\d{1,3}){0,4}$/.test(bare)) return bare.replaceAll(',', '.').replace(/^0+(?=\d)/, '');
  // « 1-2-3 », « A1 », « I.2.a », « 3 bis »
  if (/^\d{1,3}(?:[-/]\d{1,3}){1,3}$/.test(bare)) return bare;
  if (/^(?:[A-Za-z]{1,3}[ .-]?)?\d{1,3}(?:[.-]\d{1,3})*(?:[ .-]?(?:[a-z]|bis|ter|quater))?$/.test(bare))
    return bare;
  if (/^(?:[A-Za-z]|[IVX]{1,4})(?:[.-](?:\d{1,3}|[a-zA-Z]|[IVX]{1,4}))*$/.test(bare)) return bare;
  return undefined;
}

export interface RecoveredNumber {
  readonly number: string;
  /** True when a spreadsheet had made a date of it. */
  readonly wasDate: boolean;
}

/** @param hasThreeParts whether the numbers around are like « 1.2.3 »: a full date is then read as three parts */
export function numberInCell(
  cell: Pick<Cell, 'text' | 'kind' | 'date'>,
  hasThreeParts: boolean,
): RecoveredNumber | undefined {
  const made = cell.date
    ? fromDate(cell.text, cell.date, hasThreeParts)
    : fromDateText(cell.text, hasThreeParts);
  if (made) return { number: made, wasDate: true };
  const number = readNumber(cell.text);
  return number === undefined ? undefined : { number, wasDate: false };
}

function fromDate(
  text: string,
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number },
  hasThreeParts: boolean,
): string {
  const folded = foldName(text);
  // « mars-22 », shown without its day, was « 3.22 ».
  if (/^[a-z]+\.?[- ]\d{2}$/.test(folded) && day === 1) return `${month}.${year % 100}`;
  const isShort = /^\d{1,2}[- /][a-z]+\.?$|^[a-z]+\.?[- /]\d{1,2}$|^\d{1,2}[/-]\d{1,2}$/.test(folded);
  return hasThreeParts && !isShort ? `${day}.${month}.${year % 100}` : `${day}.${month}`;
}

/** In a text file the date is only what it looked like. */
function fromDateText(text: string, hasThreeParts: boolean): string | undefined {
  const folded = foldName(oneLine(text)).replace(/\./g, '');
  const [, day, named] = /^(\d{1,2})[- ]([a-z]{3,4})$/.exec(folded) ?? [];
  if (day && named && monthOf(named)) return `${Number(day)}.${monthOf(named)}`;
  const [, first, rest] = /^([a-z]{3,4})[- ](\d{2})$/.exec(folded) ?? [];
  if (first && rest && monthOf(first)) {
    const isEnglish = !months.includes(first);
    return isEnglish && Number(rest) <= 31
      ? `${Number(rest)}.${monthOf(first)}`
      : `${monthOf(first)}.${Number(rest)}`;
  }
  const [, d, m, y] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(folded) ?? [];
  if (!d || !m || !y || Number(m) > 12 || Number(d) > 31) return undefined;
  return hasThreeParts ? `${Number(d)}.${Number(m)}.${Number(y) % 100}` : `${Number(d)}.${Number(m)}`;
}

function monthOf(word: string): number | undefined {
  const at = Math.max(months.indexOf(word), englishMonths.indexOf(word));
  return at < 0 ? undefined : at + 1;
}
