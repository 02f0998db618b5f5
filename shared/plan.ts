/** `Plan` is the only door to a territory's document: one frozen snapshot, commands, subscription, undo. */
import * as Y from 'yjs';
import type {
  ActionOrigin,
  ActionRole,
  ActorId,
  CellMark,
  ItemId,
  Place,
  PlanSnapshot,
  ThemeId,
} from './model.ts';
import { itemId } from './model.ts';
import { PlanAbout } from './plan-about.ts';
import { PlanAnnexes } from './plan-annexes.ts';
import { PlanComments } from './plan-comments.ts';
import { PlanDirectory } from './plan-directory.ts';
import { type Deletion, freedKey, textOf } from './plan-doc.ts';
import { recentImports } from './plan-import-key.ts';
import { isLive } from './plan-live.ts';
import { setActor, setMarks, setMembers, toggleMark } from './plan-members.ts';
import { type PenOptions, PlanPen } from './plan-pen.ts';
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
import { PlanSheets } from './plan-sheets.ts';
import { reviseText } from './plan-text.ts';
import { PlanThemes } from './plan-themes.ts';
import { newActionTypes } from './plan-write.ts';

/**
 * Each command is one gesture, so that undo takes back only what was done here. A command on something that is gone, or of another kind than it expects, does nothing.
 */
export class Plan {
  readonly about: PlanAbout;
  readonly annexes: PlanAnnexes;
  readonly comments: PlanComments;
  readonly directory: PlanDirectory;
  readonly sheets: PlanSheets;
  readonly themes: PlanThemes;
  readonly #pen: PlanPen;
  readonly #listeners = new Set<(isMine: boolean) => void>();

