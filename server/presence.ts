/**
 * Who is in a room and where, in memory only. Speaks y-protocols' awareness messages, but trusts nobody: a connection
 * speaks for one client id, its own, and the server keeps the clocks.
 */
import type { Author } from '../shared/comment.ts';
import { MAX_NAME_LENGTH } from '../shared/model.ts';
import { isRecord } from '../shared/values.ts';
import { type PresenceEntry, presenceFrame } from './frames.ts';

/** In UTF-16 units. */
const MAX_STATE_LENGTH = 16 * 1024;
const MAX_DEPTH = 8;

export interface Speaker {
  /** Identifies the link it came by: the same person who comes back before the server saw them leave. */
  readonly link: string;
  readonly role: string;
  /** Who a séance knows them as, whatever they say; null or absent for who came by a link. */
  readonly person?: Author | null;
}

interface Presence {
  readonly speaker: Speaker;
  readonly state: string;
  /** Ever increasing over the room and its restarts, so that one who comes back is never older than their absence. */
  readonly clock: number;
}

export class RoomPresence {
  readonly #present = new Map<number, Presence>();
  readonly #ids = new Map<Speaker, number>();
  /** Entries to tell since the last call of `takeChanges`: the client id, and who said it. */
  readonly #changed = new Map<number, Speaker>();
  readonly #gone = new Map<number, number>();
  /** Goes with the connection, once nothing it did is left to be told. */
  readonly #people = new WeakMap<object, Author>();
  #clock = 0;

  get hasChanges(): boolean {
    return this.#changed.size > 0 || this.#gone.size > 0;
  }

  get size(): number {
    return this.#present.size;
  }

  /** Welcomes a connection, of which nothing is known yet. */
  join(speaker: Speaker): void {
    this.#people.set(speaker, { name: '', institution: '' });
  }

  /** What the person behind a connection was last called, even if they have left; undefined for anything else. */
  personOf(speaker: unknown): Author | undefined {
    return typeof speaker === 'object' && speaker !== null ? this.#people.get(speaker) : undefined;
  }

  /** Takes what a connection says of itself, and silently leaves what it says of others: honest clients do it too. */
  receive(speaker: Speaker, entries: readonly PresenceEntry[]): void {
    for (const { id, state } of entries) if (this.#mayBe(speaker, id)) this.#say(speaker, id, state);
  }

  /** Forgets a connection entirely, so that ten thousand visits leave nothing behind. */
  leave(speaker: Speaker): void {
    const id = this.#ids.get(speaker);
    this.#ids.delete(speaker);
    if (id === undefined || this.#present.get(id)?.speaker !== speaker) return;
    this.#present.delete(id);
    this.#changed.delete(id);
    this.#gone.set(id, this.#tick());
  }

  /** Everyone's latest state as one frame; undefined when nobody is there. */
  everyone(): Uint8Array | undefined {
    return this.#present.size === 0 ? undefined : this.#frame([...this.#present.keys()]);
  }

  /**
   * What changed since the last call: a frame for all, and for those who caused a change one without their own entry,
   * since a client that hears its own past takes it for its present.
   */
  takeChanges(): (listener: Speaker) => Uint8Array | undefined {
    const changed = new Map(this.#changed);
    const gone = new Map(this.#gone);
    this.#changed.clear();
    this.#gone.clear();
    const speakers = new Set(changed.values());
    const ids = [...changed.keys()];
    const common = this.#frame(ids, gone);
    return listener => {
      if (!speakers.has(listener)) return common;
      const others = ids.filter(id => changed.get(id) !== listener);
      return others.length + gone.size === 0 ? undefined : this.#frame(others, gone);
    };
  }

  /** A connection keeps the first id it speaks for. Another's id may be taken over only by the same link. */
  #mayBe(speaker: Speaker, id: number): boolean {
    const own = this.#ids.get(speaker);
    if (own !== undefined) return own === id;
    const holder = this.#present.get(id)?.speaker;
    if (holder && holder.link !== speaker.link) return false;
    if (holder) this.#ids.delete(holder);
    this.#ids.set(speaker, id);
    return true;
  }

  #say(speaker: Speaker, id: number, text: string): void {
    const state = readState(text, speaker);
    if (state === null) {
      if (!this.#present.delete(id)) return;
      this.#changed.delete(id);
      this.#gone.set(id, this.#tick());
    } else if (state !== undefined) {
      this.#present.set(id, { speaker, state: state.text, clock: this.#tick() });
      this.#people.set(speaker, state.person);
      this.#gone.delete(id);
      this.#changed.set(id, speaker);
    }
  }

  #tick(): number {
    this.#clock = Math.max(this.#clock + 1, Date.now());
    return this.#clock;
  }

  #frame(ids: readonly number[], gone: ReadonlyMap<number, number> = new Map()): Uint8Array {
    const present = ids.flatMap(id => {
      const presence = this.#present.get(id);
      return presence ? [{ id, clock: presence.clock, state: presence.state }] : [];
    });
    const absent = [...gone].map(([id, clock]) => ({ id, clock, state: 'null' }));
    return presenceFrame([...present, ...absent]);
  }
}

interface State {
  readonly text: string;
  readonly person: Author;
}

/** The state to tell the others: null when the person leaves, undefined when it is not fit to be told. */
function readState(text: string, { role }: Speaker): State | null | undefined {
  if (text.length > MAX_STATE_LENGTH) return undefined;
  let state: unknown;
  try {
    state = JSON.parse(text);
  } catch {
    // Not JSON: nothing of it is told, and its author is not told off, as an odd client is no danger to others.
    return undefined;
  }
  if (state === null) return null;
  if (!isRecord(state) || isDeeperThan(MAX_DEPTH, state)) return undefined;
  const user = isRecord(state.user) ? state.user : {};
  const person = { name: nameIn(user.name), institution: nameIn(user.institution) };
  return { text: JSON.stringify({ ...state, user: { ...person, role } }), person };
}

function nameIn(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, MAX_NAME_LENGTH) : '';
}

/** Looks no further down than it must: a hostile state may be nested as deep as it is long. */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some(inside => isDeeperThan(levels - 1, inside));
}
