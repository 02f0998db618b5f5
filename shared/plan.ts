/** `Plan` is the only door to a territory's document: one frozen snapshot, commands, subscription, undo. */
import * as Y from 'yjs';
import { sameName, shortFor, tidyName } from './actor-names.ts';
import {
  type ActionRole,
  type ActorId,
  type ActorKind,
  actorId,
  type CellMark,
  type ItemId,
  itemId,
  type Place,
  type PlanSnapshot,
  type ThemeId,
  themeId,
} from './model.ts';
import { type Deletion, freedKey, isMarkYear, type Roots, rootsOf, textOf } from './plan-doc.ts';
import { Gestures } from './plan-gestures.ts';
import { isLive } from './plan-live.ts';
import {
  findRoom,
  type ItemKind,
  idsUnder,
  liveItem,
  mayStand,
  releasesFor,
  type Spot,
  stands,
} from './plan-place.ts';
import { PlanReader } from './plan-reader.ts';
import { reviseText } from './plan-text.ts';
import { append, has, include, newActionTypes, randomId, toggleMark, writeMark } from './plan-write.ts';
import { yearOrNull } from './values.ts';

/** Origin of what undo never takes back: creating a record, which others may fill at once. */
const creation = Symbol('creation');

/**
 * Each command is one gesture, so that undo takes back only what was done here. A command on something that is gone, or of another kind than it expects, does nothing.
 */
export class Plan {
  readonly #doc: Y.Doc;
  readonly #roots: Roots;
  readonly #reader: PlanReader;
  readonly #gestures: Gestures;
  readonly #listeners = new Set<() => void>();
  readonly #newId: () => string;
  readonly #now: () => number;

  /** @param options for tests: where ids and times come from */
  constructor(doc: Y.Doc, options: { newId?: () => string; now?: () => number } = {}) {
    this.#doc = doc;
    this.#roots = rootsOf(doc);
    this.#newId = options.newId ?? randomId;
    this.#now = options.now ?? Date.now;
    this.#reader = new PlanReader(this.#roots);
    this.#gestures = new Gestures(doc, Object.values(this.#roots));
    doc.on('afterTransaction', this.#onTransaction);
  }

  get snapshot(): PlanSnapshot {
    return this.#reader.snapshot;
  }

  /** Calls back after each change of the snapshot, whoever made it. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Frees what the plan holds. The document is its owner's to destroy. */
  destroy(): void {
    this.#doc.off('afterTransaction', this.#onTransaction);
    this.#gestures.destroy();
    this.#reader.destroy();
    this.#listeners.clear();
  }

  // TERRITORY

  /** Marks of years outside the period are not shown, and come back with their year. */
  setPeriod(from: number, to: number): void {
    const { period } = this.snapshot.territory;
    const isKnown = period.from === from && period.to === to;
    // Readers know no other years: the period would be lost instead of set.
    const isPeriod = yearOrNull(from) !== null && yearOrNull(to) !== null && from <= to;
    if (isPeriod && !isKnown) this.#gestures.make(() => this.#roots.meta.set('period', { from, to }));
  }

  // ITEMS

  addAxis(title: string, before: ItemId | null = null): ItemId | undefined {
    return this.#add('axis', null, title, before);
  }

  addOrientation(axis: ItemId, title: string, before: ItemId | null = null): ItemId | undefined {
    return this.#add('orientation', axis, title, before);
  }

  /** @param parent an orientation, an axis, or null for « À classer » */
  addAction(parent: ItemId | null, title: string, before: ItemId | null = null): ItemId | undefined {
    return this.#add('action', parent, title, before);
  }

  /** Keystroke by keystroke or at once: only what differs from the present title is touched. */
  rename(id: ItemId, title: string): void {
    const text = this.#liveEntry(id)?.get('title');
    const next = title.toWellFormed();
    if (!(text instanceof Y.Text) || text.toString() === next) return;
    this.#gestures.goOn(`rename ${id}`, () => reviseText(text, next));
  }

  /** Puts an item under `parent`, before the sibling `before` or last. A parent it cannot have is refused. */
  move(id: ItemId, parent: ItemId | null, before: ItemId | null = null): boolean {
    const { entries } = this.#reader;
    const item = liveItem(id, entries);
    if (!item || id === before || !mayStand(item.kind, parent, entries)) return false;
    const spot = { parent, before };
    // Dropped where it was: writing it would override somebody else's move for nothing.
    if (!stands(item, spot, entries))
      this.#gestures.make(() => this.#entry(id)?.set('place', this.#makeRoom(id, item.kind, spot)));
    return true;
  }

  /** Deletes an item with what is under it now. What others are adding there will show under « À classer ». */
  delete(id: ItemId): void {
    const entry = this.#liveEntry(id);
    if (!entry) return;
    const { axes, orientations, actions } = this.snapshot;
    const took = idsUnder(id, [...axes, ...orientations, ...actions]);
    const deletion: Deletion = { id: this.#newId(), at: this.#now(), took };
    this.#gestures.make(() => entry.set('deleted', deletion));
  }

  /** Brings a deleted item back with what went with it, at the place it had. */
  restore(id: ItemId): void {
    const { entries } = this.#reader;
    const known = entries.get(id);
    if (!known || isLive(known, entries)) return;
    const releases = releasesFor(known, entries);
    this.#gestures.make(() => {
      this.#entry(id)?.delete('deleted');
      for (const release of releases) this.#entry(release.id)?.set(freedKey(release.deletion), true);
    });
  }

