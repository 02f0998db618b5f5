/** The copy of the plan this browser keeps, so that a closed tab or a long cut loses nothing that was typed. */
import { IndexeddbPersistence } from 'y-indexeddb';
import { Doc, mergeUpdates, type Transaction } from 'yjs';
import type { Kept } from './status.ts';
import { UnsentCount, unsentIn } from './unsent.ts';

/** A browser that opens its storage slower than this is not waited for: the server has the plan too. */
const OPENING_TIMEOUT = 2_000;

/** Milliseconds within which what others write is written here as one: the server has it, and storage is slow. */
const GATHERING = 2_000;

export class LocalCopy {
  /** Resolves when the copy is in the document, or is not waited for (any longer). Never rejects. */
  readonly ready: Promise<void>;
  /** Resolves when the copy is in the document, or will not come. Never rejects. */
  readonly loaded: Promise<void>;
  readonly #leftUnsent: boolean;
  /** Of the history that the document belongs to: what another tab has noted since is of its own document. */
  #epoch: string | null;
  #isLoading = true;
  readonly #territory: string;
  readonly #unsent: UnsentCount;
  readonly #doc: Doc;
  readonly #store: IndexeddbPersistence;
  readonly #onKept: () => void;
  #kept: Kept = 'page';
  #database: IDBDatabase | undefined;
  /** How often the storage was asked to confirm: its last answer is the one that counts. */
  #asked = 0;
  /** What others wrote and the storage does not have yet. */
  #others: Uint8Array[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onKept called when what `kept` says has changed */
  constructor(territory: string, doc: Doc, onKept: () => void = () => undefined) {
    this.#territory = territory;
    this.#doc = doc;
    this.#unsent = new UnsentCount(territory, doc.clientID);
    this.#onKept = onKept;
    this.#leftUnsent = this.pending > 0;
    this.#epoch = this.#read('epoch');
    this.#store = new IndexeddbPersistence(`tablee-${territory}`, doc);
    doc.off('update', this.#store._storeUpdate);
    doc.on('update', this.#onUpdate);
    window.addEventListener('pagehide', this.#writeOthers);
    // y-indexeddb 9 tells only by this promise that storage was refused: `whenSynced` would then never resolve.
    this.loaded = this.#store._db
      .then(database => {
        // A full disk undoes the writing of an edit without a word to who made it.
        database.addEventListener('abort', () => this.#lose());
        return this.#store.whenSynced.then(() => database);
      })
      .then(
        database => {
          this.#database = database;
          this.confirm();
        },
        // Private windows refuse storage: the work then lives in the page, and the status says so.
        () => undefined,
      )
      .finally(() => {
        this.#isLoading = false;
      });
    const late = new Promise<void>(resolve => setTimeout(resolve, OPENING_TIMEOUT));
    // Who has never been here has nothing to wait for: opening the storage of a phone takes longer than reading it.
    const isFirst = this.#epoch === null && !this.#leftUnsent;
    this.ready = isFirst ? Promise.resolve() : Promise.race([this.loaded, late]);
  }

  /** True while edits that a former visit left unsent may still be about to come out of storage. */
  get mayHoldUnsent(): boolean {
    return this.#isLoading && this.#leftUnsent;
  }

  /** Where edits are safe while the server is out of reach. */
  get kept(): Kept {
    return this.#kept;
  }

  /** To be called after each edit: the storage is told of it by then, and says here when it is written. */
  confirm(): void {
    const asked = ++this.#asked;
    try {
      // Transactions of one store keep their order: this one ends once those before it are on the disk.
      const transaction = this.#database?.transaction('updates', 'readonly');
      if (!transaction) return;
      transaction.objectStore('updates').getKey(0);
      this.#keep('on-its-way');
      transaction.addEventListener('complete', () => {
        if (asked === this.#asked && this.#database) this.#keep('device');
      });
    } catch {
      this.#lose();
    }
  }

  /** True for changes that come from the copy itself, not from a person. */
  isOrigin(origin: unknown): boolean {
    return origin === this.#store;
  }

  /** How many gestures the server had not acknowledged when last counted: of this visit, those before, and other tabs. */
  get pending(): number {
    return unsentIn(this.#territory);
  }

  set pending(count: number) {
    this.#unsent.write(count);
  }

  set epoch(epoch: string) {
    this.#epoch = epoch;
    this.#write('epoch', epoch);
  }

  /** True when the document belongs to another history than the server's. */
  isVoid(epoch: string): boolean {
    return this.#epoch !== null && this.#epoch !== epoch;
  }

  async erase(): Promise<void> {
    this.#others = [];
    this.#stop();
    this.#unsent.erase();
    this.#write('epoch', null);
    await this.#store.clearData();
  }

  close(): void {
    this.#stop();
    void this.#store.destroy();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown, _doc: Doc, { local }: Transaction): void => {
    if (this.isOrigin(origin)) return;
    if (!local) {
      this.#others.push(update);
      this.#timer ??= setTimeout(this.#writeOthers, GATHERING);
      return;
    }
    // Without the words it stands between, one's own would not be seen when the page is opened again offline.
    this.#writeOthers();
    this.#store._storeUpdate(update, origin);
  };

  readonly #writeOthers = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const others = this.#others;
    this.#others = [];
    if (others.length > 0) this.#store._storeUpdate(mergeUpdates(others), null);
  };

  #stop(): void {
    this.#writeOthers();
    this.#doc.off('update', this.#onUpdate);
    window.removeEventListener('pagehide', this.#writeOthers);
  }

  /** From here on the storage is not to be trusted on this visit. */
  #lose(): void {
    this.#database = undefined;
    this.#keep('page');
  }

  #keep(where: Kept): void {
    if (where === this.#kept) return;
    this.#kept = where;
    this.#onKept();
  }

  #read(fact: string): string | null {
    try {
      return localStorage.getItem(`tablee.${fact}.${this.#territory}`);
    } catch {
      // Storage may be forbidden by the browser's settings; there is then nothing to remember.
      return null;
    }
  }

  #write(fact: string, value: string | null): void {
    const key = `tablee.${fact}.${this.#territory}`;
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // As above: the epoch is then heard anew at each visit.
    }
  }
}

/**
 * Takes away a territory's copy that no session holds: whoever was shut out keeps nothing to read. What was not sent
 * stays, as in a session.
 */
export async function eraseCopy(territory: string): Promise<void> {
  const copy = new LocalCopy(territory, new Doc());
  await copy.loaded;
  if (copy.pending === 0) await copy.erase().catch(() => undefined);
  copy.close();
}
