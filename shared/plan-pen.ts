/** What every group of commands writes with: the document, what is read of it, and one person's gestures. */
import * as Y from 'yjs';
import type { ItemId, PlanSnapshot } from './model.ts';
import { type Roots, rootsOf } from './plan-doc.ts';
import { Gestures } from './plan-gestures.ts';
import { liveItem } from './plan-place.ts';
import { PlanReader } from './plan-reader.ts';
import { randomId } from './plan-write.ts';

export interface PenOptions {
  readonly newId?: () => string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export class PlanPen {
  readonly doc: Y.Doc;
  readonly roots: Roots;
  readonly reader: PlanReader;
  readonly gestures: Gestures;
  readonly newId: () => string;
  readonly now: () => number;

  constructor(doc: Y.Doc, { newId = randomId, now = Date.now }: PenOptions) {
    this.doc = doc;
    this.roots = rootsOf(doc);
    this.newId = newId;
    this.now = now;
    this.reader = new PlanReader(this.roots);
    this.gestures = new Gestures(doc, Object.values(this.roots));
  }

  get snapshot(): PlanSnapshot {
    return this.reader.snapshot;
  }

  /** Makes what undo is not to destroy, whatever others write in it since. */
  create(change: () => void): void {
    this.gestures.create(change);
  }

  /** The entry of an item that is live. */
  liveEntry(id: ItemId): Y.Map<unknown> | undefined {
    return liveItem(id, this.reader.entries) && this.entry(id);
  }

  /** The entry of an item, deleted or not. */
  entry(id: string): Y.Map<unknown> | undefined {
    return asMap(this.roots.items.get(id));
  }

  /** A map inside the entry of a live item: its marks, its pilots… */
  nested(id: ItemId, field: string): Y.Map<unknown> | undefined {
    return asMap(this.liveEntry(id)?.get(field));
  }

  destroy(): void {
    this.gestures.destroy();
    this.reader.destroy();
  }
}

function asMap(value: unknown): Y.Map<unknown> | undefined {
  return value instanceof Y.Map ? value : undefined;
}
