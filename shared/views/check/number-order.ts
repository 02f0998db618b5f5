/** Numbers that do not rise as one reads: fixed ones, whose item has moved or never was where its number says. */
import type { PlanSnapshot } from '../../model.ts';
import { countOf } from '../../words.ts';
import { longestRise } from '../numbers.ts';
import { type Finding, finding, itemPlace, listed } from './finding.ts';
import { type Numbered, type NumberedScope, numberedScopes } from './numbered.ts';

export function numbersOutOfPlace(plan: PlanSnapshot): readonly Finding[] {
  return numberedScopes(plan).flatMap(outOfPlace);
}

function outOfPlace({ word, entries }: NumberedScope): readonly Finding[] {
  const ranks = ranksOf(entries);
  const positions = entries.map((_, index) => index);
  const risen = longestRise(ranks, positions);
  const out = entries.filter((_, index) => ranks[index] !== undefined && !risen.has(index));
  if (out.length === 0) return [];
  const numbers = listed(out.map(({ number }) => number ?? ''));
  const text =
    out.length === 1
      ? `Le numéro ${numbers} ne suit pas l’ordre du plan.`
      : `${countOf(out.length, word)} ont un numéro qui ne suit pas l’ordre du plan : ${numbers}.`;
  return [finding('number-out-of-place', text, ...out.map(({ id }) => itemPlace(id)))];
}

/** What is no number (« 3 bis ») has no rank, nor has the second of those that share one: another rule tells those. */
function ranksOf(entries: readonly Numbered[]): readonly (number | undefined)[] {
  const keys = entries.map(({ number }) => sortKey(number));
  const sorted = [...new Set(keys.filter(key => key !== undefined))].sort((a, b) => (a < b ? -1 : 1));
  const ranks = new Map(sorted.map((key, rank) => [key, rank]));
  return keys.map((key, index) =>
    key === undefined || keys.indexOf(key) < index ? undefined : ranks.get(key),
  );
}

/** « 1.10 » comes after « 1.2 », and « aa » after « z ». */
function sortKey(number: string | null): string | undefined {
  if (number === null || !/^(\d+|[a-z]+)(\.(\d+|[a-z]+))*$/.test(number)) return undefined;
  return number
    .split('.')
    .map(part => part.padStart(8, ' '))
    .join('.');
}
