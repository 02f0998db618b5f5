/** A date as people write it, known to the day, the month or the year: « 15 décembre 2022 », « décembre 2022 », « 2022 ». */
import { foldName } from '../actor-names.ts';
import { datePattern, yearOrNull } from '../values.ts';

const months = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet'],
  ...['août', 'septembre', 'octobre', 'novembre', 'décembre'],
];

/** @param date as a plan keeps it: `2022-12-15`, `2022-12`, `2022` */
export function printDate(date: string): string {
  if (!datePattern.test(date)) return date;
  const [year = '', month, day] = date.split('-');
  const named = months[Number(month) - 1];
  if (named === undefined) return year;
  if (day === undefined) return `${named} ${year}`;
  return `${day === '01' ? '1er' : Number(day)} ${named} ${year}`;
}

/** Reads figures (15/12/2022) and words (décembre 2022), as a plan keeps them. Undefined when it is no date. */
export function parseDate(text: string): string | undefined {
  const words = foldName(text);
  if (datePattern.test(words)) return checked(words);
  const [year, month, day, ...others] = words.split(/[\s/.-]+/).reverse();
  if (year === undefined || others.length > 0) return undefined;
  const parts = [
    year,
    ...(month === undefined ? [] : [monthNumber(month)]),
    ...(day === undefined ? [] : [dayNumber(day)]),
  ];
  const date = parts.join('-');
  return datePattern.test(date) ? checked(date) : undefined;
}

function monthNumber(word: string): string {
  const named = months.findIndex(month => foldName(month) === word) + 1;
  return (named > 0 ? String(named) : word).padStart(2, '0');
}

function dayNumber(word: string): string {
  return word.replace(/^1er$/, '1').padStart(2, '0');
}

/** The 31st of February is no day. */
function checked(date: string): string | undefined {
  const [year, month = '01', day = '01'] = date.split('-');
  const moment = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const isDay = !Number.isNaN(moment.getTime()) && moment.getUTCDate() === Number(day);
  return isDay && yearOrNull(Number(year)) !== null ? date : undefined;
}
