/** The actors of a territory file, from the names that stand for each. */
import { foldName, shortFor, tidyName } from '../../actor-names.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { freeId, slugOf } from './ids.ts';
import { formsOf, type NameEntry } from './name-entries.ts';
import { bareName, fullestForm, styleOf, wordsOf } from './name-keys.ts';

export type FileActor = TerritoryFile['actors'][number];

export interface WrittenActors {
  readonly actors: readonly FileActor[];
  readonly ids: ReadonlyMap<NameEntry, string>;
}

/** A longer name is cut. */
const LONGEST = 120;

/** Communes first, then the Caf, then the others as they are met. */
export function writeActors(entries: readonly NameEntry[]): WrittenActors {
  const rank = ({ kind }: NameEntry): number => (kind === 'commune' ? 0 : kind === 'caf' ? 1 : 2);
  const ordered = [...entries].sort((a, b) => rank(a) - rank(b));
  const known = ordered.flatMap(entry => entry.known ?? []);
  const taken = new Set<string>(known.map(({ id }) => id));
  const ids = new Map<NameEntry, string>();
  const actors: FileActor[] = [];
  for (const entry of ordered) {
    const actor = entry.known ? knownActor(entry.known) : newActor(entry, actors, known, taken);
    ids.set(entry, actor.id);
    actors.push(actor);
  }
  return { actors, ids };
}

function knownActor(actor: NonNullable<NameEntry['known']>): FileActor {
  const { id, name, short, label, kind, aliases, members, color } = actor;
  return {
    id,
    name,
    short,
    label,
    kind,
    ...(aliases.length > 0 && { aliases: [...aliases] }),
    ...(members.length > 0 && { members: [...members] }),
    ...(color !== null && { color: color + 1 }),
  };
}

function newActor(
  entry: NameEntry,
  written: readonly FileActor[],
  known: readonly { readonly short: string }[],
  taken: Set<string>,
): FileActor {
  const { name, label, acronym } = namesOf(entry, written);
  const others = [...written, ...known];
  const isFree =
    acronym !== undefined &&
    !/^x+$/i.test(acronym) &&
    others.every(({ short }) => foldName(short) !== foldName(acronym));
  const short = isFree ? acronym : shortFor(label, others);
  const names = new Set([name, label, short].map(foldName));
  const aliases = formsOf(entry)
    .map(cutName)
    .filter(form => {
      const isNew = !names.has(foldName(form));
      names.add(foldName(form));
      return isNew;
    });
  return {
    id: freeId(slugOf(label, 'acteur'), taken),
    name,
    short,
    label,
    kind: entry.kind,
    ...(aliases.length > 0 && { aliases }),
  };
}

interface Names {
  readonly name: string;
  readonly label: string;
  readonly acronym: string | undefined;
}

function namesOf(entry: NameEntry, written: readonly FileActor[]): Names {
  const forms = formsOf(entry);
  const isAcronym = (form: string): boolean => /^[\p{Lu}\d]{1,5}$/u.test(form) || /^\p{L}{1,2}$/u.test(form);
  const acronym = entry.short ?? forms.find(isAcronym);
  if (entry.kind === 'caf') {
    const full = fullestForm(forms).replace(/^c\.?a\.?f\b\.?/i, 'Caf');
    const isFirst = written.every(({ kind }) => kind !== 'caf');
    return {
      name: cutName(full),
      label: isFirst ? 'Caf' : cutName(full),
      acronym: isFirst ? 'Caf' : undefined,
    };
  }
  const plain = forms
    .filter(form => form !== acronym)
    .map(form => (entry.kind === 'commune' ? bareName(form) : form));
  const full = fullestForm(plain.length > 0 ? plain : forms);
  const [common] = plain
    .filter(form => !isAcronym(form) && !form.endsWith('.') && !form.includes('('))
    .sort((a, b) => wordsOf(a).length - wordsOf(b).length || styleOf(b, forms) - styleOf(a, forms));
  const label = entry.kind === 'commune' && common ? common : full;
  return { name: cutName(full), label: cutName(label), acronym };
}

function cutName(name: string): string {
  const tidy = tidyName(name);
  return tidy.length > LONGEST ? `${[...tidy].slice(0, LONGEST - 1).join('')}…` : tidy;
}
