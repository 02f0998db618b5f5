/** How alike two titles or numbers are. */
import { foldName } from '../../actor-names.ts';

/** Words in common above which two titles under one number are the same action, and above which any two are. */
export const NEAR = 0.5;
export const ALIKE = 0.8;

export type Words = ReadonlySet<string>;

/** Two titles of one level that mean the same axis or orientation. */
export function isSameLevel(
  a: { readonly number: string | null; readonly title: string },
  b: { readonly number: string | null; readonly title: string },
): boolean {
  if (foldName(a.title) === foldName(b.title)) return true;
  const likeness = likenessOf(wordsIn(a.title), wordsIn(b.title));
  return likeness >= ALIKE || (isSameNumber(a.number, b.number) && likeness >= NEAR);
}

export function isSameNumber(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && bareNumber(a) === bareNumber(b);
}

export function bareNumber(number: string | null): string | null {
  return number?.replace(/[\s.]+$/, '') ?? null;
}

export function wordsIn(title: string): Words {
  return new Set(foldName(title).match(/[\p{L}\p{N}]{3,}/gu));
}

/** Twice what is in both, by what is in each (Dice). */
export function likenessOf(a: Words, b: Words): number {
  const all = a.size + b.size;
  // Not even the shorter one would do: most pairs are told by this alone.
  if (2 * Math.min(a.size, b.size) < NEAR * all || all === 0) return 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return (2 * both) / all;
}
