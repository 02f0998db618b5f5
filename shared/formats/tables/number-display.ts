/** Numbers and dates as a French spreadsheet shows them, from a value and the format that the file gives it. */
import { dateFromSerial, format, getFormatDateInfo, getFormatFromId } from 'numfmt';
import type { Cell } from './workbook.ts';

export interface NumberFormat {
  readonly pattern: string;
  /** Of days, months or years: a duration or an hour is no date. */
  readonly isDate: boolean;
}

type Shown = Pick<Cell, 'text' | 'kind' | 'value' | 'date'>;

/** The last day of the year 9999, and of spreadsheets. */
const LAST_DAY = 2_958_465;
export const plainFormat: NumberFormat = { pattern: 'General', isDate: false };
const french = { locale: 'fr' };

/** @param pattern as the file writes it; undefined for one of the formats that every spreadsheet has, by its id */
export function numberFormat(pattern: string | undefined, id: number): NumberFormat {
  const written = pattern ?? getFormatFromId(id, 'fr') ?? 'General';
  if (written.length > 255) return plainFormat;
  try {
    const { year, month, day } = getFormatDateInfo(written);
    return { pattern: written, isDate: Boolean(year || month || day) };
  } catch {
    // Not a format that Excel would take either: it then shows the number.
    return plainFormat;
  }
}

/** @param serial days since 1899-12-30 when the format is of a date */
export function showNumber(serial: number, { pattern, isDate }: NumberFormat): Shown {
  const date = isDate ? dayOf(serial) : undefined;
  const text = formatted(serial, pattern);
  return date ? { text, kind: 'date', value: serial, date } : { text, kind: 'number', value: serial };
}

export function dayOf(serial: number): Cell['date'] {
  if (!(serial >= 1 && serial < LAST_DAY + 1)) return undefined;
  const [year = 0, month = 0, day = 0] = dateFromSerial(serial) ?? [];
  return { year, month, day };
}

/** Days since 1899-12-30 of `2024-02-01` or `2024-02-01T08:30:00`. Undefined when this is no date. */
export function serialOf(iso: string): number | undefined {
  const [day = '', time = ''] = iso.split('T');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const clock = /^\d{2}:\d{2}(:\d{2})?/.exec(time)?.[0];
  const moment = Date.parse(`${day}T${clock ?? '00:00'}Z`);
  return Number.isNaN(moment) ? undefined : moment / 86_400_000 + 25_569;
}

/** A plain number is kept as the file writes it, short of the noise of its last digits; others as they are shown. */
function formatted(value: number, pattern: string): string {
  if (pattern === 'General' || pattern === '@') return String(Number(value.toPrecision(15)));
  try {
    return format(pattern, value, french)
      .replaceAll(/[\u00a0\u202f]/g, ' ')
      .trim();
  } catch {
    return String(value);
  }
}
