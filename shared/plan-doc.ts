/**
 * The Yjs layout of a territory, told once. Readers are in plan-read.ts, the first content in plan-seed.ts.
 *
 * Six root maps hold everything. `meta` has one key for each fact of the territory that people change apart
 * (`name`, `period`, `word.axis`…). `actors`, `themes`, `items`, `rows` and `comments` are flat: a permanent random id → a
 * `Y.Map`.
 *
 * An entry of `items` is an axis, an orientation or an action (`kind`). `place` is one plain value `{parent, order}`,
 * so that a move is one key: it can neither duplicate the item nor undo what others do to its other keys. `order` keys
 * are comparable among all items of a kind, not only among siblings; sorted by (order, id) with `<` they give the order
 * of the file the plan came from. `title` is a `Y.Text`. `number` is there only when it is fixed.
 *
 * What a deletion takes is written on the deleted item alone: `deleted: {id, at, took}` lists the items that were under
 * it when it was deleted. Those are hidden as long as they are still under it; an item somebody else was adding or moving
 * is not in the list, or no longer under it, and shows under « À classer ». Restoring removes the one key; restoring an
 * item that was taken leaves the deletion as it is and writes `freed/<deletion id>` on the item, so that two people may
 * bring back two of them at once. When the server first loads a deletion it notes it on the item (`noted: {of, at}`), by
 * its own clock, for the clock of who deleted may be wrong; 90 days later it takes what is still deleted out of the map,
 * for good. It does so for all else that can be deleted: comments, actors, themes, rows and roles.
 *
 * An entry of `actors` has plain keys, and for each of its other names and members one of its own: `alias/<text>` and
 * `member/<actor id>` → order key. Merging a duplicate moves what names it, then writes `mergedInto` on it: a mention that
 * somebody else was adding is still its old id, which readers follow. Deleting writes `deleted: {at, names}`, and hides
 * the actor's mentions without touching them; it holds only the ids in `names`, so that an actor into which somebody was
 * merging another one stays.
 *
 * An action is born with its nested types and keeps them for life: `pilots`, `porteurs`, `partners`, `themes`,
 * `alsoUnder` (id → order key, so that both the set and its order merge), `marks` (`"year/actor"` or `"year/*"` → order
 * key) and `sheet` (section → `Y.XmlFragment` of paragraphs and lists, as Tiptap writes them). `origin` is plain. Those it
 * lacks, because it was born under an older layout or while a section was being added, are given by the server alone
 * (plan-complete.ts).
 *
 * The sections of all fiches are in `meta`, one key for each thing people change apart of one section:
 * `section.name/<id>`, `section.order/<id>`, `section.hidden/<id>`. Those every plan knows need no key.
 *
 * `meta` also holds what the last import did, `import/<id>`: the items it brought, the fields it replaced with what they
 * held, and short prints of all of them that tell whether somebody has changed them since (plan-import-record.ts). The next
 * import takes it out, and so does the server once it is two days old.
 *
 * An entry of `rows` is a line of an annex (`row`: facility, competence, governance, cooperation, evaluation,
 * keyFigure, note) with its `order`. Texts are `Y.Text` (plan-row-texts.ts), figures and choices plain values, lists of items fragments; `communes`
 * is an ordered set, `roles` a map of records. A row, a role or a theme that is `deleted` (since when) is not shown, and
 * is whole again once the key is gone: actions that had the theme have it again.
 *
 * An entry of `comments` is about an `item`, perhaps one `section` of its fiche, perhaps an earlier comment, its `parent`.
 * Who wrote it (`name`, `institution`) and when (`at`) stays as it was then; `text` is a `Y.Text`. `deleted` says when it
 * was taken back; its answers stay. `resolved: {name, institution, at, seen}`, at the head of a thread, closes it as long
 * as every answer is among those that were `seen` then. The server holds each of them to who really writes it
 * (plan-signatures.ts).
 */
import * as Y from 'yjs';
import { bulletsFragment, paragraphsFragment } from './plan-text.ts';
import { sectionIds } from './sheet.ts';

/** Written as `meta.schema`; a change of layout raises it and comes with a migration, run by the server only. */
export const SCHEMA_VERSION = 3;

export type Entry = Y.Map<unknown>;

export interface Roots {
  readonly meta: Entry;
  readonly actors: Y.Map<unknown>;
  readonly themes: Y.Map<unknown>;
  readonly items: Y.Map<unknown>;
  readonly rows: Y.Map<unknown>;
  readonly comments: Y.Map<unknown>;
}

/** What a deleted item says: when (milliseconds since 1970), and which items went with it. */
export interface Deletion {
  readonly id: string;
  readonly at: number;
  readonly took: readonly string[];
}

export const everyoneKey = '*';
export const freedPrefix = 'freed/';
export const aliasPrefix = 'alias/';
export const memberPrefix = 'member/';

export function rootsOf(doc: Y.Doc): Roots {
  return {
    meta: doc.getMap('meta'),
    actors: doc.getMap('actors'),
    themes: doc.getMap('themes'),
    items: doc.getMap('items'),
    rows: doc.getMap('rows'),
    comments: doc.getMap('comments'),
  };
}

/** The key by which an item says that a deletion does not hold it any more. */
export function freedKey(deletion: string): string {
  return `${freedPrefix}${deletion}`;
}

export function markKey(year: string | number, actor: string): string {
  return `${year}/${actor}`;
}

/** A year that `marks` can hold: four digits. */
export function isMarkYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1000 && year <= 9999;
}

/** A map from each id to an order key, in the given order. */
export function orderedSet(ids: readonly string[], keys: readonly string[]): Entry {
  return new Y.Map(ids.map((id, index) => [id, keys[index] ?? ''] as const));
}

/** Half a character would reach the others as another one, and the copies would differ for ever. */
export function textOf(text: string): Y.Text {
  return new Y.Text(text.toWellFormed());
}

/**
 * Every section's fragment.
 * @param own ids of the sections that this territory has added
 * @param written what some of them hold already
 */
export function sheetMap(
  own: readonly string[],
  written: ReadonlyMap<string, Y.XmlFragment> = new Map(),
): Entry {
  return new Y.Map(
    [...sectionIds, ...own].map(
      section => [section, written.get(section) ?? sectionFragment(section, [])] as const,
    ),
  );
}

/** One paragraph for each text of the deadline, one bullet for those of the others. */
export function sectionFragment(section: string, items: readonly string[]): Y.XmlFragment {
  return section === 'deadline' ? paragraphsFragment(items) : bulletsFragment(items);
}

/** The sets an action is born with: id → order key. */
export const actionSets = ['alsoUnder', 'themes', 'pilots', 'porteurs', 'partners', 'marks'] as const;
