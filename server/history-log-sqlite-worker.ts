/** The worker thread of the history: answers each call in turn. A call that fails leaves things as they were. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type MessagePort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { isPerson, type PersonSought } from '../shared/comment.ts';
import { historyEntrySchema } from '../shared/history.ts';
import { serveCopies } from './database-copy.ts';
import { noteFormat, refuseLaterFormat } from './format-too-new.ts';
import {
  follow,
  type HistoryChange,
  type HistoryQuery,
  type HistoryTrace,
  MAX_ENTRIES,
  MAX_ENTRIES_OF_ITEM,
  withoutPerson,
} from './history-log.ts';

export type HistoryCall =
  /** All of them are kept, or none. */
  | { readonly is: 'record'; readonly records: readonly HistoryRecord[] }
  | { readonly is: 'list'; readonly territory: string; readonly item: string; readonly query: HistoryQuery }
  | { readonly is: 'purge'; readonly territory: string; readonly item: string | undefined }
  | { readonly is: 'traces' | 'forget'; readonly territory: string; readonly person: PersonSought }
  | { readonly is: 'ready' }
  | { readonly is: 'close' };

/** What has changed in one territory. */
export interface HistoryRecord {
  readonly territory: string;
  readonly changes: readonly HistoryChange[];
}

export type HistoryAnswer =
  | { readonly is: 'done'; readonly entries: readonly HistoryTrace[] }
  /** `code` is SQLite's result code or ours, or 0 for another fault. */
  | { readonly is: 'failed'; readonly code: number; readonly text: string };

/** Changes after which the entries of a territory are counted again: it may have so many more than it should. */
const TRIM_AFTER = 100;

/** Ids are never given twice: a page of older entries is asked for by the id it goes on from. */
const layout = `
  CREATE TABLE IF NOT EXISTS entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT, territory TEXT, item TEXT, field TEXT, began INTEGER, ended INTEGER, content TEXT
  );
  CREATE INDEX IF NOT EXISTS entry_of_item ON entry (territory, item);
`;

/**
 * `synchronous = NORMAL` spares the disk a flush for each change: the last ones may go with the power, none with the
 * process. `secure_delete` overwrites what is erased, for those who asked that it be.
 */
const pragmas = `
  PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;
`;

export interface HistorySettings {
  readonly file: string;
  /** The one that is written: a file of a later one is refused. */
  readonly format: number;
  /** By which copies are asked for. */
  readonly copies: MessagePort;
}

class HistoryFile {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #delete: StatementSync;
  readonly #last: StatementSync;
  readonly #page: StatementSync;
  readonly #trimItem: StatementSync;
  readonly #trim: StatementSync;
  /** Changes noted since a territory was last trimmed by this process. */
  readonly #untrimmed = new Map<string, number>();

