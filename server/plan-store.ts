/** A territory's document, to and from the log: loaded whole or not at all, packed only if it can be read back. */
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { TerritoryFile } from '../shared/formats/territory-schema.ts';
import { readPlan } from '../shared/plan-reader.ts';
import { seedTerritory } from '../shared/plan-seed.ts';
import type { PlanLog, StoredPlan } from './plan-log.ts';

export interface LoadedDoc {
  readonly doc: Y.Doc;
  readonly records: number;
  readonly recordBytes: number;
  readonly snapshotBytes: number;
  /** False when part of the log could not be used. */
  readonly isWhole: boolean;
}

/**
 * A snapshot that cannot be applied sends back to the generation before it. One record that cannot be applied is left
 * out, and told to the log of the server; the others still are.
 * @throws when there is nothing to begin with: a plan that cannot be loaded must not look like an empty one
 */
export async function loadDoc(territory: string, log: PlanLog, logger: Logger): Promise<LoadedDoc> {
  for (let generation = 0; ; generation++) {
    const stored = await log.read(territory, generation);
    if (!stored.snapshot && stored.records.length === 0)
      throw new Error(`plan-store: nothing is kept of ${territory}`);
    if (stored.damaged > 0)
      logger.error({ territory, damaged: stored.damaged }, 'part of the log is damaged and was left out');
    try {
      const loaded = replay(stored, territory, logger);
      return { ...loaded, isWhole: loaded.isWhole && stored.damaged === 0 && generation === 0 };
    } catch (error) {
      logger.error({ territory, generation, error }, 'a snapshot cannot be applied');
    }
  }
}

/** @throws when what all the rest builds on cannot be applied */
function replay({ snapshot, records }: StoredPlan, territory: string, logger: Logger): LoadedDoc {
  const [base = new Uint8Array(), ...later] = snapshot ? [snapshot, ...records] : records;
  const doc = new Y.Doc();
  let isWhole = true;
  try {
    doc.transact(() => {
      Y.applyUpdate(doc, base);
      for (const update of later) {
        try {
          Y.applyUpdate(doc, update);
        } catch (error) {
          isWhole = false;
          logger.error({ territory, error }, 'a record cannot be applied and was left out');
        }
      }
    });
  } catch (error) {
    doc.destroy();
    throw error;
  }
  const recordBytes = records.reduce((sum, record) => sum + record.length, 0);
  return { doc, records: records.length, recordBytes, snapshotBytes: snapshot?.length ?? 0, isWhole };
}

/** Yjs takes a time that grows with the square of how many updates it is given; for so many, some milliseconds. */
const MERGED_AT_ONCE = 250;

/** Several updates as one. */
export function merge(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  if (updates.length === 1 && only) return only;
  if (updates.length <= MERGED_AT_ONCE) return Y.mergeUpdates([...updates]);
  const parts: Uint8Array[] = [];
  for (let n = 0; n < updates.length; n += MERGED_AT_ONCE)
    parts.push(merge(updates.slice(n, n + MERGED_AT_ONCE)));
  return merge(parts);
}

/** The first record of a territory's log: its file as a document. Made once, here, and never by clients. */
export function seedRecord(file: TerritoryFile): Uint8Array {
  const doc = new Y.Doc();
  try {
    seedTerritory(doc, file);
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}

/**
 * What a document shows, or what of it is not in `stateVector`. Edits that wait for an earlier one are left out: they are
 * told when it has come, and merged with the rest they could hide some of it.
 * @param isDense in Yjs' second format
 */
export function encodeState(doc: Y.Doc, stateVector?: Uint8Array, isDense = false): Uint8Array {
  const { store } = doc;
  const { pendingStructs, pendingDs } = store;
  store.pendingStructs = null;
  store.pendingDs = null;
  try {
    return isDense ? Y.encodeStateAsUpdateV2(doc, stateVector) : Y.encodeStateAsUpdate(doc, stateVector);
  } finally {
    store.pendingStructs = pendingStructs;
    store.pendingDs = pendingDs;
  }
}

/**
 * The document as one update, once a fresh document made from it has proved to hold the same.
 * @throws when it does not: the log must then stay as it is
 */
export function packDoc(territory: string, doc: Y.Doc, logger: Logger): Uint8Array {
  const { pendingStructs, pendingDs } = doc.store;
  if (pendingStructs ?? pendingDs) {
    // Kept with the rest and shown as soon as what they wait for comes; but it should have come by now.
    logger.warn({ territory }, 'some edits still wait for an earlier one');
    const packed = packSame(doc, Y.encodeStateAsUpdate(doc));
    if (packed) return packed;
    logger.error({ territory }, 'edits that wait contradict the plan and are left out');
  }
  const packed = packSame(doc, encodeState(doc));
  if (!packed) throw new Error(`plan-store: ${territory} is not the same once packed`);
  return packed;
}

/** Undefined when a document made from it does not hold the same. */
function packSame(doc: Y.Doc, state: Uint8Array): Uint8Array | undefined {
  const copy = new Y.Doc();
  try {
    Y.applyUpdate(copy, state);
    // Bytes would not do: equal documents may be written differently, as their deleted parts were joined or not.
    const isSame =
      Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(copy)) &&
      (!doc.store.pendingStructs || isDeepStrictEqual(readPlan(doc), readPlan(copy)));
    return isSame ? Y.encodeStateAsUpdate(copy) : undefined;
  } finally {
    copy.destroy();
  }
}
