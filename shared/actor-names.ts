/** Names of actors: when two are the same, and the abbreviation a new one gets. */
import type { Actor } from './model.ts';

/** Equal but for case and accents. */
export function sameName(a: string, b: string): boolean {
  return a.localeCompare(b, 'fr', { sensitivity: 'base' }) === 0;
}

/** Initials, then as many letters as it takes to be unlike the others': what the grid shows and the keyboard types. */
export function shortFor(name: string, actors: readonly Actor[]): string {
  const taken = new Set(actors.map(actor => actor.short.toLowerCase()));
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(word => /^[\p{Lu}\p{N}]/u.test(word));
  const initials = words
    .map(word => word.charAt(0))
    .join('')
    .slice(0, 3);
  const letters = name.replace(/[^\p{L}\p{N}]/gu, '');
  const candidates = [initials, ...[1, 2, 3, 4].map(length => letters.slice(0, length))].filter(Boolean);
  const free = candidates.find(candidate => !taken.has(candidate.toLowerCase()));
  if (free) return free;
  let suffix = 2;
  while (taken.has(`${letters.slice(0, 2)}${suffix}`.toLowerCase())) suffix++;
  return `${letters.slice(0, 2)}${suffix}`;
}
