/**
 * The worker thread of the SQLite log. It gets lists of calls, runs the writes of a list in one transaction, and
 * answers the list. A record or snapshot carries a CRC-32 of its bytes, so that a damaged one is never taken for good.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type MessagePort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { serveCopies } from './database-copy.ts';
import { noteFormat, refuseLaterFormat } from './format-too-new.ts';
import type { StoredPlan } from './plan-log.ts';

export type LogCall =
  | { readonly is: 'read'; readonly territory: string; readonly generation: number }
  | { readonly is: 'append' | 'compact'; readonly territory: string; readonly bytes: Uint8Array }
  | { readonly is: 'drop'; readonly territory: string }
  | { readonly is: 'sizes' }
  | { readonly is: 'close' };

export type Answer =
  | {
      readonly is: 'done';
      readonly plan?: StoredPlan;
      readonly sizes?: ReadonlyMap<string, number>;
    }
  | { readonly is: 'damaged'; readonly text: string }
  /** `code` is SQLite's result code, or 0 for another fault. */
  | { readonly is: 'failed'; readonly code: number; readonly text: string };

type WriteCall = Extract<LogCall, { is: 'append' | 'compact' | 'drop' }>;

/** `through` is the last record a snapshot includes; the records after it complete it. */
const layout = `
  CREATE TABLE IF NOT EXISTS snapshot (
    territory TEXT, through INTEGER, crc INTEGER, bytes BLOB, PRIMARY KEY (territory, through)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS record (
    territory TEXT, seq INTEGER, crc INTEGER, bytes BLOB, PRIMARY KEY (territory, seq)
  ) WITHOUT ROWID;
`;

const sizesQuery = `
  WITH newest AS (SELECT territory, max(through) AS through FROM snapshot GROUP BY territory)
  SELECT territory, sum(size) AS size FROM (
    SELECT territory, length(bytes) AS size FROM snapshot JOIN newest USING (territory, through)
    UNION ALL
    SELECT territory, length(bytes) FROM record LEFT JOIN newest USING (territory)
      WHERE seq > coalesce(through, 0)
  ) GROUP BY territory
`;

export interface LogSettings {
  readonly file: string;
  /** The one that is written: a file of a later one is refused. */
  readonly format: number;
  readonly pragmas: readonly string[];
  readonly isReadOnly: boolean;
  /** By which copies are asked for. */
  readonly copies: MessagePort;
}

class LogFile {
  readonly #db: DatabaseSync;
  readonly #insertRecord: StatementSync;
  readonly #insertSnapshot: StatementSync;
  readonly #lastSeqs = new Map<string, number>();

  constructor({ file, format, pragmas, isReadOnly, copies }: LogSettings) {
    this.#db = new DatabaseSync(file, { readOnly: isReadOnly });
    // In this order: the exclusive lock is taken with the first access, before the journal mode can change.
    this.#db.exec('PRAGMA locking_mode = EXCLUSIVE');
    refuseLaterFormat(this.#db, format, file);
    if (!isReadOnly) this.#prepareFile(format, pragmas);
    this.#insertRecord = this.#db.prepare('INSERT INTO record VALUES (?, ?, ?, ?)');
    this.#insertSnapshot = this.#db.prepare('INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?)');
    serveCopies(copies, this.#db, ['snapshot', 'record']);
  }

  #prepareFile(format: number, pragmas: readonly string[]): void {
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    // What is deleted is overwritten: a plan that somebody wanted gone is not to be found in the file.
    this.#db.exec('PRAGMA secure_delete = ON');
    for (const pragma of pragmas) this.#db.exec(`PRAGMA ${pragma}`);
    this.#db.exec(layout);
    noteFormat(this.#db, format);
  }

  /** Answers each call; the writes are all kept or all refused. */
  run(calls: readonly LogCall[]): readonly Answer[] {
    const writes = calls.filter(isWrite);
    const written = attempt(() => this.#write(writes));
    return calls.map(call => {
      if (call.is === 'read') return this.#read(call.territory, call.generation);
      if (call.is === 'sizes') return this.#sizes();
      return call.is === 'close' ? attempt(() => this.#db.close()) : written;
    });
  }

  #write(calls: readonly WriteCall[]): void {
    if (calls.length === 0) return;
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      for (const call of calls) {
        if (call.is === 'append') this.#append(call.territory, call.bytes);
        else if (call.is === 'compact') this.#compact(call.territory, call.bytes);
        else this.#drop(call.territory);
      }
      this.#db.exec('COMMIT');
    } catch (error) {
      // Some faults have already rolled back; the numbers given out since BEGIN are void either way.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      this.#lastSeqs.clear();
      throw error;
    }
    // What was dropped is in the journal too.
    if (calls.some(({ is }) => is === 'drop')) this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  #append(territory: string, bytes: Uint8Array): void {
    const seq = this.#lastSeq(territory) + 1;
    this.#insertRecord.run(territory, seq, crc32(bytes), bytes);
    this.#lastSeqs.set(territory, seq);
  }

  /** Keeps the snapshot before this one with all its records: the previous generation. */
  #compact(territory: string, bytes: Uint8Array): void {
    const through = this.#lastSeq(territory);
    const last = this.#db
      .prepare('SELECT max(through) AS through FROM snapshot WHERE territory = ? AND through < ?')
      .get(territory, through)?.through;
    const previous = typeof last === 'number' ? last : 0;
    this.#insertSnapshot.run(territory, through, crc32(bytes), bytes);
    this.#db.prepare('DELETE FROM snapshot WHERE territory = ? AND through < ?').run(territory, previous);
    this.#db.prepare('DELETE FROM record WHERE territory = ? AND seq <= ?').run(territory, previous);
  }

  #drop(territory: string): void {
    this.#db.prepare('DELETE FROM snapshot WHERE territory = ?').run(territory);
    this.#db.prepare('DELETE FROM record WHERE territory = ?').run(territory);
    this.#lastSeqs.delete(territory);
  }

