/** Actors that are probably one: « Gilette » and « Gillette », « Les Pennes » and « LPM ». A guess, for people to judge. */
import { foldName } from '../actor-names.ts';
import type { Actor } from '../model.ts';

export interface LikelyDuplicate {
  readonly actors: readonly [Actor, Actor];
  /** What makes one think so, in French. */
  readonly why: string;
}

/** A shorter name is like too many others. */
const SHORTEST_LIKE = 5;

const known = new WeakMap<readonly Actor[], readonly LikelyDuplicate[]>();

/** Computed once per directory. */
export function likelyDuplicates(actors: readonly Actor[]): readonly LikelyDuplicate[] {
  const found = known.get(actors) ?? findPairs(actors);
  known.set(actors, found);
  return found;
}

/** Actors whose name somebody may have meant who typed this one: the same words, but for one letter. */
export function actorsNear(name: string, actors: readonly Actor[]): readonly Actor[] {
  const wanted = wordsIn(name);
  if (wanted === '') return [];
  return actors.filter(actor =>
    namesOf(actor).some(known => known === wanted || isOneLetterOff(known, wanted)),
  );
}

function findPairs(actors: readonly Actor[]): readonly LikelyDuplicate[] {
  const named = actors.map(actor => ({ actor, names: namesOf(actor) }));
  return named.flatMap((one, index) =>
    named.slice(index + 1).flatMap(other => {
      const why = whyAlike(one, other);
      return why === undefined ? [] : [{ actors: [one.actor, other.actor] as const, why }];
    }),
  );
}

interface Named {
  readonly actor: Actor;
  /** As they are compared: words without accents, case or signs between them. */
  readonly names: readonly string[];
}

function namesOf({ name, label, aliases }: Actor): readonly string[] {
  return [...new Set([name, label, ...aliases].map(wordsIn))].filter(text => text !== '');
}

function wordsIn(name: string): string {
  return foldName(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function whyAlike(a: Named, b: Named): string | undefined {
  if (a.actor.members.includes(b.actor.id) || b.actor.members.includes(a.actor.id)) return undefined;
  const some = (test: (one: string, other: string) => boolean): boolean =>
    a.names.some(one => b.names.some(other => test(one, other)));
  if (some((one, other) => one === other)) return 'même nom';
  if (some(isOneLetterOff)) return 'noms presque pareils';
  if (some((one, other) => isInitials(one, other) || isInitials(other, one))) return 'initiales de l’autre';
  const isSameKind = a.actor.kind === b.actor.kind;
  if (isSameKind && some((one, other) => isStart(one, other) || isStart(other, one)))
    return 'début du nom de l’autre';
  return undefined;
}

/** One letter more, less or another; « école 1 » and « école 2 » are two. */
function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < SHORTEST_LIKE || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const changed = long.slice(start, start + 1) + short.slice(start, start + 1);
  const tail = short.slice(long.length === short.length ? start + 1 : start);
  return !/\d/.test(changed) && long.slice(start + 1) === tail;
}

function isInitials(short: string, long: string): boolean {
  const words = long.split(' ');
  return short.length >= 3 && words.length === short.length && words.map(word => word[0]).join('') === short;
}

/** Whole words, and enough of them to mean somebody. */
function isStart(short: string, long: string): boolean {
  return short.includes(' ') && long.startsWith(`${short} `);
}
