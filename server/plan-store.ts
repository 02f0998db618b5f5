/** A territory's document, to and from the log: loaded whole or not at all, packed only if it can be read back. */
import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { TerritoryFile } from '../shared/formats/territory-schema.ts';
import { seedTerritory } from '../shared/plan-seed.ts';
import type { PlanLog } from './plan-log.ts';

export interface LoadedDoc {
  readonly doc: Y.Doc;
  readonly records: number;
  readonly recordBytes: number;
  readonly snapshotBytes: number;
}

/**
 * One record that cannot be applied is left out and told to the log of the server; the others still are.
 * @throws when there is nothing to begin with: a plan that cannot be loaded must not look like an empty one
 */
export async function loadDoc(territory: string, log: PlanLog, logger: Logger): Promise<LoadedDoc> {
  const { snapshot, records, damaged } = await log.read(territory);
  const [base, ...later] = snapshot ? [snapshot, ...records] : records;
  if (!base) throw new Error(`plan-store: nothing is kept of ${territory}`);
  if (damaged > 0) logger.error({ territory, damaged }, 'part of the log is damaged and was left out');
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      Y.applyUpdate(doc, base);
      for (const update of later) {
        try {
          Y.applyUpdate(doc, update);
        } catch (error) {
          logger.error({ territory, error }, 'a record cannot be applied and was left out');
        }
      }
    });
  } catch (error) {
    doc.destroy();
    throw error;
  }
  return {
    doc,
    records: records.length,
    recordBytes: records.reduce((sum, record) => sum + record.length, 0),
    snapshotBytes: snapshot?.length ?? 0,
  };
}

/** Several updates as one. */
export function merge(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  return updates.length === 1 && only ? only : Y.mergeUpdates([...updates]);
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
 * The document as one update, once a fresh document made from it has proved to be the same.
 * @throws when it is not: the log must then stay as it is
 */
export function packDoc(territory: string, doc: Y.Doc, logger: Logger): Uint8Array {
  const { pendingStructs, pendingDs } = doc.store;
  // Kept with the rest and shown as soon as what they wait for comes; but it should have come by now.
  if (pendingStructs ?? pendingDs) logger.warn({ territory }, 'some edits still wait for an earlier one');
  const packed = Y.encodeStateAsUpdate(doc);
  const copy = new Y.Doc();
  try {
    Y.applyUpdate(copy, packed);
    const isSame = Buffer.compare(Y.encodeStateAsUpdate(copy), packed) === 0;
    if (!isSame) throw new Error(`plan-store: ${territory} is not the same once packed`);
    return packed;
  } finally {
    copy.destroy();
  }
}
