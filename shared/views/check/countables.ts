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
  const firsts = [axis, orientation, action].map(firstWord);
  // « Objectif général » and « Objectif opérationnel » are not to be told apart by « objectifs » alone.
  const shorter = (word: string): readonly string[] =>
    firsts.filter(first => first === firstWord(word)).length === 1 ? [firstWord(word)] : [];
  const fiches = ['action', 'fiche', 'fiche action', 'fiche-action'];
  return [
    { word: action, count: actions.length, units: unitsOf([action, ...fiches]) },
    { word: axis, count: axes.length, units: unitsOf([axis, ...shorter(axis)]) },
    { word: orientation, count: orientations.length, units: unitsOf([orientation, ...shorter(orientation)]) },
  ];
}

function unitsOf(words: readonly string[]): ReadonlySet<string> {
  const said = words.filter(word => word !== '');
  return new Set(said.flatMap(word => [word, plural(word)]).map(foldText));
}

function firstWord(text: string): string {
  return text.split(' ')[0] ?? text;
}
