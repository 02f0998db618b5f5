/** The plan as a numbered tree: axes, their orientations, their actions, and what is left « À classer ». */
import type { Action, Axis, FixedNumber, Item, ItemId, Orientation, PlanSnapshot } from '../model.ts';
import { decimal, levelSequence, numberAll, under } from './numbers.ts';

export interface NumberedAction {
  readonly action: Action;
  readonly number: string | null;
}

export interface OutlineOrientation {
  readonly orientation: Orientation;
  readonly number: string | null;
  readonly actions: readonly NumberedAction[];
}

export interface OutlineAxis {
  readonly axis: Axis;
  readonly number: string | null;
  /** Rank of the axis from 0: its hue. */
  readonly rank: number;
  /** Actions placed straight under the axis, before its orientations. */
  readonly actions: readonly NumberedAction[];
  readonly orientations: readonly OutlineOrientation[];
  /** Actions of the axis, at any depth. */
  readonly count: number;
}

/** What has lost its parent, or never had one. */
export interface Unfiled {
  readonly orientations: readonly OutlineOrientation[];
  readonly actions: readonly NumberedAction[];
}

export interface Outline {
  readonly axes: readonly OutlineAxis[];
  readonly unfiled: Unfiled;
}

const outlines = new WeakMap<PlanSnapshot, Outline>();

/** Computed once per snapshot. */
export function outlineOf(plan: PlanSnapshot): Outline {
  const known = outlines.get(plan);
  if (known) return known;
  const outline = buildOutline(plan);
  outlines.set(plan, outline);
  return outline;
}

/** Every action of the outline in reading order, those « À classer » last. */
export function actionsInOrder(outline: Outline): readonly NumberedAction[] {
  const inAxis = (axis: OutlineAxis) => [...axis.actions, ...axis.orientations.flatMap(o => o.actions)];
  return [
    ...outline.axes.flatMap(inAxis),
    ...outline.unfiled.orientations.flatMap(o => o.actions),
    ...outline.unfiled.actions,
  ];
}

/** The number and title of an item, as people call it: « 12 · Café des parents ». */
export function nameOf(outline: Outline, id: ItemId): string | undefined {
  for (const { axis, number, orientations } of outline.axes) {
    if (axis.id === id) return join(number, axis.title);
    const found = orientations.find(({ orientation }) => orientation.id === id);
    if (found) return join(found.number, found.orientation.title);
  }
  const action = actionsInOrder(outline).find(entry => entry.action.id === id);
  if (action) return join(action.number, action.action.title);
  return outline.unfiled.orientations.find(entry => entry.orientation.id === id)?.orientation.title;
}

function join(number: string | null, title: string): string {
  return number === null ? title : `${number} · ${title}`;
}

function buildOutline(plan: PlanSnapshot): Outline {
  const axisIds = new Set(plan.axes.map(axis => axis.id));
  const orientationIds = new Set(plan.orientations.map(orientation => orientation.id));
  const actionsUnder = groupByParent(plan.actions, id => axisIds.has(id) || orientationIds.has(id));
  const orientationsUnder = groupByParent(plan.orientations, id => axisIds.has(id));
  const axisNumbers = numberSiblings(plan.axes, levelSequence(plan.territory.axisStyle, null));

  const numbers = new Map<ItemId, string | null>();
  const axes = plan.axes.map((axis, rank) => {
    const number = axisNumbers[rank] ?? null;
    const orientations = orientationsUnder.get(axis.id) ?? [];
    const orientationNumbers = numberSiblings(
      orientations,
      levelSequence(plan.territory.orientationStyle, number),
    );
    orientations.forEach((orientation, index) => {
      numbers.set(orientation.id, orientationNumbers[index] ?? null);
    });
    return { axis, number, rank, orientations };
  });
  const looseOrientations = orientationsUnder.get(null) ?? [];
  const looseActions = actionsUnder.get(null) ?? [];

  const inOrder: (readonly Action[])[] = [];
  for (const { axis, orientations } of axes) {
    inOrder.push(actionsUnder.get(axis.id) ?? []);
    for (const orientation of orientations) inOrder.push(actionsUnder.get(orientation.id) ?? []);
  }
  for (const orientation of looseOrientations) inOrder.push(actionsUnder.get(orientation.id) ?? []);
  inOrder.push(looseActions);

  switch (plan.territory.numbering) {
    case 'continuous':
      remember(numbers, inOrder.flat(), decimal);
      break;
    case 'hierarchical':
      for (const { axis, number, orientations } of axes) {
        remember(numbers, actionsUnder.get(axis.id) ?? [], under(number));
        for (const orientation of orientations) {
          const own = numbers.get(orientation.id) ?? null;
          const prefix = plan.territory.orientationStyle === 'path' ? own : joinPath(number, own);
          remember(numbers, actionsUnder.get(orientation.id) ?? [], under(prefix));
        }
      }
      for (const orientation of looseOrientations)
        remember(numbers, actionsUnder.get(orientation.id) ?? [], undefined);
      remember(numbers, looseActions, undefined);
      break;
    case 'none':
      remember(numbers, inOrder.flat(), undefined);
  }

  const numbered = (actions: readonly Action[] = []): readonly NumberedAction[] =>
    actions.map(action => ({ action, number: numbers.get(action.id) ?? null }));
  const withActions = (orientation: Orientation): OutlineOrientation => ({
    orientation,
    number: numbers.get(orientation.id) ?? null,
    actions: numbered(actionsUnder.get(orientation.id)),
  });

  return {
    axes: axes.map(({ axis, number, rank, orientations }) => {
      const direct = numbered(actionsUnder.get(axis.id));
      const filled = orientations.map(withActions);
      const count = filled.reduce((sum, { actions }) => sum + actions.length, direct.length);
      return { axis, number, rank, actions: direct, orientations: filled, count };
    }),
    unfiled: { orientations: looseOrientations.map(withActions), actions: numbered(looseActions) },
  };
}

/** Siblings by parent, in order; those whose parent is not live are under `null`. */
function groupByParent<T extends Item>(
  items: readonly T[],
  isLive: (id: ItemId) => boolean,
): ReadonlyMap<ItemId | null, readonly T[]> {
  return Map.groupBy(items, ({ place }) =>
    place.parent !== null && isLive(place.parent) ? place.parent : null,
  );
}

function numberSiblings(
  items: readonly { readonly fixedNumber: FixedNumber }[],
  sequence: Parameters<typeof numberAll>[1],
): (string | null)[] {
  return numberAll(
    items.map(item => item.fixedNumber),
    sequence,
  );
}

function remember(
  numbers: Map<ItemId, string | null>,
  actions: readonly Action[],
  sequence: Parameters<typeof numberAll>[1],
): void {
  const values = numberSiblings(actions, sequence);
  actions.forEach((action, index) => {
    numbers.set(action.id, values[index] ?? null);
  });
}

function joinPath(first: string | null, second: string | null): string | null {
  return first !== null && second !== null ? `${first}.${second}` : (first ?? second);
}