  /** @param options for tests: where ids and times come from */
  constructor(doc: Y.Doc, options: PenOptions = {}) {
    this.#pen = new PlanPen(doc, options);
    this.about = new PlanAbout(this.#pen);
    this.annexes = new PlanAnnexes(this.#pen);
    this.comments = new PlanComments(this.#pen);
    this.directory = new PlanDirectory(this.#pen);
    this.sheets = new PlanSheets(this.#pen);
    this.themes = new PlanThemes(this.#pen);
    doc.on('afterTransaction', this.#onTransaction);
  }

  get snapshot(): PlanSnapshot {
    return this.#pen.snapshot;
  }

  /**
   * Calls back after each change of the snapshot, with whether it was made on this side of the network. Returns the way
   * to stop.
   */
  subscribe(listener: (isMine: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Commands that few people need, whose code comes when they do. */
  extend<T>(commands: new (pen: PlanPen) => T): T {
    return new commands(this.#pen);
  }

  /** An import can still be taken back (`PlanImports`). */
  get hasImport(): boolean {
    return recentImports(this.#pen.roots.meta, this.#pen.now()).size > 0;
  }

  /** Frees what the plan holds. The document is its owner's to destroy. */
  destroy(): void {
    this.#pen.doc.off('afterTransaction', this.#onTransaction);
    this.#pen.destroy();
    this.#listeners.clear();
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
    const text = this.#pen.liveEntry(id)?.get('title');
    const next = title.toWellFormed();
    if (!(text instanceof Y.Text) || text.toString() === next) return;
    this.#pen.gestures.goOn(`rename ${id}`, () => reviseText(text, next));
  }

  /** Puts an item under `parent`, before the sibling `before` or last. A parent it cannot have is refused. */
  move(id: ItemId, parent: ItemId | null, before: ItemId | null = null): boolean {
    const { entries } = this.#pen.reader;
    const item = liveItem(id, entries);
    if (!item || id === before || !mayStand(item.kind, parent, entries)) return false;
    const spot = { parent, before };
    // Dropped where it was: writing it would override somebody else's move for nothing.
    if (!stands(item, spot, entries))
      this.#pen.gestures.make(() => this.#pen.entry(id)?.set('place', this.#makeRoom(id, item.kind, spot)));
    return true;
  }

  /** Deletes an item with what is under it now. What others are adding there will show under « À classer ». */
  delete(id: ItemId): void {
    const entry = this.#pen.liveEntry(id);
    if (!entry) return;
    const { axes, orientations, actions } = this.snapshot;
    const took = idsUnder(id, [...axes, ...orientations, ...actions]);
    const deletion: Deletion = { id: this.#pen.newId(), at: this.#pen.now(), took };
    this.#pen.gestures.make(() => entry.set('deleted', deletion));
  }

  /** Brings a deleted item back with what went with it, at the place it had. */
  restore(id: ItemId): void {
    const { entries } = this.#pen.reader;
    const known = entries.get(id);
    if (!known || isLive(known, entries)) return;
    const releases = releasesFor(known, entries);
    this.#pen.gestures.make(() => {
      this.#pen.entry(id)?.delete('deleted');
      for (const release of releases) this.#pen.entry(release.id)?.set(freedKey(release.deletion), true);
    });
  }

  /** Fixes a number, as signed documents do. The empty text means "shown without number". */
  fixNumber(id: ItemId, number: string): void {
    const entry = this.#pen.liveEntry(id);
    const fixed = number.trim().toWellFormed();
    if (entry && entry.get('number') !== fixed) this.#pen.gestures.make(() => entry.set('number', fixed));
  }

  /** Lets the number follow from the place again. */
  releaseNumber(id: ItemId): void {
    const entry = this.#pen.liveEntry(id);
    if (entry?.has('number')) this.#pen.gestures.make(() => entry.delete('number'));
  }

  // MARKS

  /**
   * Flips the mark of everyone (`'*'`) or of one actor. Naming an actor in a year that is everyone's makes the year
   * theirs: a name that changed nothing to see would look like a fault.
   */
  toggleMark(action: ItemId, year: number, actor: ActorId | '*'): void {
    toggleMark(this.#pen, action, year, actor);
  }

  /** Sets many cells in one gesture. */
  setMarks(changes: readonly CellMark[]): void {
    setMarks(this.#pen, changes);
  }

  // WHO AND WHAT ABOUT

  /** A group stands for its members; taking it out takes out both. */
  setActor(action: ItemId, role: ActionRole, actor: ActorId, on: boolean): void {
    setActor(this.#pen, action, role, actor, on);
  }

  setTheme(action: ItemId, theme: ThemeId, on: boolean): void {
    setMembers(this.#pen, action, 'themes', [[theme]], on);
  }

  /**
   * Cites an action under an orientation besides its own (« cf 1.2.2 »), or no longer: it stays one action, where it
   * stands.
   */
  setAlsoUnder(action: ItemId, orientation: ItemId, on: boolean): void {
    const { entries } = this.#pen.reader;
    const cannot =
      liveItem(orientation, entries)?.kind !== 'orientation' ||
      liveItem(action, entries)?.place.parent === orientation;
    if (!on || !cannot) setMembers(this.#pen, action, 'alsoUnder', [[orientation]], on);
  }

  setOrigin(action: ItemId, origin: ActionOrigin | null): void {
    const entry = this.#pen.liveEntry(action);
    if (entry?.get('kind') !== 'action' || (entry.get('origin') ?? null) === origin) return;
    this.#pen.gestures.make(() => {
      if (origin === null) entry.delete('origin');
      else entry.set('origin', origin);
    });
  }

  // UNDO

  /** Counts what a text editor writes under this origin among this person's gestures. */
  adoptEditor(origin: unknown): void {
    this.#pen.gestures.adopt(origin);
  }

  /** How many gestures were made through this plan: typing one title is one, and so is taking it back. */
  get gestures(): number {
    return this.#pen.gestures.count;
  }

  get canUndo(): boolean {
    return this.#pen.gestures.canUndo;
  }

  get canRedo(): boolean {
    return this.#pen.gestures.canRedo;
  }

  /**
   * Takes back the last gesture made through this plan, and nobody else's. False when there was none, or when others
   * have since changed all it did.
   */
  undo(): boolean {
    return this.#pen.gestures.undo();
  }

  redo(): boolean {
    return this.#pen.gestures.redo();
  }

  // HELPERS

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.changedParentTypes.size === 0 || !this.#pen.reader.isStale) return;
    for (const listener of this.#listeners) listener(transaction.local);
  };

  /**
   * An item is created deleted, which undo does not see, then shown: undoing the addition deletes the item again
   * instead of destroying what others have written in it since.
   */
  #add(kind: ItemKind, parent: ItemId | null, title: string, before: ItemId | null): ItemId | undefined {
    if (!mayStand(kind, parent, this.#pen.reader.entries)) return undefined;
    const id = itemId(this.#pen.newId());
    const deletion: Deletion = { id, at: this.#pen.now(), took: [] };
    this.#pen.create(() => {
      const place = this.#makeRoom(id, kind, { parent, before });
      const nested = kind === 'action' ? newActionTypes(this.snapshot.territory.sections) : {};
      const fields = { kind, place, title: textOf(title), deleted: deletion, ...nested };
      this.#pen.roots.items.set(id, new Y.Map(Object.entries(fields)));
    });
    this.#pen.gestures.make(() => this.#pen.entry(id)?.delete('deleted'));
    return id;
  }

  /** The place for a spot, once those in a tie there have stepped aside. */
  #makeRoom(id: ItemId, kind: ItemKind, spot: Spot): Place {
    const { entries } = this.#pen.reader;
    const { order, rekeyed } = findRoom(id, kind, spot, entries);
    for (const { id: other, order: key } of rekeyed) {
      const place = entries.get(other)?.item.place;
      if (place) this.#pen.entry(other)?.set('place', { parent: place.parent, order: key });
    }
    return { parent: spot.parent, order };
  }
}