  /** Fixes a number, as signed documents do. The empty text means "shown without number". */
  fixNumber(id: ItemId, number: string): void {
    const entry = this.#liveEntry(id);
    const fixed = number.trim().toWellFormed();
    if (entry && entry.get('number') !== fixed) this.#gestures.make(() => entry.set('number', fixed));
  }

  /** Lets the number follow from the place again. */
  releaseNumber(id: ItemId): void {
    const entry = this.#liveEntry(id);
    if (entry?.has('number')) this.#gestures.make(() => entry.delete('number'));
  }

  // MARKS

  /**
   * Flips the mark of everyone (`'*'`) or of one actor. Naming an actor in a year that is everyone's makes the year
   * theirs: a name that changed nothing to see would look like a fault.
   */
  toggleMark(action: ItemId, year: number, actor: ActorId | '*'): void {
    const marks = this.#nested(action, 'marks');
    if (marks && isMarkYear(year)) this.#gestures.make(() => toggleMark(marks, year, actor));
  }

  /** Sets many cells in one gesture. */
  setMarks(changes: readonly CellMark[]): void {
    this.#gestures.make(() => {
      for (const { action, year, mark } of changes) {
        const marks = this.#nested(action, 'marks');
        if (marks && isMarkYear(year)) writeMark(marks, year, mark);
      }
    });
  }

  // ACTORS AND THEMES

  setActor(action: ItemId, role: ActionRole, actor: ActorId, on: boolean): void {
    this.#setMember(action, role, actor, on);
  }

  setTheme(action: ItemId, theme: ThemeId, on: boolean): void {
    this.#setMember(action, 'themes', theme, on);
  }

  /** @returns the new actor's id, or that of the actor who already has this name */
  addActor(name: string, kind: ActorKind): ActorId {
    const label = tidyName(name);
    const { actors } = this.snapshot;
    const known = actors.find(actor => sameName(actor.name, label) || sameName(actor.label, label));
    if (known) return known.id;
    const id = this.#newId();
    const actor = { name: label, short: shortFor(label, actors), label, kind };
    this.#doc.transact(() => append(this.#roots.actors, id, actor), creation);
    return actorId(id);
  }

  addTheme(name: string): ThemeId {
    const label = tidyName(name);
    const known = this.snapshot.themes.find(theme => sameName(theme.name, label));
    if (known) return known.id;
    const id = this.#newId();
    this.#doc.transact(() => append(this.#roots.themes, id, { name: label }), creation);
    return themeId(id);
  }

  // UNDO

  /** How many gestures were made through this plan: typing one title is one. */
  get gestures(): number {
    return this.#gestures.count;
  }

  get canUndo(): boolean {
    return this.#gestures.canUndo;
  }

  get canRedo(): boolean {
    return this.#gestures.canRedo;
  }

  /**
   * Takes back the last gesture made through this plan, and nobody else's. False when there was none, or when others
   * have since changed all it did.
   */
  undo(): boolean {
    return this.#gestures.undo();
  }

  redo(): boolean {
    return this.#gestures.redo();
  }

  // HELPERS

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.changedParentTypes.size === 0 || !this.#reader.isStale) return;
    for (const listener of this.#listeners) listener();
  };

  /**
   * An item is created deleted, which undo does not see, then shown: undoing the addition deletes the item again
   * instead of destroying what others have written in it since.
   */
  #add(kind: ItemKind, parent: ItemId | null, title: string, before: ItemId | null): ItemId | undefined {
    if (!mayStand(kind, parent, this.#reader.entries)) return undefined;
    const id = itemId(this.#newId());
    const deletion: Deletion = { id, at: this.#now(), took: [] };
    this.#doc.transact(() => {
      const place = this.#makeRoom(id, kind, { parent, before });
      const nested = kind === 'action' ? newActionTypes() : {};
      const fields = { kind, place, title: textOf(title), deleted: deletion, ...nested };
      this.#roots.items.set(id, new Y.Map(Object.entries(fields)));
    }, creation);
    this.#gestures.make(() => this.#entry(id)?.delete('deleted'));
    return id;
  }

  /** The place for a spot, once those in a tie there have stepped aside. */
  #makeRoom(id: ItemId, kind: ItemKind, spot: Spot): Place {
    const { entries } = this.#reader;
    const { order, rekeyed } = findRoom(id, kind, spot, entries);
    for (const { id: other, order: key } of rekeyed) {
      const place = entries.get(other)?.item.place;
      if (place) this.#entry(other)?.set('place', { parent: place.parent, order: key });
    }
    return { parent: spot.parent, order };
  }

  #setMember(action: ItemId, field: ActionRole | 'themes', member: string, on: boolean): void {
    const set = this.#nested(action, field);
    if (!set || has(set, member) === on) return;
    this.#gestures.make(() => {
      if (on) include(set, member);
      else set.delete(member);
    });
  }

  #nested(action: ItemId, field: string): Y.Map<unknown> | undefined {
    const nested = this.#liveEntry(action)?.get(field);
    return nested instanceof Y.Map ? nested : undefined;
  }

  #liveEntry(id: ItemId): Y.Map<unknown> | undefined {
    return liveItem(id, this.#reader.entries) && this.#entry(id);
  }

  #entry(id: string): Y.Map<unknown> | undefined {
    const entry = this.#roots.items.get(id);
    return entry instanceof Y.Map ? entry : undefined;
  }
}
