/**
 * Holds the comments of a plan to who really writes them. Only the server does it, for it alone knows whose a change is:
 * what a page says of its author is put right in the same turn, and nobody else's comment is put in another's mouth.
 */
import * as Y from 'yjs';
import { type Author, MAX_COMMENT_LENGTH } from './comment.ts';
import { rootsOf, textOf } from './plan-doc.ts';
import { deletedKey } from './plan-read-comments.ts';
import { reviseText } from './plan-text.ts';
import { isRecord, string } from './values.ts';

/** Whose a change is, as the server knows it. */
export interface Signer {
  /** Under what name the others see them; the name is empty for who has not said it. */
  readonly shown: Author;
  /** What they call themselves: « Nadia » for who is shown as « Nadia (2) ». */
  readonly said: Author;
  /** The id under which their page writes; undefined when it has not told. */
  readonly client: number | undefined;
  readonly isCoordinator: boolean;
}

/** Milliseconds by which a page's clock may be ahead of the server's. */
const AHEAD = 5 * 60 * 1000;

/** The origin of what puts comments right. */
export const signature = Symbol('signature');

/** Said once, and true for ever. */
const lasting = ['item', 'section', 'parent', 'name', 'institution', 'at'] as const;

const nobody: Author = { name: '', institution: '' };

/** A comment as it was before somebody touched it. */
interface Kept {
  readonly entry: Y.Map<unknown>;
  readonly author: Author;
  readonly fields: ReadonlyMap<string, unknown>;
  readonly text: string;
  readonly deleted: unknown;
  readonly resolved: unknown;
}

/** Correcting is making some of the comments' entries right again. */
type Correction = () => void;

