/** Where plans are kept: the port. plan-log-sqlite.ts is what stands behind it. */

export interface StoredPlan {
  /** A whole state of the document, to be applied before the records. */
  readonly snapshot: Uint8Array | undefined;
  /** Updates since, in the order they were appended. They may be applied twice without harm. */
  readonly records: readonly Uint8Array[];
  /** Records or snapshots that were there and could not be read. */
  readonly damaged: number;
}

/**
 * An append-only log of updates for each territory. Every promise that resolves means "on disk": written and flushed.
 * One that rejects means that nothing of that call was kept, and that it may be tried again.
 */
export interface PlanLog {
  /**
   * @param generation 0 starts from the newest snapshot, 1 from the one before: for a snapshot that turns out useless
   * @throws PlanLogDamaged when what is there cannot give a whole plan: never an empty one instead.
   */
  read(territory: string, generation?: number): Promise<StoredPlan>;
  /**
   * @param take gives the record. It is called once, when the log is about to write: what comes until then goes with it.
   */
  append(territory: string, take: () => Uint8Array): Promise<void>;
  /** What was appended waits for nothing else any more. */
  hurry(): void;
  /** Replaces all that was appended before by one snapshot. The generation before it is kept, in case. */
  compact(territory: string, snapshot: Uint8Array): Promise<void>;
  /** Bytes that each territory's plan takes, as it would be read. */
  sizes(): Promise<ReadonlyMap<string, number>>;
  /** Forgets a territory for good: nothing of it is left in the files. */
  drop(territory: string): Promise<void>;
  close(): Promise<void>;
}

/** The disk did not do what it was asked. It may be tried again. */
export class PlanLogFailed extends Error {
  override readonly name: string = 'PlanLogFailed';
}

/** The log holds something of the territory, but its beginning is lost or unreadable. */
export class PlanLogDamaged extends PlanLogFailed {
  override readonly name = 'PlanLogDamaged';
}
