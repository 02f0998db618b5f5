/** Numbers that two have: only fixed ones can be, as signed documents have them. */
import type { PlanSnapshot } from '../../model.ts';
import { countOf } from '../../words.ts';
import { type Finding, finding, itemPlace } from './finding.ts';
import { numberedScopes } from './numbered.ts';

export function repeatedNumbers(plan: PlanSnapshot): readonly Finding[] {
  return numberedScopes(plan).flatMap(({ word, entries }) => {
    const holders = Map.groupBy(entries, ({ number }) => number);
    return [...holders].flatMap(([number, all]) => {
      if (number === null || all.length < 2) return [];
      const text = `Le numéro ${number} est porté par ${countOf(all.length, word)}.`;
      return finding('repeated-number', text, ...all.map(({ id }) => itemPlace(id)));
    });
  });
}
