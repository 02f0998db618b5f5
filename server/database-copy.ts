/**
 * A copy of an SQLite file that somebody writes in, made by the very connection that holds it: the lock lets no other in.
 * One territory at a time, and the writes of others between two of them: each plan is whole as it was at some moment of
 * the copy, which is all they need, for none knows of another. (`VACUUM INTO` would have everybody wait for all of it, and
 * SQLite's backup, which Node runs in another thread, fails where it meets a write.)
 */
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as breathe } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';

/** What can be copied while it is in use. */
export interface Copyable {
  /** @param file that is not there yet. Rejects when it cannot be written */
  copyTo(file: string): Promise<void>;
}

interface Request {
  readonly file: string;
}

interface Outcome {
  /** Nothing when it went well. */
  readonly fault?: string;
}

/** In the worker that holds the file: carries out what a `Copier` at the other end of the channel asks for. */
export function serveCopies(port: MessagePort, db: DatabaseSync, tables: readonly string[]): void {
  port.on('message', ({ file }: Request) => {
    copyDatabase(db, file, tables).then(
      () => port.postMessage({} satisfies Outcome),
      (error: unknown) => port.postMessage({ fault: String(error) } satisfies Outcome),
    );
  });
}

export class Copier implements Copyable {
  readonly #port: MessagePort;
  #asked: PromiseWithResolvers<void> | undefined;
  #isClosed = false;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', ({ fault }: Outcome) => this.#end(fault));
    // The worker has gone.
    port.on('close', () => {
      this.#isClosed = true;
      this.#end('closed');
    });
    port.unref();
  }

  copyTo(file: string): Promise<void> {
    if (this.#isClosed) return Promise.reject(new Error('database-copy: the file is not open'));
    if (this.#asked) return Promise.reject(new Error('database-copy: one at a time'));
    this.#asked = Promise.withResolvers();
    this.#port.ref();
    this.#port.postMessage({ file } satisfies Request);
    return this.#asked.promise;
  }

  #end(fault: string | undefined): void {
    const asked = this.#asked;
    this.#asked = undefined;
    this.#port.unref();
    if (fault === undefined) asked?.resolve();
    else asked?.reject(new Error(`database-copy: ${fault}`));
  }
}

async function copyDatabase(db: DatabaseSync, file: string, tables: readonly string[]): Promise<void> {
  if (statSync(file, { throwIfNoEntry: false })) throw new Error('the file is there already');
  db.prepare('ATTACH ? AS copy').run(file);
  try {
    // Whoever asked for it flushes it, and throws it away when it is not finished.
    db.exec('PRAGMA copy.journal_mode = OFF; PRAGMA copy.synchronous = OFF');
    for (const { sql } of db.prepare('SELECT sql FROM main.sqlite_schema WHERE sql IS NOT NULL').all())
      if (!/^CREATE TABLE sqlite_/.test(String(sql)))
        db.exec(String(sql).replace(/^(CREATE (?:TABLE|INDEX)) /, '$1 copy.'));
    const [format] = db.prepare('PRAGMA main.user_version').all();
    db.exec(`PRAGMA copy.user_version = ${Number(format?.user_version)}`);
    for (const territory of territoriesIn(db, tables)) {
      await breathe();
      copyTerritory(db, territory, tables);
    }
  } finally {
    if (db.isOpen) db.exec('DETACH copy');
  }
}

function territoriesIn(db: DatabaseSync, tables: readonly string[]): readonly string[] {
  const union = tables.map(table => `SELECT DISTINCT territory FROM main.${table}`).join(' UNION ');
  return db
    .prepare(union)
    .all()
    .map(({ territory }) => String(territory));
}

/** All of it at one moment: nothing else runs in this thread meanwhile. */
function copyTerritory(db: DatabaseSync, territory: string, tables: readonly string[]): void {
  for (const table of tables)
    db.prepare(`INSERT INTO copy.${table} SELECT * FROM main.${table} WHERE territory = ?`).run(territory);
}
