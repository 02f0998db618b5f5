/** Keeps a snapshot of a document up to date by reading again only the records a change touched. */
import type * as Y from 'yjs';
import { type ActorTrail, withPresentActors } from './actor-trail.ts';
import type { Action, PlanSnapshot } from './model.ts';
import { type Roots, rootsOf } from './plan-doc.ts';
import { type ItemEntries, type ItemEntry, liveItems } from './plan-live.ts';
import { readItem, readTerritory, readThemes, type Written } from './plan-read.ts';
import { type Directory, readDirectory } from './plan-read-actors.ts';
import { readComments } from './plan-read-comments.ts';
import { readAnnexes } from './plan-read-rows.ts';
import { concernsTrash, readTrash } from './plan-read-trash.ts';
import { settle } from './plan-settle.ts';

/** The roots that are read whole. */
const wholeRoots = ['meta', 'actors', 'themes', 'rows', 'comments'] as const;
type WholeRoot = (typeof wholeRoots)[number];

/** The whole document at once, for programs that read it once. */
export function readPlan(doc: Y.Doc): PlanSnapshot {
  const reader = new PlanReader(rootsOf(doc));
  try {
    return reader.snapshot;
  } finally {
    reader.destroy();
  }
}

export class PlanReader {
  readonly #roots: Roots;
  readonly #entries = new Map<string, ItemEntry>();
  readonly #staleRoots = new Set<WholeRoot>(wholeRoots);
  /** Items to read again; true when their sheet changed too. */
  readonly #staleItems = new Map<string, boolean>();
  readonly #stops: (() => void)[] = [];
  /** As it is, or undefined until it is read again. */
  #directory: Directory | undefined;
  /** Actions as they are stored → as people see them, once actors are merged or deleted. */
  #seen: WeakMap<Action, Action> | undefined;
  /** Items were read again since the last snapshot. */
  #itemsChanged = true;
  /** Some of them may have changed what was deleted, or where. */
  #trashChanged = true;
  #snapshot: PlanSnapshot;

  constructor(roots: Roots) {
    this.#roots = roots;
    for (const id of roots.items.keys()) this.#staleItems.set(id, true);
    for (const name of wholeRoots) this.#observe(roots[name], () => this.#staleRoots.add(name));
    this.#observe(roots.actors, () => {
      this.#directory = undefined;
    });
    this.#observe(roots.items, events => this.#markItems(events));
    this.#snapshot = this.#refresh(undefined);
  }

  /** Whom the ids of actors stand for. */
  get trail(): ActorTrail {
    return this.#currentDirectory.trail;
  }

  /** Every readable item, deleted or not, by id. */
  get entries(): ItemEntries {
    this.#readStaleItems();
    return this.#entries;
  }

  get snapshot(): PlanSnapshot {
    if (this.isStale) this.#snapshot = this.#refresh(this.#snapshot);
    return this.#snapshot;
  }

  /** The document has changed since the snapshot was last asked for. */
  get isStale(): boolean {
    return this.#itemsChanged || this.#staleItems.size > 0 || this.#staleRoots.size > 0;
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
  }

  #observe(
    root: Y.Map<unknown>,
    onEvents: (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => void,
  ): void {
    root.observeDeep(onEvents);
    this.#stops.push(() => root.unobserveDeep(onEvents));
  }

  #markItems(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void {
    for (const event of events) {
      const [id, field] = event.path;
      if (id === undefined) for (const key of event.keys.keys()) this.#staleItems.set(key, true);
      else {
        const sheetToo = field === 'sheet' || (field === undefined && event.keys.has('sheet'));
        this.#staleItems.set(String(id), sheetToo || this.#staleItems.get(String(id)) === true);
      }
    }
  }

  #refresh(before: PlanSnapshot | undefined): PlanSnapshot {
    const { meta, themes, rows, comments } = this.#roots;
    this.#readStaleItems();
    const known = (...names: readonly WholeRoot[]): PlanSnapshot | undefined =>
      names.some(name => this.#staleRoots.has(name)) ? undefined : before;
    const items = this.#itemsChanged ? undefined : known('actors');
    const { actors, trail } = this.#currentDirectory;
    const { axes, orientations, actions } = items ?? liveItems(this.#entries);
    const next: PlanSnapshot = {
      territory: known('meta')?.territory ?? readTerritory(meta),
      actors: known('actors')?.actors ?? actors,
      themes: known('themes')?.themes ?? readThemes(themes),
      axes,
      orientations,
      actions: items ? actions : this.#asSeen(actions, before),
      annexes: known('actors', 'rows')?.annexes ?? readAnnexes(rows, trail),
      comments: known('comments')?.comments ?? readComments(comments),
      trash: (this.#trashChanged ? undefined : before?.trash) ?? readTrash(this.#entries),
    };
    this.#trashChanged = false;
    this.#itemsChanged = false;
    this.#staleRoots.clear();
    return settle(next, before);
  }

  get #currentDirectory(): Directory {
    if (this.#directory) return this.#directory;
    this.#directory = readDirectory(this.#roots.actors);
    if (this.#seen || !this.#directory.trail.isPlain) this.#seen = new WeakMap();
    return this.#directory;
  }

  /** An action that names nobody else than before keeps its identity, though it was stored otherwise. */
  #asSeen(actions: readonly Action[], before: PlanSnapshot | undefined): readonly Action[] {
    const { trail } = this.#currentDirectory;
    const seen = this.#seen;
    if (!seen) return actions;
    const known = new Map(before?.actions.map(action => [action.id, action]));
    return actions.map(action => {
      const present = seen.get(action) ?? settle(withPresentActors(action, trail), known.get(action.id));
      seen.set(action, present);
      return present;
    });
  }

  #readStaleItems(): void {
    for (const [id, sheetToo] of this.#staleItems) {
      const known = this.#entries.get(id);
      const entry = readItem(id, this.#roots.items.get(id), sheetToo ? undefined : writtenIn(known));
      const present = entry && settle(entry, known);
      if (present) this.#entries.set(id, present);
      else this.#entries.delete(id);
      this.#trashChanged ||= concernsTrash(known, present);
      this.#itemsChanged = true;
    }
    this.#staleItems.clear();
  }
}

function writtenIn(entry: ItemEntry | undefined): Written | undefined {
  if (entry?.item.kind !== 'action') return undefined;
  const { sheet, richSheet } = entry.item;
  return { sheet, richSheet };
}
