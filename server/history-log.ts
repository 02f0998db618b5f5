/** Where the history of fiches is kept: the port, and what becomes of an entry when its author goes on. */
import { type Author, isPerson, type PersonSought } from '../shared/comment.ts';
import type { HistoryEntry, HistoryValue } from '../shared/history.ts';
import { isSameValue, SAME_CHANGE } from '../shared/history.ts';

/** What somebody has just changed in one field of an item. */
export interface HistoryChange {
  readonly item: string;
  readonly field: string;
  readonly section: string;
  readonly authors: readonly Author[];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly before: HistoryValue;
  readonly after: HistoryValue;
}

export interface HistoryQuery {
  /** Only entries older than the one of this id. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/**
 * A bounded list of entries for each item of each territory. What it loses is history and nothing else: plans do not
 * wait for it.
 */
export interface HistoryLog {
  /** Adds each change, or lengthens the last entry of its field: see `follow`. */
  record(territory: string, changes: readonly HistoryChange[]): Promise<void>;
  /** The newest first. */
  list(territory: string, item: string, query: HistoryQuery): Promise<readonly HistoryEntry[]>;
  /** Erases for good all that is kept of an item, or of the territory. */
  purge(territory: string, item?: string): Promise<void>;
  /** The entries that a person is among the authors of, the oldest first. */
  traces(territory: string, person: PersonSought): Promise<readonly HistoryTrace[]>;
  /** Takes a person out of the authors: the entries stay, by nobody. @returns how many there were */
  forget(territory: string, person: PersonSought): Promise<number>;
  close(): Promise<void>;
}

/** An entry, with the item it is about. */
export interface HistoryTrace extends HistoryEntry {
  readonly item: string;
}

/** The authors without the person, each once; one without a name stands for them. */
export function withoutPerson(authors: readonly Author[], person: PersonSought): readonly Author[] {
  const others = authors.filter(author => !isPerson(author, person) && author.name !== '');
  return [...others, { name: '', institution: '' }];
}

/** The history cannot be read or written. It may be tried again. */
export class HistoryLogFailed extends Error {
  override readonly name = 'HistoryLogFailed';
}

/** How many entries are kept of one item and of one territory: the oldest go first. */
export const MAX_ENTRIES_OF_ITEM = 200;
export const MAX_ENTRIES = 20_000;

/** What is to be done with a change: nothing but a new entry, the last one made longer, or the last one taken away. */
export type Following =
  | { readonly is: 'new'; readonly entry: Omit<HistoryEntry, 'id'> }
  | { readonly is: 'longer'; readonly entry: HistoryEntry }
  | { readonly is: 'undone'; readonly id: number };

/**
 * Who goes on with a field within ten minutes is still making the same change, and what comes back to what it was then
 * has not changed. Somebody who wrote it together with others goes on with their common entry.
 * @param last the last entry of the field, whoever made it
 */
export function follow(last: HistoryEntry | undefined, change: HistoryChange): Following {
  const { field, section, before, after, at } = change;
  const authors = [...change.authors];
  if (!last || at - last.to > SAME_CHANGE || !authors.every(author => isAmong(author, last.authors)))
    return { is: 'new', entry: { field, section, authors, from: at, to: at, before, after } };
  if (isSameValue(last.before, after)) return { is: 'undone', id: last.id };
  return { is: 'longer', entry: { ...last, section, to: at, after } };
}

function isAmong({ name, institution }: Author, authors: readonly Author[]): boolean {
  return authors.some(one => one.name === name && one.institution === institution);
}