export class PlanSignatures {
  readonly #doc: Y.Doc;
  readonly #comments: Y.Map<unknown>;
  readonly #signerOf: (origin: unknown) => Signer | undefined;
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  /** @param signerOf tells whose a transaction is; undefined for the server's own, which may do anything */
  constructor(doc: Y.Doc, signerOf: (origin: unknown) => Signer | undefined, now = Date.now) {
    this.#doc = doc;
    this.#now = now;
    this.#comments = rootsOf(doc).comments;
    this.#signerOf = signerOf;
    for (const id of this.#comments.keys()) this.#keep(id);
    this.#comments.observeDeep(this.#onEvents);
  }

  destroy(): void {
    this.#comments.unobserveDeep(this.#onEvents);
  }

  readonly #onEvents = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction) => {
    const ids = new Set(
      events.flatMap(({ path, changes }) =>
        path.length === 0 ? [...changes.keys.keys()] : [String(path[0])],
      ),
    );
    const signer = this.#signerOf(origin);
    const corrections = signer ? [...ids].flatMap(id => this.#correctionsOf(id, signer)) : [];
    // Their own events come next, and are kept then.
    if (corrections.length > 0)
      this.#doc.transact(() => {
        for (const correct of corrections) correct();
      }, signature);
    for (const id of ids) this.#keep(id);
  };

  #keep(id: string): void {
    const kept = keep(this.#comments.get(id));
    if (kept) this.#kept.set(id, kept);
    else this.#kept.delete(id);
  }

  #correctionsOf(id: string, signer: Signer): readonly Correction[] {
    const entry = this.#comments.get(id);
    const kept = this.#kept.get(id);
    if (kept && entry !== kept.entry) return [() => this.#comments.set(id, rebuild(kept))];
    if (!(entry instanceof Y.Map)) return [];
    return [
      ...(kept
        ? lastingCorrections(entry, kept)
        : [...birthCorrections(entry, signer), ...dateCorrections(entry, this.#now())]),
      ...wordCorrections(entry, kept, signer),
      ...closingCorrections(entry, kept?.resolved, signer),
    ];
  }
}

function keep(entry: unknown): Kept | undefined {
  if (!(entry instanceof Y.Map)) return undefined;
  const text = entry.get('text');
  return {
    entry,
    author: authorIn(entry),
    fields: new Map(lasting.flatMap(key => (entry.has(key) ? [[key, plainIn(entry, key)] as const] : []))),
    text: text instanceof Y.Text ? text.toString() : '',
    deleted: plainIn(entry, deletedKey),
    resolved: plainIn(entry, 'resolved'),
  };
}

/** A shared type where a plain value belongs is as good as nothing: it cannot be put back a second time. */
function plainIn(entry: Y.Map<unknown>, key: string): unknown {
  const value = entry.get(key);
  return value instanceof Y.AbstractType ? undefined : value;
}

function rebuild({ fields, text, deleted, resolved }: Kept): Y.Map<unknown> {
  const plain = Object.entries({ [deletedKey]: deleted, resolved }).filter(
    ([, value]) => value !== undefined,
  );
  const known = [...fields].filter(([, value]) => value !== undefined);
  return new Y.Map<unknown>([...known, ...plain, ['text', textOf(text)]]);
}

function lastingCorrections(entry: Y.Map<unknown>, { fields }: Kept): readonly Correction[] {
  return lasting
    .filter(key => entry.get(key) !== fields.get(key))
    .map(key => () => put(entry, key, fields.get(key)));
}

/**
 * What a page writes is signed as its person is shown. What it brings that another page wrote, its own before it was
 * opened again or, after the server lost it, somebody else's, is nobody's, unless it is signed by this person.
 */
function birthCorrections(entry: Y.Map<unknown>, { shown, said, client }: Signer): readonly Correction[] {
  const author = authorIn(entry);
  const isOwn = entry._item?.id.client === client || isSame(author, said) || isSame(author, shown);
  return sign(entry, isOwn ? shown : nobody);
}

/** What was written without a connection comes late with its own date; nothing comes from the future. */
function dateCorrections(entry: Y.Map<unknown>, now: number): readonly Correction[] {
  const at = entry.get('at');
  return typeof at === 'number' && at > now + AHEAD ? [() => entry.set('at', now)] : [];
}

function sign(entry: Y.Map<unknown>, { name, institution }: Author): readonly Correction[] {
  return Object.entries({ name, institution })
    .filter(([key, value]) => entry.get(key) !== value)
    .map(
      ([key, value]) =>
        () =>
          entry.set(key, value),
    );
}

/** Words are changed by who signed them, and taken back or put back by a coordinator too. */
function wordCorrections(
  entry: Y.Map<unknown>,
  kept: Kept | undefined,
  signer: Signer,
): readonly Correction[] {
  const words = entry.get('text');
  const length = words instanceof Y.Text ? words.length : 0;
  const tooLong = words instanceof Y.Text && length > 2 * MAX_COMMENT_LENGTH;
  const isTheirs = !kept || kept.author.name === '' || isSame(kept.author, signer.shown);
  if (isTheirs) return tooLong ? [() => words.delete(MAX_COMMENT_LENGTH, length - MAX_COMMENT_LENGTH)] : [];
  const corrections: Correction[] = [];
  if (!(words instanceof Y.Text)) corrections.push(() => entry.set('text', textOf(kept.text)));
  else if (tooLong || words.toString() !== kept.text) corrections.push(() => reviseText(words, kept.text));
  if (!signer.isCoordinator && entry.get(deletedKey) !== kept.deleted)
    corrections.push(() => put(entry, deletedKey, kept.deleted));
  return corrections;
}

/** A thread is closed in one's own name. */
function closingCorrections(
  entry: Y.Map<unknown>,
  before: unknown,
  { shown }: Signer,
): readonly Correction[] {
  const resolved = entry.get('resolved');
  if (resolved === before || !isRecord(resolved)) return [];
  if (resolved.name === shown.name && resolved.institution === shown.institution) return [];
  return [() => entry.set('resolved', { ...resolved, ...shown })];
}

function put(entry: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === undefined) entry.delete(key);
  else entry.set(key, value);
}

function authorIn(entry: Y.Map<unknown>): Author {
  return { name: string(entry.get('name')), institution: string(entry.get('institution')) };
}

function isSame(a: Author, b: Author): boolean {
  return a.name === b.name && a.institution === b.institution;
}
