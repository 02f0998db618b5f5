/** What an import brings that a plan does not have: people, levels and actions, made before they are shown. */
import * as Y from 'yjs';
import { knownLevels } from './formats/import/levels.ts';
import type { TerritoryFile } from './formats/territory-schema.ts';
import { type ItemId, itemId } from './model.ts';
import { actionFields } from './plan-action-fields.ts';
import { aliasPrefix, type Deletion, memberPrefix, textOf } from './plan-doc.ts';
import { ImportOrders } from './plan-import-orders.ts';
import { firstOrders } from './plan-order.ts';
import type { PlanPen } from './plan-pen.ts';
import { append } from './plan-write.ts';

export type FileAction = TerritoryFile['actions'][number];

interface NewLevel {
  readonly id: string;
  readonly title: string;
}

interface Holders {
  /** Of the file → of the plan. */
  readonly known: ReadonlyMap<string, ItemId>;
  readonly axes: readonly NewLevel[];
  readonly orientations: readonly (NewLevel & { readonly axis: string })[];
}

export interface Created {
  /** Ids of all that is to be shown. */
  readonly shown: readonly ItemId[];
  /** Levels of the file → of the plan. */
  readonly levels: ReadonlyMap<string, ItemId>;
}

export interface NewPeople {
  /** Of the file → of the plan, for those that are new. */
  readonly ids: ReadonlyMap<string, string>;
  readonly file: Pick<TerritoryFile, 'actors' | 'themes'>;
  readonly actors: readonly string[];
  readonly themes: readonly string[];
}

/**
 * Levels above these actions, and those that hold nothing in the file either.
 * @param cited wanted too
 */
function wantedLevels(
  { axes, actions }: TerritoryFile,
  added: readonly FileAction[],
  cited: readonly string[],
): ReadonlySet<string> {
  const above = (list: readonly FileAction[]): Set<string> =>
    new Set(
      list.flatMap(({ axis, orientation, alsoUnder }) =>
        [axis, orientation, ...alsoUnder].filter(id => id !== null),
      ),
    );
  const [used, wanted] = [above(actions), above(added)];
  for (const id of cited) wanted.add(id);
  for (const axis of axes)
    for (const { id } of axis.orientations) if (wanted.has(id) || !used.has(id)) wanted.add(id).add(axis.id);
  for (const { id } of axes) if (!used.has(id)) wanted.add(id);
  return wanted;
}

function namedIn({ pilots, porteurs, partners = [], deployment }: FileAction): readonly string[] {
  const marked = Object.values(deployment).flatMap(mark => (mark === 'all' ? [] : mark));
  return [...pilots, ...porteurs, ...partners, ...marked];
}

/** An action that names people as the plan calls them. */
export function withIds(action: FileAction, ids: ReadonlyMap<string, string>): FileAction {
  const all = (list: readonly string[]): string[] => list.map(id => ids.get(id) ?? id);
  return {
    ...action,
    themes: all(action.themes),
    pilots: all(action.pilots),
    porteurs: all(action.porteurs),
    partners: all(action.partners ?? []),
    deployment: Object.fromEntries(
      Object.entries(action.deployment).map(([year, mark]) => [year, mark === 'all' ? mark : all(mark)]),
    ),
  };
}

export class ImportCreation {
  readonly #pen: PlanPen;

  constructor(pen: PlanPen) {
    this.#pen = pen;
  }

