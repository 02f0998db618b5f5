/** Total readers of what nobody vouches for: a value of the expected shape, or its absence. */

/** The years that a plan may speak of. */
export const EARLIEST_YEAR = 1900;
export const LATEST_YEAR = 2100;

/** A day, a month or a year: `2022-12-15`, `2022-12`, `2022`. */
export const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

export function string(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

export function stringOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A year of a plan's time. Another number would make lists of years that no memory holds. */
export function yearOrNull(value: unknown): number | null {
  const year = numberOrNull(value);
  return year !== null && Number.isInteger(year) && year >= EARLIEST_YEAR && year <= LATEST_YEAR
    ? year
    : null;
}

export function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find(one => one === value);
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A plain object: not a shared type, which has fields of its own that are nobody's values. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
