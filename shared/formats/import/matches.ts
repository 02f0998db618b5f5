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

/** An action of the plan, with what it is looked for by. */
interface Candidate {
  readonly action: Action;
  readonly number: string | null;
  readonly folded: string;
  readonly words: Words;
}

type Words = ReadonlySet<string>;

interface Found {
  readonly it: Candidate;
  readonly by: ImportMatch['by'];
}

/** @param file whose actors and themes have the ids that the plan gives them */
export function findMatches(file: TerritoryFile, plan: PlanSnapshot): readonly ImportMatch[] {
  const nameOf = namesIn(file, plan);
  const found = findPairs(file, plan);
  return file.actions.flatMap(incoming => {
    const match = found.get(incoming.id);
    if (!match) return [];
    const { action: existing, number } = match.it;
    return [
      { incoming, existing, number, by: match.by, differences: differencesOf(incoming, existing, nameOf) },
    ];
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
  return a !== null && b !== null && bareNumber(a) === bareNumber(b);
}

function bareNumber(number: string | null): string | null {
  return number?.replace(/[\s.]+$/, '') ?? null;
}

function wordsIn(title: string): Words {
  return new Set(foldName(title).match(/[\p{L}\p{N}]{3,}/gu));
}

/** Twice what is in both, by what is in each (Dice). */
function likenessOf(a: Words, b: Words): number {
  const all = a.size + b.size;
  // Not even the shorter one would do: most pairs are told by this alone.
  if (2 * Math.min(a.size, b.size) < NEAR * all || all === 0) return 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return (2 * both) / all;
}
