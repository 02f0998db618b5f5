/** Which actions of a file are in the plan already, and what each of the two says that the other does not. */
import { foldName } from '../../actor-names.ts';
import type { Action, PlanSnapshot } from '../../model.ts';
import { actionsInOrder, outlineOf } from '../../views/outline.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import {
  describeValue,
  type FileAction,
  type ImportField,
  importFields,
  isSaid,
  isSameValue,
  namesIn,
  valueInFile,
  valueInPlan,
} from './fields.ts';

/** What becomes of an action that is in the plan already: it stays as it is, takes what the file says, or both stand. */
export type ImportChoice = 'keep' | 'replace' | 'both';

export interface Difference {
  readonly field: ImportField;
  readonly before: string;
  readonly after: string;
}

export interface ImportMatch {
  readonly incoming: FileAction;
  readonly existing: Action;
  /** As the plan shows it. */
  readonly number: string | null;
  /** `number`: the titles have little in common, and it may well be another action. */
  readonly by: 'title' | 'number';
  /** What the file says otherwise; none when it brings nothing new. */
  readonly differences: readonly Difference[];
}

/** Words in common above which two titles under one number are the same action, and above which any two are. */
const NEAR = 0.5;
const ALIKE = 0.8;

/** @param file whose actors and themes have the ids that the plan gives them */
export function findMatches(file: TerritoryFile, plan: PlanSnapshot): readonly ImportMatch[] {
  const known = actionsInOrder(outlineOf(plan)).map(({ action, number }) => ({
    action,
    number,
    words: wordsIn(action.title),
  }));
  const nameOf = namesIn(file, plan);
  const free = new Set(known);
  const found = new Map<string, { readonly it: (typeof known)[number]; readonly by: ImportMatch['by'] }>();
  const pair = (
    by: ImportMatch['by'],
    isMatch: (action: FileAction, it: (typeof known)[number]) => boolean,
  ): void => {
    for (const action of file.actions) {
      if (found.has(action.id)) continue;
      const fitting = [...free].filter(it => isMatch(action, it));
      const it = fitting.find(({ number }) => isSameNumber(number, action.number)) ?? fitting[0];
      if (!it) continue;
      free.delete(it);
      found.set(action.id, { it, by });
    }
  };
  const words = new Map(file.actions.map(({ id, title }) => [id, wordsIn(title)]));
  const likeness = ({ id }: FileAction, it: (typeof known)[number]): number =>
    likenessOf(words.get(id) ?? [], it.words);
  pair('title', (action, { action: { title } }) => foldName(title) === foldName(action.title));
  pair('title', (action, it) => isSameNumber(it.number, action.number) && likeness(action, it) >= NEAR);
  pair('title', (action, it) => likeness(action, it) >= ALIKE);
  pair('number', (action, { number }) => isSameNumber(number, action.number));
  return file.actions.flatMap(incoming => {
    const match = found.get(incoming.id);
    if (!match) return [];
    const { action: existing, number } = match.it;
    return [
      { incoming, existing, number, by: match.by, differences: differencesOf(incoming, existing, nameOf) },
    ];
  });
}

/** Of two actions that have only their number in common, each stands. */
export function choiceFor({ by }: ImportMatch): ImportChoice {
  return by === 'number' ? 'both' : 'keep';
}

/** Two titles of one level that mean the same axis or orientation. */
export function isSameLevel(
  a: { readonly number: string | null; readonly title: string },
  b: { readonly number: string | null; readonly title: string },
): boolean {
  if (foldName(a.title) === foldName(b.title)) return true;
  const likeness = likenessOf(wordsIn(a.title), wordsIn(b.title));
  return likeness >= ALIKE || (isSameNumber(a.number, b.number) && likeness >= NEAR);
}

function differencesOf(
  incoming: FileAction,
  existing: Action,
  nameOf: (id: string) => string,
): readonly Difference[] {
  return importFields.flatMap(field => {
    const [before, after] = [valueInPlan(existing, field), valueInFile(incoming, field)];
    if (!isSaid(after) || isSameValue(field, before, after)) return [];
    return [
      {
        field,
        before: describeValue(field, before, nameOf),
        after: describeValue(field, after, nameOf),
      },
    ];
  });
}

function isSameNumber(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.replace(/[\s.]+$/, '') === b.replace(/[\s.]+$/, '');
}

function wordsIn(title: string): readonly string[] {
  return [...new Set(foldName(title).match(/[\p{L}\p{N}]{3,}/gu) ?? [])];
}

/** Twice what is in both, by what is in each (Dice). */
function likenessOf(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0;
  return (2 * a.filter(word => b.includes(word)).length) / (a.length + b.length);
}
