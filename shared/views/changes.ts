/** What differs between two states of a plan, item by item, and how one says it in a sentence. */
import type { Item, ItemId, PlanSnapshot } from '../model.ts';
import { findItem, outlineOf, shortName } from './outline.ts';

export type ChangeKind = 'changed' | 'added' | 'removed';

export interface Change {
  readonly kind: ChangeKind;
  readonly item: ItemId;
  /** « Action 12 »: as the item is called now, or was called when it was last there. */
  readonly name: string;
}

/** An item that only has another number, because others moved, has not changed. */
export function changesBetween(before: PlanSnapshot, after: PlanSnapshot): readonly Change[] {
  const earlier = itemsOf(before);
  const later = itemsOf(after);
  const present = [...later.values()].flatMap((item): Change[] => {
    const known = earlier.get(item.id);
    if (known === item) return [];
    return [{ kind: known ? 'changed' : 'added', item: item.id, name: nameIn(after, item) }];
  });
  const gone = [...earlier.values()].filter(({ id }) => !later.has(id));
  return [
    ...present,
    ...gone.map((item): Change => ({ kind: 'removed', item: item.id, name: nameIn(before, item) })),
  ];
}

/** Several changes of one item as one: the last of them, unless it was added meanwhile. */
export function mergeChanges(earlier: readonly Change[], later: readonly Change[]): readonly Change[] {
  const merged = new Map(earlier.map(change => [change.item, change]));
  for (const change of later) {
    const known = merged.get(change.item);
    if (known?.kind === 'added' && change.kind === 'removed') merged.delete(change.item);
    else if (known?.kind === 'added') merged.set(change.item, { ...change, kind: 'added' });
    else if (known?.kind === 'removed' && change.kind === 'added')
      merged.set(change.item, { ...change, kind: 'changed' });
    else merged.set(change.item, change);
  }
  return [...merged.values()];
}

const verbs: Readonly<Record<ChangeKind, string>> = {
  changed: 'de modifier',
  added: 'd’ajouter',
  removed: 'de supprimer',
};

/** More names than these would not be listened to. */
const MAX_NAMES = 3;

/** « D’autres viennent de modifier Action 12 et Action 14. » Empty when nothing has changed. */
export function describeChanges(changes: readonly Change[]): string {
  const parts = (['added', 'changed', 'removed'] as const).flatMap(kind => {
    const names = changes.filter(change => change.kind === kind).map(({ name }) => name);
    return names.length === 0 ? [] : [`${verbs[kind]} ${listOf(names)}`];
  });
  return parts.length === 0 ? '' : `D’autres viennent ${new Intl.ListFormat('fr').format(parts)}.`;
}

function listOf(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  const said = more > 0 ? [...names.slice(0, MAX_NAMES), more === 1 ? 'un autre' : `${more} autres`] : names;
  return new Intl.ListFormat('fr').format(said);
}

function itemsOf({ axes, orientations, actions }: PlanSnapshot): ReadonlyMap<ItemId, Item> {
  return new Map([...axes, ...orientations, ...actions].map(item => [item.id, item]));
}

function nameIn(plan: PlanSnapshot, { id, kind, title }: Item): string {
  return shortName(plan.territory.vocabulary[kind], findItem(outlineOf(plan), id)?.number ?? null, title);
}
