/** The plan as a numbered tree: axes, their orientations, their actions, and what is left « À classer ». */
import type {
  Action,
  Axis,
  FixedNumber,
  Item,
  ItemId,
  LevelStyle,
  Orientation,
  PlanSnapshot,
  Territory,
} from '../model.ts';
import { settle } from '../plan-settle.ts';
import { decimal, levelSequence, numberAll, type Sequence, under } from './numbers.ts';

export interface NumberedAction {
  readonly action: Action;
  readonly number: string | null;
}

export interface OutlineOrientation {
  readonly orientation: Orientation;
  readonly number: string | null;
  readonly actions: readonly NumberedAction[];
  /** Actions that stand elsewhere and are cited here as well (« cf 1.2.2 »). They count where they stand. */
  readonly cited: readonly NumberedAction[];
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
/** The last outline of each territory: what did not change since keeps its identity, and is not rendered again. */
const latest = new WeakMap<Territory, Outline>();
const orders = new WeakMap<Outline, readonly NumberedAction[]>();

/** Computed once per snapshot. */
export function outlineOf(plan: PlanSnapshot): Outline {
  const known = outlines.get(plan);
  if (known) return known;
  const outline = settle(buildOutline(plan), latest.get(plan.territory));
  outlines.set(plan, outline);
  latest.set(plan.territory, outline);
  return outline;
}

/** Every action of the outline in reading order, those « À classer » last. Computed once per outline. */
export function actionsInOrder(outline: Outline): readonly NumberedAction[] {
  const inAxis = (axis: OutlineAxis) => [...axis.actions, ...axis.orientations.flatMap(o => o.actions)];
  const order = orders.get(outline) ?? [
    ...outline.axes.flatMap(inAxis),
    ...outline.unfiled.orientations.flatMap(o => o.actions),
    ...outline.unfiled.actions,
  ];
  orders.set(outline, order);
  return order;
}

export interface NumberedItem {
  readonly item: Item;
  readonly number: string | null;
}

/** Every item with its number: axes, orientations, then actions, each in reading order. */
export function itemsInOrder(outline: Outline): readonly NumberedItem[] {
  const orientations = [...outline.axes.flatMap(axis => axis.orientations), ...outline.unfiled.orientations];
  return [
    ...outline.axes.map(({ axis, number }) => ({ item: axis, number })),
    ...orientations.map(({ orientation, number }) => ({ item: orientation, number })),
    ...actionsInOrder(outline).map(({ action, number }) => ({ item: action, number })),
  ];
}

/** The item of this id with its number, wherever it stands. */
export function findItem(outline: Outline, id: ItemId): NumberedItem | undefined {
  return itemsInOrder(outline).find(({ item }) => item.id === id);
}

/** The actions that stand under an axis or an orientation, at any depth. */
export function actionsUnder(outline: Outline, id: ItemId): readonly NumberedAction[] {
  const axis = outline.axes.find(entry => entry.axis.id === id);
  if (axis) return [...axis.actions, ...axis.orientations.flatMap(({ actions }) => actions)];
  const orientations = [
    ...outline.axes.flatMap(entry => entry.orientations),
    ...outline.unfiled.orientations,
  ];
  return orientations.find(({ orientation }) => orientation.id === id)?.actions ?? [];
}

/** How people call an item: « 12 · Café des parents ». Undefined when it is gone. */
export function nameOf(outline: Outline, id: ItemId): string | undefined {
  const found = findItem(outline, id);
  return found && itemName(found.number, found.item.title);
}

export function itemName(number: string | null, title: string): string {
  return number === null ? shownTitle(title) : `${number} · ${shownTitle(title)}`;
}

/** How an action is told where it does not stand: « cf 1.2.2 – Café des parents ». */
export function citation(number: string | null, title: string): string {
  return number === null ? `cf « ${shownTitle(title)} »` : `cf ${number} – ${shownTitle(title)}`;
}

/** What to call an item shortly, in the territory's words: « Action 12 », or its title when it has no number. */
export function shortName(word: string, number: string | null, title: string): string {
  return number === null ? shownTitle(title) : `${word} ${number}`;
}

/** A title may have been emptied: something must be there to be seen and clicked. */
export function shownTitle(title: string): string {
  return title.trim() === '' ? 'Sans titre' : title;
}

/** Actions that are numbered together, in order, and the sequence they follow. */
export interface ActionRun {
  readonly actions: readonly Action[];
  readonly sequence: Sequence | undefined;
}

/** The whole plan is one run when numbers are continuous; each parent's actions are one when they are hierarchical. */
export function actionRuns(plan: PlanSnapshot): readonly ActionRun[] {
  return runsOf(plan, buildTree(plan));
}

/** An axis or orientation with the actions straight under it; `orientation` null stands for the axis itself. */
interface Group {
  readonly axisNumber: string | null;
  readonly orientation: { readonly number: string | null } | null;
  readonly actions: readonly Action[];
}

interface Tree {
  readonly axes: readonly {
    readonly axis: Axis;
    readonly number: string | null;
    readonly actions: readonly Action[];
    readonly orientations: readonly TreeOrientation[];
  }[];
  readonly looseOrientations: readonly TreeOrientation[];
  readonly looseActions: readonly Action[];
}

interface TreeOrientation {
  readonly orientation: Orientation;
  readonly number: string | null;
  readonly actions: readonly Action[];
}

function buildOutline(plan: PlanSnapshot): Outline {
  const tree = buildTree(plan);
  const numbers = new Map<ItemId, string | null>();
  for (const { actions, sequence } of runsOf(plan, tree)) {
    const values = numberSiblings(actions, sequence);
    actions.forEach((action, index) => {
      numbers.set(action.id, values[index] ?? null);
    });
  }
  const numbered = (actions: readonly Action[]): readonly NumberedAction[] =>
    actions.map(action => ({ action, number: numbers.get(action.id) ?? null }));
  const citedUnder = groupByCitation(plan.actions);
  const withNumbers = (entry: TreeOrientation): OutlineOrientation => ({
    orientation: entry.orientation,
    number: entry.number,
    actions: numbered(entry.actions),
    cited: numbered(citedUnder.get(entry.orientation.id) ?? []),
  });
  return {
    axes: tree.axes.map(({ axis, number, actions, orientations }, rank) => ({
      axis,
      number,
      rank,
      actions: numbered(actions),
      orientations: orientations.map(withNumbers),
      count: orientations.reduce((sum, entry) => sum + entry.actions.length, actions.length),
    })),
    unfiled: {
      orientations: tree.looseOrientations.map(withNumbers),
      actions: numbered(tree.looseActions),
    },
  };
}

/** Items under their live parent, axes and orientations numbered, actions not yet. */
function buildTree(plan: PlanSnapshot): Tree {
  const axisIds = new Set(plan.axes.map(axis => axis.id));
  const orientationIds = new Set(plan.orientations.map(orientation => orientation.id));
  const actionsUnder = groupByParent(plan.actions, id => axisIds.has(id) || orientationIds.has(id));
  const orientationsUnder = groupByParent(plan.orientations, id => axisIds.has(id));
  const orientationsOf = (parent: ItemId | null, style: LevelStyle, parentNumber: string | null) => {
    const orientations = orientationsUnder.get(parent) ?? [];
    const numbers = numberSiblings(orientations, levelSequence(style, parentNumber));
    return orientations.map((orientation, index) => ({
      orientation,
      number: numbers[index] ?? null,
      actions: actionsUnder.get(orientation.id) ?? [],
    }));
  };
  const { axisStyle, orientationStyle } = plan.territory;
  const axisNumbers = numberSiblings(plan.axes, levelSequence(axisStyle, null));
  return {
    axes: plan.axes.map((axis, index) => {
      const number = axisNumbers[index] ?? null;
      return {
        axis,
        number,
        actions: actionsUnder.get(axis.id) ?? [],
        orientations: orientationsOf(axis.id, orientationStyle, number),
      };
    }),
    looseOrientations: orientationsOf(null, 'none', null),
    looseActions: actionsUnder.get(null) ?? [],
  };
}

function runsOf({ territory }: PlanSnapshot, tree: Tree): readonly ActionRun[] {
  const filed: Group[] = tree.axes.flatMap(({ number: axisNumber, actions, orientations }) => [
    { axisNumber, orientation: null, actions },
    ...orientations.map(orientation => ({ axisNumber, orientation, actions: orientation.actions })),
  ]);
  const loose = [...tree.looseOrientations.flatMap(({ actions }) => actions), ...tree.looseActions];
  const all = [...filed.flatMap(({ actions }) => actions), ...loose];
  switch (territory.numbering) {
    case 'continuous':
      return [{ actions: all, sequence: decimal }];
    case 'none':
      return [{ actions: all, sequence: undefined }];
    case 'hierarchical':
      return [
        ...filed.map(group => ({
          actions: group.actions,
          sequence: under(prefixOf(group, territory.orientationStyle)),
        })),
        { actions: loose, sequence: undefined },
      ];
  }
}

function prefixOf({ axisNumber, orientation }: Group, style: LevelStyle): string | null {
  return orientation ? actionPrefix(axisNumber, orientation.number, style) : axisNumber;
}

/** An orientation numbered by its path already tells its axis; another is told after it. */
export function actionPrefix(
  axis: string | null,
  orientation: string | null,
  style: LevelStyle,
): string | null {
  if (style === 'path' || axis === null) return orientation ?? axis;
  return orientation === null ? axis : `${axis}.${orientation}`;
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

/** Actions by each orientation they are cited under. One that has been moved where it was cited stands there once. */
function groupByCitation(actions: readonly Action[]): ReadonlyMap<ItemId, readonly Action[]> {
  const citations = actions.flatMap(action =>
    action.alsoUnder.filter(id => id !== action.place.parent).map(id => ({ id, action })),
  );
  const byOrientation = Map.groupBy(citations, ({ id }) => id);
  return new Map([...byOrientation].map(([id, found]) => [id, found.map(({ action }) => action)]));
}

function numberSiblings(
  items: readonly { readonly fixedNumber: FixedNumber }[],
  sequence: Sequence | undefined,
): (string | null)[] {
  return numberAll(
    items.map(item => item.fixedNumber),
    sequence,
  );
}
