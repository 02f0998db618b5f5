/** Which actions of a file are in the plan already, and what each of the two says that the other does not. */
import { foldName } from '../../actor-names.ts';
import type { Action, PlanSnapshot } from '../../model.ts';
import { actionsInOrder, outlineOf } from '../../views/outline.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { Comparison, type Difference } from './differences.ts';
import type { FileAction } from './fields.ts';
import { ALIKE, bareNumber, isSameNumber, likenessOf, NEAR, type Words, wordsIn } from './likeness.ts';

/** What becomes of an action that is in the plan already: it stays as it is, takes what the file says, or both stand. */
export type ImportChoice = 'keep' | 'replace' | 'both';

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

/** An action of the plan, with what it is looked for by. */
interface Candidate {
  readonly action: Action;
  readonly number: string | null;
  readonly folded: string;
  readonly words: Words;
}

interface Found {
  readonly it: Candidate;
  readonly by: ImportMatch['by'];
}

/** @param file whose actors and themes have the ids that the plan gives them */
export function findMatches(file: TerritoryFile, plan: PlanSnapshot): readonly ImportMatch[] {
  const comparison = new Comparison(file, plan);
  const found = findPairs(file, plan);
  return file.actions.flatMap(incoming => {
    const match = found.get(incoming.id);
    if (!match) return [];
    const { action: existing, number } = match.it;
    const differences = comparison.of(incoming, existing, number);
    return [{ incoming, existing, number, by: match.by, differences }];
  });
}

/** By the file's ids: the surest first, each action once. */
function findPairs({ actions }: TerritoryFile, plan: PlanSnapshot): ReadonlyMap<string, Found> {
  const known = actionsInOrder(outlineOf(plan)).map(
    ({ action, number }): Candidate => ({
      action,
      number,
      folded: foldName(action.title),
      words: wordsIn(action.title),
    }),
  );
  const incoming = actions.map(action => ({
    action,
    folded: foldName(action.title),
    words: wordsIn(action.title),
  }));
  const [byTitle, byNumber] = [
    Map.groupBy(known, ({ folded }) => folded),
    Map.groupBy(known, ({ number }) => bareNumber(number)),
  ];
  const free = new Set(known);
  const found = new Map<string, Found>();
  type Incoming = (typeof incoming)[number];
  const pair = (by: Found['by'], fitting: (one: Incoming) => readonly Candidate[]): void => {
    for (const one of incoming) {
      if (found.has(one.action.id)) continue;
      const left = fitting(one).filter(it => free.has(it));
      const it = left.find(({ number }) => isSameNumber(number, one.action.number)) ?? left[0];
      if (!it) continue;
      free.delete(it);
      found.set(one.action.id, { it, by });
    }
  };
  const numbered = ({ action: { number } }: Incoming): readonly Candidate[] =>
    number === null ? [] : (byNumber.get(bareNumber(number)) ?? []);
  pair('title', ({ folded }) => byTitle.get(folded) ?? []);
  pair('title', one => numbered(one).filter(({ words }) => likenessOf(one.words, words) >= NEAR));
  pair('title', ({ words }) => [...free].filter(it => likenessOf(words, it.words) >= ALIKE));
  pair('number', numbered);
  return found;
}

/** Of two actions that have only their number in common, each stands. */
export function choiceFor({ by }: ImportMatch): ImportChoice {
  return by === 'number' ? 'both' : 'keep';
}