  #lastSeq(territory: string): number {
    const known = this.#lastSeqs.get(territory);
    if (known !== undefined) return known;
    const row = this.#db
      .prepare(
        `SELECT max(coalesce((SELECT max(seq) FROM record WHERE territory = :id), 0),
                    coalesce((SELECT max(through) FROM snapshot WHERE territory = :id), 0)) AS seq`,
      )
      .get({ id: territory });
    return typeof row?.seq === 'number' ? row.seq : 0;
  }

  #sizes(): Answer {
    try {
      const rows = this.#db.prepare(sizesQuery).all();
      const sizes = rows.map(({ territory, size }) => [String(territory), Number(size)] as const);
      return { is: 'done', sizes: new Map(sizes) };
    } catch (error) {
      return failure(error);
    }
  }

  #read(territory: string, generation: number): Answer {
    try {
      const snapshots = this.#db
        .prepare('SELECT through AS seq, crc, bytes FROM snapshot WHERE territory = ? ORDER BY through DESC')
        .all(territory)
        .map(readRow);
      const rows = this.#db
        .prepare('SELECT seq, crc, bytes FROM record WHERE territory = ? ORDER BY seq')
        .all(territory)
        .map(readRow);
      const start = startsOf(snapshots, rows)[generation];
      if (!start) return { is: 'damaged', text: `plan-log: the beginning of ${territory} cannot be read` };
      const { snapshot } = start;
      const records = rows.filter(row => row.seq > (snapshot?.seq ?? 0));
      const lost = records.filter(row => !row.isWhole).length;
      const badSnapshots = snapshot ? snapshots.indexOf(snapshot) : snapshots.length;
      return {
        is: 'done',
        plan: {
          snapshot: snapshot?.bytes,
          records: records.filter(row => row.isWhole).map(row => row.bytes),
          damaged: lost + badSnapshots,
        },
      };
    } catch (error) {
      return failure(error);
    }
  }
}

function isWrite(call: LogCall): call is WriteCall {
  return ['append', 'compact', 'drop'].includes(call.is);
}

/**
 * What a plan may be built up from, the newest first: each snapshot that is whole, then nothing, when the records go
 * back to the first. Without that one, what comes after means nothing.
 */
function startsOf(snapshots: readonly Row[], rows: readonly Row[]): readonly { readonly snapshot?: Row }[] {
  const [first] = rows;
  const isEmpty = snapshots.length === 0 && rows.length === 0;
  const goesBack = isEmpty || (first?.seq === 1 && first.isWhole);
  return [...snapshots.filter(row => row.isWhole).map(snapshot => ({ snapshot })), ...(goesBack ? [{}] : [])];
}

interface Row {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

function readRow(row: Record<string, unknown>): Row {
  const bytes = row.bytes instanceof Uint8Array ? row.bytes : new Uint8Array();
  return { seq: Number(row.seq), bytes, isWhole: crc32(bytes) === row.crc && bytes.length > 0 };
}

function attempt(work: () => void): Answer {
  try {
    work();
    return { is: 'done' };
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Answer {
  const text = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  return { is: 'failed', code, text };
}

function start(): void {
  const { port, ...settings }: LogSettings & { port: MessagePort } = workerData;
  const opened = attempt(() => {
    const log = new LogFile(settings);
    port.on('message', (calls: readonly LogCall[]) => port.postMessage(log.run(calls)));
  });
  port.postMessage(opened);
}

start();
