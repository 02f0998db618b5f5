/** What a plan has a number of, and the words by which annexes announce it. */
import type { PlanSnapshot } from '../../model.ts';
import { plural } from '../../words.ts';
import { foldText } from '../search.ts';

export interface Countable {
  /** How it is said, folded, in the singular and the plural. */
  readonly units: ReadonlySet<string>;
  readonly word: string;
  readonly count: number;
}

/** Fiches are counted as actions: each action has one. */
export function countablesOf({ territory, axes, orientations, actions }: PlanSnapshot): readonly Countable[] {
  const { axis, orientation, action } = territory.vocabulary;
  return [
    {
      word: action,
      count: actions.length,
      units: unitsOf(action, 'action', 'fiche', 'fiche action', 'fiche-action'),
    },
    { word: axis, count: axes.length, units: unitsOf(axis, firstWord(axis)) },
    {
      word: orientation,
      count: orientations.length,
      units: unitsOf(orientation, firstWord(orientation)),
    },
  ];
}

function unitsOf(...words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap(word => [word, plural(word)]).map(foldText));
}

function firstWord(text: string): string {
  return text.split(' ')[0] ?? text;
}
