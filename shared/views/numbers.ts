/**
 * Numbers shown to people, derived from place. A fixed number keeps its value and nobody else gets it; the others
 * take, in order, the first values left.
 */
import type { FixedNumber, LevelStyle } from '../model.ts';

/** The n-th number of a sequence, n from 1. */
export type Sequence = (n: number) => string;

export const decimal: Sequence = n => String(n);

/** a … z, aa, ab … */
export const letter: Sequence = n =>
  (n > 26 ? letter(Math.floor((n - 1) / 26)) : '') + letterOf((n - 1) % 26);

export const under =
  (prefix: string | null): Sequence =>
  n =>
    prefix === null ? String(n) : `${prefix}.${n}`;

/** The sequence a level follows, or undefined when it has no number. */
export function levelSequence(style: LevelStyle, parentNumber: string | null): Sequence | undefined {
  switch (style) {
    case 'none':
      return undefined;
    case 'decimal':
      return decimal;
    case 'letter':
      return letter;
    case 'path':
      return under(parentNumber);
  }
}

/** Gives each sibling its number; `null` is "shown without number". */
export function numberAll(fixed: readonly FixedNumber[], sequence: Sequence | undefined): (string | null)[] {
  const taken = new Set(fixed.filter(number => number !== undefined && number !== ''));
  let n = 0;
  return fixed.map(number => {
    if (number !== undefined) return number === '' ? null : number;
    if (!sequence) return null;
    let next = sequence(++n);
    while (taken.has(next)) next = sequence(++n);
    return next;
  });
}

/**
 * The fewest numbers to fix so that `numberAll` gives back the numbers of a source: those of the longest run that
 * already follows the order are left to be derived.
 * @param positions where each one stands in the source, when that is another order: those left to be derived rise
 * there too, so that their numbers tell the source's order
 */
export function fixNumbers(
  given: readonly (string | null)[],
  sequence: Sequence | undefined,
  positions: readonly number[] = given.map((_, index) => index),
): readonly FixedNumber[] {
  const ranks = reachable(given, sequence);
  const free = longestRise(
    given.map(number => ranks.get(number)),
    positions,
  );
  return given.map((number, index) => {
    if (free.has(index)) return undefined;
    return number === null && !sequence ? undefined : (number ?? '');
  });
}

/** The rank of each number that can be derived: all lesser ones are given too, and it is given once. */
function reachable(
  given: readonly (string | null)[],
  sequence: Sequence | undefined,
): ReadonlyMap<string | null, number> {
  const holders = Map.groupBy(given, number => number);
  const ranks = new Map<string | null, number>();
  if (!sequence) return ranks;
  for (let n = 1; holders.has(sequence(n)); n++)
    if (holders.get(sequence(n))?.length === 1) ranks.set(sequence(n), n);
  return ranks;
}

function letterOf(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}

/** Indexes of a longest run where values and positions both rise; undefined values are never part of it. */
export function longestRise(
  values: readonly (number | undefined)[],
  positions: readonly number[],
): ReadonlySet<number> {
  const length: number[] = [];
  const previous: number[] = [];
  let best = -1;
  values.forEach((value, i) => {
    length[i] = value === undefined ? 0 : 1;
    previous[i] = -1;
    if (value === undefined) return;
    for (let j = 0; j < i; j++) {
      const earlier = values[j];
      const rises = earlier !== undefined && earlier < value && (positions[j] ?? 0) < (positions[i] ?? 0);
      if (rises && (length[j] ?? 0) + 1 > (length[i] ?? 0)) {
        length[i] = (length[j] ?? 0) + 1;
        previous[i] = j;
      }
    }
    if (best < 0 || (length[i] ?? 0) > (length[best] ?? 0)) best = i;
  });
  const rise = new Set<number>();
  for (let i = best; i >= 0; i = previous[i] ?? -1) if (values[i] !== undefined) rise.add(i);
  return rise;
}
