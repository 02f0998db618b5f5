/** What is done with an SQLite file that a later version has written in: nothing. Apart, for worker threads load it. */
import type { DatabaseSync } from 'node:sqlite';

/** In the place of SQLite's result codes, which are positive. */
export const TOO_NEW = -1;

/** A file was written by a later version of Tablée. It was not touched. The message is its name. */
export class FormatTooNew extends Error {
  override readonly name = 'FormatTooNew';
  readonly errcode = TOO_NEW;
}

/** To be called before anything is written in the file. @throws FormatTooNew */
export function refuseLaterFormat(db: DatabaseSync, format: number, file: string): void {
  if (formatOf(db) > format) throw new FormatTooNew(file);
}

export function noteFormat(db: DatabaseSync, format: number): void {
  if (formatOf(db) < format) db.exec(`PRAGMA user_version = ${format}`);
}

function formatOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}
