/**
 * Watches a document and tells, each time it is asked, which fields of which items are not what they were the time
 * before, and whose transactions touched them. It reads again only the items that were touched.
 */
import * as Y from 'yjs';
import { ActorTrail, withPresentActors } from './actor-trail.ts';
import { type HistoryValue, keptName } from './history.ts';
import {
  type FieldChange,
  fieldChanges,
  groupOf,
  markField,
  sectionIn,
  sheetField,
  type Wording,
} from './item-fields.ts';
import { type ActorId, actionRoles, type Item } from './model.ts';
import { freedPrefix, type Roots, rootsOf } from './plan-doc.ts';
import { PlanFates } from './plan-fates.ts';
import { entriesAbove, type ItemEntry, isLive, takersOf } from './plan-live.ts';
import { PlanNames } from './plan-names.ts';
import { readItem, type Written } from './plan-read.ts';
import { fragmentLines } from './plan-text.ts';

/** One field of one item that is not what it was. */
export interface ItemChange extends FieldChange {
  readonly item: string;
  /** What the section was called, for a field of the sheet; empty for the others. */
  readonly section: string;
  /** The origins of the transactions that touched it. */
  readonly origins: ReadonlySet<unknown>;
}

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[];

/** Touched with all it holds: it has just come, or is gone. */
const WHOLE = '*';

/** The fields by which an item comes or goes, with what stands under it. */
const MOVING = ['life', 'place', WHOLE];

/** Longer ids are no work of ours. */
const MAX_ID = 100;

const emptyLife: HistoryValue = { is: 'life', life: 'none', path: [], along: '' };

/** The items of the document, and which of them are in the plan. */
interface State {
  readonly entries: ReadonlyMap<string, ItemEntry>;
  readonly live: ReadonlySet<string>;
  /** Whom the actors named in them stood for. */
  readonly trail: ActorTrail;
}

/** Who touched what since the last time: item → field → origins. */
type Touches = Map<string, Map<string, Set<unknown>>>;

export class PlanChanges {
  readonly #roots: Roots;
  readonly #names: PlanNames;
  readonly #fates: PlanFates;
  readonly #onTouch: () => void;
  #state: State = { entries: new Map(), live: new Set(), trail: new ActorTrail() };
  #touches: Touches = new Map();

  /** @param onTouch called in the middle of a transaction: not the time to ask what has changed */
  constructor(doc: Y.Doc, onTouch: () => void) {
    this.#roots = rootsOf(doc);
    this.#onTouch = onTouch;
    this.#names = new PlanNames(this.#roots);
    this.#fates = new PlanFates(this.#roots.actors, onTouch);
    this.#readAgain(new Map([...this.#roots.items.keys()].map(id => [id, new Map([[WHOLE, new Set()]])])));
    this.#roots.items.observeDeep(this.#onEvents);
  }

  /** What differs from the time before. */
  take(): readonly ItemChange[] {
    if (this.#touches.size === 0 && !this.#fates.isTouched) return [];
    this.#names.refresh();
    const before = this.#state;
    this.#touchNaming(this.#fates.take(before.trail, this.#names.trail));
    const touches = this.#touches;
    this.#touches = new Map();
    this.#readAgain(touches);
    return [
      ...this.#lifeChanges(before, touches),
      ...[...touches.keys()].flatMap(item => this.#fieldChanges(item, before, touches)),
    ];
  }

  /** What was touched since the last time is never told. */
  destroy(): void {
    this.#touches = new Map();
    this.#roots.items.unobserveDeep(this.#onEvents);
    this.#fates.destroy();
    this.#names.destroy();
  }

  readonly #onEvents = (events: Events, { origin }: Y.Transaction): void => {
    for (const event of events) {
      const [id] = event.path;
      if (id === undefined) for (const item of event.keys.keys()) this.#touch(item, WHOLE, origin);
      else for (const field of fieldsIn(event)) this.#touch(String(id), field, origin);
    }
    this.#onTouch();
  };

  #touch(item: string, field: string, origin: unknown): void {
    const fields = this.#touches.get(item) ?? new Map<string, Set<unknown>>();
    this.#touches.set(item, fields);
    fields.set(field, (fields.get(field) ?? new Set()).add(origin));
  }

