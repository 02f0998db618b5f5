/** A number as French people write it: « 29 233 », « 0,5 ». */

const french = new Intl.NumberFormat('fr', { maximumFractionDigits: 6 });

export function printNumber(value: number | null): string {
  return value === null ? '' : french.format(value);
}

/** Null for no text at all, undefined when it is no number. */
export function parseNumber(text: string): number | null | undefined {
  const figures = text.replace(/\s/g, '').replace(',', '.').replace('−', '-');
  if (figures === '') return null;
  const value = /^-?(\d+\.?\d*|\.\d+)$/.test(figures) ? Number(figures) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}
