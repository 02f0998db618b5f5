/** Names as a table gives them, and which of them mean the same: a shorter form, initials, a slip of the pen. */
import { foldName } from '../../actor-names.ts';
import type { Actor, ActorKind } from '../../model.ts';
import { kindOf } from './actor-kinds.ts';
import { abbreviates, bareName, fullestForm, isSlip, nameKey } from './name-keys.ts';
import type { Doubts } from './plan-reading.ts';

export interface NamePlace {
  readonly row: number | null;
  readonly column: string | null;
}

/** How a name is met: `commune` where only communes stand, `title` in what the sheet is called, `abbreviation` in a mark. */
export type NameUse = 'named' | 'commune' | 'title' | 'abbreviation';

export interface NameEntry {
  readonly key: string;
  /** As written → how often. What titles say counts for nothing. */
  readonly forms: Map<string, number>;
  /** Where it is met first. */
  place: NamePlace;
  readonly uses: Set<NameUse>;
  kind: ActorKind;
  /** What a legend or the marks say for short. */
  short: string | undefined;
  /** The actor of the plan that goes by this name. */
  known: Actor | undefined;
  /** The entry that means the same, and stands for it. */
  into: NameEntry | undefined;
}

export function newEntry(name: string, place: NamePlace): NameEntry {
  return {
    key: keyOf(name),
    forms: new Map(),
    place,
    uses: new Set(),
    kind: kindOf(name),
    short: undefined,
    known: undefined,
    into: undefined,
  };
}

export function keyOf(name: string): string {
  return nameKey(name) || foldName(name) || '?';
}

/** Somebody, and not only what a title or a mark says of somebody. */
export function isFirm({ uses, known }: NameEntry): boolean {
  return known !== undefined || uses.has('named') || uses.has('commune');
}

export function rootOf(entry: NameEntry): NameEntry {
  let root = entry;
  for (let steps = 0; root.into && steps < 20; steps++) root = root.into;
  return root;
}

/** The most frequent first. */
export function formsOf({ forms, known }: NameEntry): readonly string[] {
  const own = [...forms].sort(([, a], [, b]) => b - a).map(([form]) => form);
  return own.length === 0 && known ? [known.name] : own;
}

/** Joins an entry to the only other one that it can mean, and says so. */
export function joinEntry(entry: NameEntry, entries: readonly NameEntry[], doubts: Doubts): void {
  if (entry.into || entry.known) return;
  const { row, column } = entry.place;
  const [form = ''] = formsOf(entry);
  const alikes = entries.filter(
    other => other !== entry && rootOf(other) !== entry && isSame(entry, form, other),
  );
  const targets = [...new Set(alikes.map(rootOf))];
  const [target] = targets;
  const names = targets.map(other => `« ${bareName(fullestForm(formsOf(other)))} »`);
  if (targets.length > 1 && form.length < 6 && !entry.uses.has('title'))
    doubts.say(row, column, `« ${form} » peut être ${names.join(' ou ')} : gardé tel quel.`);
  if (!target || targets.length > 1) return;
  entry.into = target;
  if (entry.uses.has('abbreviation')) target.short ??= form;
  const isSaid = entry.uses.size > 1 || !entry.uses.has('title');
  if (isSaid && (isFirm(target) || target.uses.has('title')))
    doubts.say(row, column, `« ${form} » est compris comme ${names[0]}.`);
}

/** Whether an entry is a shorter or mistyped way to say another. */
export function isSame(entry: NameEntry, form: string, other: NameEntry): boolean {
  if (other.uses.has('abbreviation') && other.uses.size === 1) return false;
  if (isOutside(form, other)) return true;
  const isPlace = other.kind === 'commune' || other.kind === 'caf' || other.kind === 'departement';
  if (!isPlace) return false;
  const key = nameKey(form.replace(/ ?\([^()]*\)$/, ''));
  if (entry.kind === other.kind && key !== '' && other.key.startsWith(`${key} `)) return true;
  // « Caf 06 » is the Caf of a plan, whatever else it is called.
  if (/^caf \d+$/.test(key) && other.kind === 'caf') return !/^caf(?: \d+)?$/.test(other.key);
  if (other.kind !== 'commune') return false;
  const named = formsOf(other)[0] ?? '';
  const isShort =
    /^[\p{Lu}\d.]{1,5}$|^\p{L}{1,2}$|^\p{L}{3,5}\.$/u.test(form) || entry.uses.has('abbreviation');
  const isBody = entry.kind === 'caf' || entry.kind === 'service' || entry.kind === 'etat';
  if (isShort && !isBody) return other.key.length > form.length && abbreviates(form, named);
  return entry.kind === 'commune' && isSlip(entry.key, other.key) && isRarer(entry, other);
}

/** Of two spellings the rarer one is the slip. */
function isRarer(a: NameEntry, b: NameEntry): boolean {
  const [ofA, ofB] = [total(a), total(b)];
  return ofA < ofB || (ofA === ofB && a.key > b.key);
}

/** « Caf (conseillère technique) » is the Caf. */
function isOutside(form: string, other: NameEntry): boolean {
  const [, outside] = /^([^()]+?) ?\([^()]*\)$/.exec(form) ?? [];
  return outside !== undefined && nameKey(outside) === other.key;
}

function total({ forms }: NameEntry): number {
  return [...forms.values()].reduce((sum, count) => sum + count, 0);
}
