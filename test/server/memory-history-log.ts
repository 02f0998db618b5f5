/** A history in memory, for tests where the disk is not the point. It is held to the same contract as the real one. */
import {
  follow,
  type HistoryChange,
  type HistoryLog,
  HistoryLogFailed,
  type HistoryQuery,
  type HistoryTrace,
  MAX_ENTRIES,
  MAX_ENTRIES_OF_ITEM,
  withoutPerson,
} from '../../server/history-log.ts';
import { isPerson, type PersonSought } from '../../shared/comment.ts';
import type { HistoryEntry } from '../../shared/history.ts';

interface Row {
  readonly territory: string;
  readonly item: string;
  readonly entry: HistoryEntry;
}

export class MemoryHistoryLog implements HistoryLog {
  #rows: readonly Row[] = [];
  #lastId = 0;
  /** Every call is refused while true, as a full disk would. */
  fails = false;

  async record(territory: string, changes: readonly HistoryChange[]): Promise<void> {
    this.#mayFail();
    for (const change of changes) {
      this.#write(territory, change);
      this.#trim(row => row.territory === territory && row.item === change.item, MAX_ENTRIES_OF_ITEM);
    }
    this.#trim(row => row.territory === territory, MAX_ENTRIES);
  }

  async list(
    territory: string,
    item: string,
    { before = Number.MAX_SAFE_INTEGER, limit }: HistoryQuery,
  ): Promise<readonly HistoryEntry[]> {
    this.#mayFail();
    return this.#rows
      .filter(row => row.territory === territory && row.item === item && row.entry.id < before)
      .map(({ entry }) => entry)
      .sort((a, b) => b.id - a.id)
      .slice(0, limit);
  }

  async purge(territory: string, item?: string): Promise<void> {
    this.#mayFail();
    this.#rows = this.#rows.filter(
      row => row.territory !== territory || (item !== undefined && row.item !== item),
    );
  }

  async traces(territory: string, person: PersonSought): Promise<readonly HistoryTrace[]> {
    this.#mayFail();
    return this.#rows
      .filter(row => row.territory === territory && row.entry.authors.some(one => isPerson(one, person)))
      .map(({ item, entry }) => ({ ...entry, item }));
  }

  async forget(territory: string, person: PersonSought): Promise<number> {
    const traces = new Set((await this.traces(territory, person)).map(({ id }) => id));
    this.#rows = this.#rows.map(row => {
      const authors = [...withoutPerson(row.entry.authors, person)];
      return traces.has(row.entry.id) ? { ...row, entry: { ...row.entry, authors } } : row;
    });
    return traces.size;
  }

  async close(): Promise<void> {
    // What is in memory stays for whoever opens it again.
  }

  #write(territory: string, change: HistoryChange): void {
    const last = this.#rows.findLast(
      row => row.territory === territory && row.item === change.item && row.entry.field === change.field,
    );
    const following = follow(last?.entry, change);
    if (following.is === 'new') {
      const entry = { ...following.entry, id: ++this.#lastId };
      this.#rows = [...this.#rows, { territory, item: change.item, entry }];
    } else if (following.is === 'undone') this.#rows = this.#rows.filter(row => row !== last);
    else this.#rows = this.#rows.map(row => (row === last ? { ...row, entry: following.entry } : row));
  }

  /** Keeps the newest of those that match. */
  #trim(matches: (row: Row) => boolean, most: number): void {
    const [first] = this.#rows.filter(matches).slice(-most);
    if (first) this.#rows = this.#rows.filter(row => !matches(row) || row.entry.id >= first.entry.id);
  }

  #mayFail(): void {
    if (this.fails) throw new HistoryLogFailed('history-log: disk full');
  }
}