  /** Actors and themes that these actions name and the plan does not have. */
  people(file: TerritoryFile, actions: readonly FileAction[]): NewPeople {
    const plan = this.#pen.snapshot;
    const named = new Set(actions.flatMap(namedIn));
    for (const { id, members = [] } of file.actors)
      if (named.has(id)) for (const one of members) named.add(one);
    const isNew = (id: string): boolean => plan.actors.every(actor => actor.id !== id);
    const cited = new Set(actions.flatMap(({ themes }) => themes));
    const actors = file.actors.filter(({ id }) => named.has(id) && isNew(id));
    const themes = file.themes.filter(
      ({ id }) => cited.has(id) && plan.themes.every(theme => theme.id !== id),
    );
    const ids = new Map([...actors, ...themes].map(({ id }) => [id, this.#pen.newId()]));
    return {
      ids,
      file: { actors, themes },
      actors: actors.map(({ id }) => ids.get(id) ?? id),
      themes: themes.map(({ id }) => ids.get(id) ?? id),
    };
  }

  /** @param cited orientations of the file that actions of the plan are to be cited under */
  create(
    file: TerritoryFile,
    added: readonly FileAction[],
    people: NewPeople,
    cited: readonly string[],
  ): Created {
    const shown: ItemId[] = [];
    const orders = new ImportOrders(this.#pen.reader.entries);
    const holders = this.#holders(file, added, cited);
    const own = this.#pen.snapshot.territory.sections.flatMap(({ id, isOwn }) => (isOwn ? [id] : []));
    const put = (
      id: ItemId,
      kind: 'axis' | 'orientation' | 'action',
      parent: ItemId | null,
      fields: object,
    ): void => {
      const deleted: Deletion = { id, at: this.#pen.now(), took: [] };
      const { order, rekeyed } = orders.last(id, kind, parent);
      for (const other of rekeyed) {
        const entry = this.#pen.entry(other.id);
        const place: unknown = entry?.get('place');
        if (entry && typeof place === 'object') entry.set('place', { ...place, order: other.order });
      }
      const place = { parent, order };
      this.#pen.roots.items.set(id, new Y.Map(Object.entries({ kind, place, deleted, ...fields })));
      shown.push(id);
    };
    const ids = new Map<string, ItemId>(holders.known);
    this.#pen.create(() => {
      this.#createPeople(people);
      for (const { id, title } of holders.axes) {
        ids.set(id, itemId(this.#pen.newId()));
        put(ids.get(id) ?? itemId(id), 'axis', null, { title: textOf(title) });
      }
      for (const { id, title, axis } of holders.orientations) {
        ids.set(id, itemId(this.#pen.newId()));
        put(ids.get(id) ?? itemId(id), 'orientation', ids.get(axis) ?? null, { title: textOf(title) });
      }
      for (const action of added) {
        const parent = ids.get(action.orientation ?? action.axis ?? '') ?? null;
        const alsoUnder = action.alsoUnder.flatMap(id => ids.get(id) ?? []);
        put(
          itemId(this.#pen.newId()),
          'action',
          parent,
          actionFields({ ...withIds(action, people.ids), alsoUnder }, own),
        );
      }
    });
    return { shown, levels: ids };
  }

  #createPeople({ ids, file: { actors, themes } }: NewPeople): void {
    const { roots } = this.#pen;
    for (const { id, color, aliases = [], members = [], ...actor } of actors) {
      const keys = [
        ...aliases.map(alias => aliasPrefix + alias),
        ...members.map(member => memberPrefix + (ids.get(member) ?? member)),
      ];
      const orders = firstOrders(keys.length);
      const names = Object.fromEntries(keys.map((key, index) => [key, orders[index]]));
      append(roots.actors, ids.get(id) ?? id, {
        ...actor,
        ...names,
        ...(color !== undefined && { color: color - 1 }),
      });
    }
    for (const { id, name } of themes) append(roots.themes, ids.get(id) ?? id, { name });
  }

  /** Axes and orientations for these actions: those the plan has by the same name, and those it has not. */
  #holders(file: TerritoryFile, added: readonly FileAction[], cited: readonly string[]): Holders {
    const wanted = wantedLevels(file, added, cited);
    const known = knownLevels(file, this.#pen.snapshot);
    const isNew = ({ id }: { readonly id: string }): boolean => wanted.has(id) && !known.has(id);
    return {
      known,
      axes: file.axes.filter(isNew),
      orientations: file.axes.flatMap(axis =>
        axis.orientations.filter(isNew).map(own => ({ ...own, axis: axis.id })),
      ),
    };
  }
}