  /** Whoever merges or deletes an actor touches the fields that name it, of these items alone. */
  #touchNaming(moved: ReadonlyMap<ActorId, ReadonlySet<unknown>>): void {
    if (moved.size === 0) return;
    for (const { item } of this.#state.entries.values()) {
      if (item.kind !== 'action') continue;
      const marked = Object.values(item.marks).flatMap(({ actors }) => actors);
      const fields = [...actionRoles.map(role => [role, item[role]] as const), ['marks', marked] as const];
      for (const [field, ids] of fields)
        for (const id of ids) for (const origin of moved.get(id) ?? []) this.#touch(item.id, field, origin);
    }
  }

  #readAgain(touches: Touches): void {
    const entries = new Map(this.#state.entries);
    for (const [id, fields] of touches) {
      const value = this.#roots.items.get(id);
      const written = writtenIn(value, entries.get(id)?.item, [...fields.keys()]);
      const entry = id.length <= MAX_ID ? readItem(id, value, written) : undefined;
      if (entry) entries.set(id, entry);
      else entries.delete(id);
    }
    const { trail } = this.#names;
    const { entries: before, live } = this.#state;
    // Most edits make no item come or go: the other three hundred need no look.
    const mayMove = [...touches].some(
      ([id, fields]) => MOVING.some(field => fields.has(field)) || before.has(id) !== entries.has(id),
    );
    this.#state = { entries, live: mayMove ? liveIn(entries) : live, trail };
  }

  #fieldChanges(item: string, before: State, touches: Touches): readonly ItemChange[] {
    const was = asSeen(before, item);
    const is = asSeen(this.#state, item);
    const touched = touches.get(item);
    const isTouched = (field: string): boolean =>
      touched !== undefined && [field, groupOf(field), WHOLE].some(name => touched.has(name));
    return fieldChanges(was, is, this.#wordingSince(before), isTouched).map(change => ({
      ...change,
      item,
      section: keptName(this.#names.sections.get(sectionIn(change.field) ?? '') ?? ''),
      origins: originsIn(touched, [change.field, groupOf(change.field), WHOLE]),
    }));
  }

  /** What came, went and came back: for itself, or with what it stands under. */
  #lifeChanges(before: State, touches: Touches): readonly ItemChange[] {
    const words = this.#wordingSince(before);
    const { live } = this.#state;
    if (live === before.live) return [];
    const [gone, come] = [
      [...before.live].filter(id => !live.has(id)),
      [...live].filter(id => !before.live.has(id)),
    ];
    return [...gone, ...come].map(item => {
      const entry = this.#state.entries.get(item) ?? before.entries.get(item);
      const above = entry ? entriesAbove(entry, this.#state.entries).map(({ item: { id } }) => id) : [];
      const doers = [item, ...above].map(id => originsIn(touches.get(id), ['life', 'place', WHOLE]));
      return {
        item,
        field: 'life',
        section: '',
        before: lifeIn(before, item, words),
        after: lifeIn(this.#state, item, words),
        origins: new Set(doers.flatMap(origins => [...origins])),
      };
    });
  }

  /** What is gone is still called what it was. */
  #wordingSince(before: State): Wording {
    const { entries } = this.#state;
    const titleOf = (id: string): string => (entries.get(id) ?? before.entries.get(id))?.item.title ?? '';
    return {
      nameOf: (what, id) =>
        what === 'item'
          ? titleOf(id)
          : ((what === 'actor' ? this.#names.actors : this.#names.themes).get(id) ?? ''),
      pathUnder: parent => {
        const holder = parent === null ? undefined : (entries.get(parent) ?? before.entries.get(parent));
        const path = holder ? [holder, ...entriesAbove(holder, entries)] : [];
        return path.map(({ item: { id, title } }) => ({ id, name: keptName(title) })).reverse();
      },
    };
  }
}

function liveIn(entries: State['entries']): State['live'] {
  const live = [...entries.values()].filter(entry => isLive(entry, entries));
  return new Set(live.map(({ item }) => item.id));
}

/** The item as it was seen, naming actors as they were then: merging two of them in the directory changes it. */
function asSeen({ entries, trail }: State, id: string): Item | undefined {
  const item = entries.get(id)?.item;
  return item?.kind === 'action' && !trail.isPlain ? withPresentActors(item, trail) : item;
}

/**
 * The fiche of an action once these fields were touched: a whole one is long to read, and most often nothing or one
 * section of it has changed. Undefined when it has to be read whole.
 */
function writtenIn(value: unknown, known: Item | undefined, touched: readonly string[]): Written | undefined {
  const sheet = value instanceof Y.Map ? value.get('sheet') : undefined;
  if (known?.kind !== 'action' || !(sheet instanceof Y.Map)) return undefined;
  if (touched.includes(WHOLE) || touched.includes('sheet')) return undefined;
  const sections = touched.flatMap(field => sectionIn(field) ?? []);
  const lines = sections.map(section => [section, fragmentLines(sheet.get(section))] as const);
  return { sheet: { ...known.sheet, ...Object.fromEntries(lines) }, richSheet: known.richSheet };
}

/** The fields of an item that an event inside it changed. */
function fieldsIn(event: Y.YEvent<Y.AbstractType<unknown>>): readonly string[] {
  const [, field, part] = event.path;
  if (field === undefined) return [...event.keys.keys()].map(key => (isLifeKey(key) ? 'life' : key));
  if (field === 'marks') return [...event.keys.keys()].map(key => markField(key.split('/')[0] ?? ''));
  if (field !== 'sheet') return [String(field)];
  return part === undefined ? [...event.keys.keys()].map(sheetField) : [sheetField(String(part))];
}

function isLifeKey(key: string): boolean {
  return key === 'deleted' || key.startsWith(freedPrefix);
}

function originsIn(
  touches: ReadonlyMap<string, ReadonlySet<unknown>> | undefined,
  fields: readonly string[],
): ReadonlySet<unknown> {
  return new Set(fields.flatMap(field => [...(touches?.get(field) ?? [])]));
}

function lifeIn({ entries, live }: State, id: string, words: Wording): HistoryValue {
  const entry = entries.get(id);
  // One that was never shown, or whose addition was undone, has not been there yet.
  if (!entry || (!live.has(id) && entry.deletion?.id === id)) return emptyLife;
  const along = entry.deletion ? undefined : takersOf(entry, entries)[0];
  return {
    is: 'life',
    life: live.has(id) ? 'live' : 'deleted',
    path: [...words.pathUnder(entry.item.place.parent)],
    along: keptName(along?.item.title ?? ''),
  };
}
