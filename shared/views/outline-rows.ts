/** The outline as one list of lines, and where a new line is written in it. */
import type { Action, Item, ItemId } from '../model.ts';
import { noRank } from './deployment.ts';
import type { NumberedAction, Outline, OutlineOrientation } from './outline.ts';

export interface ItemRow {
  readonly is: 'item';
  readonly item: Item;
  readonly number: string | null;
  readonly rank: number;
  /** What it is shown under; null for an axis, and for what is « À classer ». */
  readonly parent: ItemId | null;
}

export type OutlineRow =
  | ItemRow
  /** An action that stands in another line, cited under an orientation. */
  | {
      readonly is: 'cited';
      readonly action: Action;
      readonly number: string | null;
      readonly rank: number;
      readonly parent: ItemId;
    }
  | { readonly is: 'unfiled' };

/** A line that is being written and not in the plan yet: before a sibling, or last under its parent. */
export interface Draft {
  readonly kind: Item['kind'];
  readonly parent: ItemId | null;
  readonly before: ItemId | null;
}

/** Every line in reading order, what is « À classer » last. */
export function outlineRows({ axes, unfiled }: Outline): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const addActions = (actions: readonly NumberedAction[], parent: ItemId | null, rank: number): void => {
    for (const { action, number } of actions) rows.push({ is: 'item', item: action, number, rank, parent });
  };
  const addOrientation = (entry: OutlineOrientation, parent: ItemId | null, rank: number): void => {
    const { orientation, number, actions, cited } = entry;
    rows.push({ is: 'item', item: orientation, number, rank, parent });
    addActions(actions, orientation.id, rank);
    for (const one of cited) rows.push({ is: 'cited', ...one, rank, parent: orientation.id });
  };
  for (const { axis, number, rank, actions, orientations } of axes) {
    rows.push({ is: 'item', item: axis, number, rank, parent: null });
    addActions(actions, axis.id, rank);
    for (const entry of orientations) addOrientation(entry, axis.id, rank);
  }
  if (unfiled.actions.length === 0 && unfiled.orientations.length === 0) return rows;
  rows.push({ is: 'unfiled' });
  addActions(unfiled.actions, null, noRank);
  for (const entry of unfiled.orientations) addOrientation(entry, null, noRank);
  return rows;
}

/** A line to write just after this one, of the same level. */
export function draftAfter({ item, parent }: ItemRow, rows: readonly OutlineRow[]): Draft {
  return { kind: item.kind, parent, before: nextSibling(item, parent, rows) };
}

/** The same draft one level lower, or undefined where there is none: it goes under what it followed. */
export function lowerDraft({ kind, parent, before }: Draft, rows: readonly OutlineRow[]): Draft | undefined {
  if (kind === 'action') {
    const inside = siblingsIn(rows, 'orientation', parent)[0];
    if (parent === null || !inside) return undefined;
    return {
      kind,
      parent: inside.item.id,
      before: siblingsIn(rows, 'action', inside.item.id)[0]?.item.id ?? null,
    };
  }
  const siblings = siblingsIn(rows, kind, parent);
  const at = before === null ? siblings.length : siblings.findIndex(({ item }) => item.id === before);
  const above = siblings[at - 1]?.item.id;
  if (kind === 'axis') return above && { kind: 'orientation', parent: above, before: null };
  return { kind: 'action', parent: above ?? parent, before: null };
}

/** The same draft one level higher, just after what it was under, or undefined where there is none. */
export function higherDraft({ kind, parent }: Draft, rows: readonly OutlineRow[]): Draft | undefined {
  const holder = rows.find(row => row.is === 'item' && row.item.id === parent);
  if (kind === 'axis' || holder?.is !== 'item') return undefined;
  if (holder.item.kind === 'orientation')
    return holder.parent === null ? undefined : draftAfter(holder, rows);
  if (kind === 'orientation') return draftAfter(holder, rows);
  const first = siblingsIn(rows, 'orientation', parent)[0];
  return { kind: 'orientation', parent, before: first?.item.id ?? null };
}

/** How many lines stand above a draft. Undefined when what it was to go under is gone. */
export function linesAbove({ kind, parent, before }: Draft, rows: readonly OutlineRow[]): number | undefined {
  const next = rows.findIndex(row => row.is === 'item' && row.item.id === before);
  if (next >= 0) return next;
  const unfiled = rows.findIndex(({ is }) => is === 'unfiled');
  if (kind === 'axis') return unfiled < 0 ? rows.length : unfiled;
  const isUnder = (row: OutlineRow): boolean =>
    row.is === 'item' &&
    (kind === 'action' ? row.item.kind === 'action' && row.parent === parent : isIn(row, parent, rows));
  const last = rows.findLastIndex(isUnder);
  if (last >= 0) return last + 1;
  const holder =
    parent === null ? unfiled : rows.findIndex(row => row.is === 'item' && row.item.id === parent);
  return holder < 0 ? undefined : holder + 1;
}

function siblingsIn(
  rows: readonly OutlineRow[],
  kind: Item['kind'],
  parent: ItemId | null,
): readonly ItemRow[] {
  return rows.filter(row => row.is === 'item').filter(row => row.item.kind === kind && row.parent === parent);
}

function nextSibling({ id, kind }: Item, parent: ItemId | null, rows: readonly OutlineRow[]): ItemId | null {
  const siblings = siblingsIn(rows, kind, parent);
  return siblings[siblings.findIndex(({ item }) => item.id === id) + 1]?.item.id ?? null;
}

/** At any depth. */
function isIn(row: ItemRow, holder: ItemId | null, rows: readonly OutlineRow[]): boolean {
  if (row.parent === null) return false;
  if (row.parent === holder) return true;
  const above = rows.find(other => other.is === 'item' && other.item.id === row.parent);
  return above?.is === 'item' && isIn(above, holder, rows);
}