  constructor({ file, format, copies }: HistorySettings) {
    this.#db = new DatabaseSync(file);
    this.#db.exec('PRAGMA locking_mode = EXCLUSIVE');
    refuseLaterFormat(this.#db, format, file);
    this.#db.exec(pragmas);
    this.#db.exec(layout);
    noteFormat(this.#db, format);
    const prepare = (statement: string): StatementSync => this.#db.prepare(statement);
    this.#insert = prepare(
      'INSERT INTO entry (territory, item, field, began, ended, content) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#update = prepare('UPDATE entry SET ended = ?, content = ? WHERE id = ?');
    this.#delete = prepare('DELETE FROM entry WHERE id = ?');
    this.#last = prepare(
      'SELECT * FROM entry WHERE territory = ? AND item = ? AND field = ? ORDER BY id DESC LIMIT 1',
    );
    this.#page = prepare(
      'SELECT * FROM entry WHERE territory = ? AND item = ? AND id < ? ORDER BY id DESC LIMIT ?',
    );
    this.#trimItem = prepare(`DELETE FROM entry WHERE id IN (
      SELECT id FROM entry WHERE territory = ? AND item = ? ORDER BY id DESC LIMIT -1 OFFSET ${MAX_ENTRIES_OF_ITEM})`);
    this.#trim = prepare(`DELETE FROM entry WHERE id IN (
      SELECT id FROM entry WHERE territory = ? ORDER BY id DESC LIMIT -1 OFFSET ${MAX_ENTRIES})`);
    serveCopies(copies, this.#db, ['entry']);
  }

  run(call: HistoryCall): HistoryAnswer {
    try {
      return done(this.#carryOut(call));
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      return failure(error);
    }
  }

  #carryOut(call: HistoryCall): readonly HistoryTrace[] {
    switch (call.is) {
      case 'record':
        this.#record(call.records);
        return [];
      case 'list':
        return this.#list(call.territory, call.item, call.query);
      case 'purge':
        this.#purge(call.territory, call.item);
        return [];
      case 'traces':
        return this.#traces(call.territory, call.person);
      case 'forget':
        return this.#forget(call.territory, call.person);
      case 'ready':
        return [];
      case 'close':
        this.#db.close();
        return [];
    }
  }

  #record(records: readonly HistoryRecord[]): void {
    this.#db.exec('BEGIN IMMEDIATE');
    for (const { territory, changes } of records) {
      for (const change of changes) this.#write(territory, change);
      for (const item of new Set(changes.map(change => change.item))) this.#trimItem.run(territory, item);
      this.#trimSometimes(territory, changes.length);
    }
    this.#db.exec('COMMIT');
  }

  /** To find the oldest entries of a territory all of them are read: not at each change. */
  #trimSometimes(territory: string, changes: number): void {
    const since = (this.#untrimmed.get(territory) ?? TRIM_AFTER) + changes;
    this.#untrimmed.set(territory, since < TRIM_AFTER ? since : 0);
    if (since >= TRIM_AFTER) this.#trim.run(territory);
  }

  #write(territory: string, change: HistoryChange): void {
    const { item, field } = change;
    const [last] = this.#last.all(territory, item, field).flatMap(readEntry);
    const following = follow(last, change);
    if (following.is === 'undone') {
      this.#delete.run(following.id);
      return;
    }
    const { section, authors, before, after, from, to } = following.entry;
    const content = JSON.stringify({ section, authors, before, after });
    if (following.is === 'longer') this.#update.run(to, content, following.entry.id);
    else this.#insert.run(territory, item, field, from, to, content);
  }

  #list(territory: string, item: string, { before, limit }: HistoryQuery): readonly HistoryTrace[] {
    return this.#page.all(territory, item, before ?? Number.MAX_SAFE_INTEGER, limit).flatMap(readEntry);
  }

  #traces(territory: string, person: PersonSought): readonly HistoryTrace[] {
    const rows = this.#db.prepare('SELECT * FROM entry WHERE territory = ? ORDER BY id').all(territory);
    return rows.flatMap(readEntry).filter(({ authors }) => authors.some(one => isPerson(one, person)));
  }

  #forget(territory: string, person: PersonSought): readonly HistoryTrace[] {
    this.#db.exec('BEGIN IMMEDIATE');
    const traces = this.#traces(territory, person);
    for (const { id, to, section, authors, before, after } of traces) {
      const content = { section, authors: withoutPerson(authors, person), before, after };
      this.#update.run(to, JSON.stringify(content), id);
    }
    this.#db.exec('COMMIT');
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return traces;
  }

  #purge(territory: string, item: string | undefined): void {
    if (item === undefined) this.#db.prepare('DELETE FROM entry WHERE territory = ?').run(territory);
    else this.#db.prepare('DELETE FROM entry WHERE territory = ? AND item = ?').run(territory, item);
    // The journal still holds what was erased until it is emptied.
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }
}

/** None for a row that is damaged. */
function readEntry({
  id,
  item,
  field,
  began,
  ended,
  content,
}: Record<string, unknown>): readonly HistoryTrace[] {
  const rest = v.safeParse(v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())), content);
  const entry = v.safeParse(historyEntrySchema, {
    ...(rest.success ? rest.output : {}),
    id,
    field,
    from: began,
    to: ended,
  });
  return entry.success ? [{ ...entry.output, item: String(item) }] : [];
}

function done(entries: readonly HistoryTrace[]): HistoryAnswer {
  return { is: 'done', entries };
}

function failure(error: unknown): HistoryAnswer {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  return { is: 'failed', code, text: error instanceof Error ? error.message : String(error) };
}

/** A file that cannot be opened fails each call, and not the server: plans do not need it. */
function start(): void {
  const { port, ...settings }: HistorySettings & { port: MessagePort } = workerData;
  let run: (call: HistoryCall) => HistoryAnswer;
  try {
    const history = new HistoryFile(settings);
    run = call => history.run(call);
  } catch (error) {
    run = ({ is }) => (is === 'close' ? done([]) : failure(error));
    settings.copies.close();
  }
  port.on('message', (call: HistoryCall) => port.postMessage(run(call)));
}

start();
