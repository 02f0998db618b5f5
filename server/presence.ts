/**
 * Who is in a room and where, in memory only. Speaks y-protocols' awareness messages, but trusts nobody: a connection
 * speaks for one client id, its own, under a name and a colour that are nobody else's, and the server keeps the clocks.
 */
import type { Author } from '../shared/comment.ts';
import { parseColor } from '../shared/people.ts';
import { tidyName } from '../shared/person-name.ts';
import type { Signer } from '../shared/plan-signatures.ts';
import { isRecord, string } from '../shared/values.ts';
import { type PresenceEntry, presenceFrame } from './frames.ts';
import { type Claim, type Shape, type Shown, showAs } from './presence-identity.ts';

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
  readonly said: Said;
  readonly shape: Shape;
  readonly state: string;
  /** Ever increasing over the room and its restarts, so that one who comes back is never older than their absence. */
  readonly clock: number;
}

export class RoomPresence {
  readonly #present = new Map<number, Presence>();
  readonly #ids = new Map<object, number>();
  /** Entries to tell since the last call of `takeChanges`: the client id, and who said it. */
  readonly #changed = new Map<number, Speaker>();
  readonly #gone = new Map<number, number>();
  /** Goes with the connection, once nothing it did is left to be told. */
  readonly #people = new WeakMap<object, Shape & Pick<Speaker, 'role'>>();
  /** Who has written by a connection is no screen, whatever they say: coordinators alone may write by one that projects. */
  readonly #writers = new WeakSet<object>();
  #clock = 0;

  get hasChanges(): boolean {
    return this.#changed.size > 0 || this.#gone.size > 0;
  }

  get size(): number {
    return this.#present.size;
  }

  /** Welcomes a connection, of which nothing is known yet. */
  join(speaker: Speaker): void {
    const claim = claimOf(speaker, {});
    this.#people.set(speaker, { claim, shown: { ...claim, color: 0 }, role: speaker.role });
  }

  /** What the person behind a connection was last called, even if they have left; undefined for anything else. */
  personOf(speaker: unknown): Author | undefined {
    return this.signerOf(speaker)?.shown;
  }

  /** Whose a change is that came by a connection, even if it has left; undefined for anything else. */
  signerOf(speaker: unknown): Signer | undefined {
    if (typeof speaker !== 'object' || speaker === null) return undefined;
    const known = this.#people.get(speaker);
    if (!known) return undefined;
    const { claim, shown, role } = known;
    return {
      shown: { name: shown.name, institution: shown.institution },
      said: { name: claim.name, institution: claim.institution },
      client: this.#ids.get(speaker),
      isCoordinator: role === 'coordinator',
    };
  }

  /** To be called when a connection has changed the plan: whoever writes is among those who are there. */
  wrote(speaker: Speaker): void {
    if (speaker.role === 'coordinator' || this.#writers.has(speaker)) return;
    this.#writers.add(speaker);
    if (this.#isScreen(speaker)) this.refresh(speaker);
  }

  /**
   * How many people these connections are: one who has several windows counts once, as long as they say who they are; a
   * projector counts for nobody, nor does a socket that only tries the network beside somebody of its link.
   */
  peopleAmong(speakers: readonly Speaker[]): number {
    const people = new Set<unknown>();
    const known = speakers.filter(speaker => this.#ids.has(speaker));
    const told = new Set(known.map(({ link }) => link));
    for (const speaker of speakers) {
      if (this.#isScreen(speaker) && !this.#writers.has(speaker)) continue;
      if (!speaker.person && !this.#ids.has(speaker) && told.has(speaker.link)) continue;
      const { name, institution } = this.personOf(speaker) ?? { name: '', institution: '' };
      if (speaker.person) people.add(speaker.link);
      else people.add(name === '' ? speaker : JSON.stringify([speaker.link, name, institution]));
    }
    return people.size;
  }

  /** How somebody who is present is shown to the others, for them to know it too. */
  shownOf(speaker: Speaker): Shown | undefined {
    const id = this.#ids.get(speaker);
    const presence = id === undefined ? undefined : this.#present.get(id);
    return presence?.speaker === speaker ? presence.shape.shown : undefined;
  }

  /**
   * Takes what a connection says of itself, and silently leaves what it says of others: honest clients do it too.
   * @returns whether it is now shown otherwise than it was and than it said
   */
  receive(speaker: Speaker, entries: readonly PresenceEntry[]): boolean {
    const before = this.shownOf(speaker);
    // The last word on each: a frame may say thousands of things of one person, and each is compared with all others.
    const latest = new Map(entries.map(({ id, state }) => [id, state]));
    for (const [id, state] of latest) this.#hear(speaker, id, readState(state));
    return this.#isCorrected(speaker, before);
  }

  /** To be called when the token of somebody tells another person than before. Returns what `receive` does. */
  refresh(speaker: Speaker): boolean {
    const before = this.shownOf(speaker);
    const id = this.#ids.get(speaker);
    const presence = id === undefined ? undefined : this.#present.get(id);
    if (id !== undefined && presence?.speaker === speaker) this.#say(speaker, id, presence.said);
    return this.#isCorrected(speaker, before);
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

  #hear(speaker: Speaker, id: number, said: Said | null | undefined): void {
    if (!this.#mayBe(speaker, id, said?.key ?? '')) return;
    if (said) this.#say(speaker, id, said);
    else if (said === null && this.#present.delete(id)) {
      this.#changed.delete(id);
      this.#gone.set(id, this.#tick());
    }
  }

  /**
   * A connection keeps the first id it speaks for, and an id is that of who speaks for it while they are there. Only a
   * page whose connection has died unnoticed may take its own over: it comes by the same link and knows its key.
   */
  #mayBe(speaker: Speaker, id: number, key: string): boolean {
    const own = this.#ids.get(speaker);
    if (own !== undefined) return own === id;
    const present = this.#present.get(id);
    if (present && (present.speaker.link !== speaker.link || key === '' || key !== present.said.key))
      return false;
    if (present) this.#ids.delete(present.speaker);
    this.#ids.set(speaker, id);
    return true;
  }

  #say(speaker: Speaker, id: number, said: Said): void {
    const known = this.#present.get(id);
    const others = [...this.#present].flatMap(([other, { shape }]) => (other === id ? [] : shape));
    const claim = claimOf(speaker, said.state);
    const shown = showAs(claim, others, known?.shape);
    const shape = { claim, shown };
    const { slide, ...rest } = said.state;
    const state = tellState(this.#writers.has(speaker) ? rest : { ...rest, slide }, speaker, shown);
    this.#present.set(id, { speaker, said, shape, state, clock: this.#tick() });
    this.#people.set(speaker, { ...shape, role: speaker.role });
    this.#gone.delete(id);
    this.#changed.set(id, speaker);
  }

  /** Whether it says that it projects. */
  #isScreen(speaker: Speaker): boolean {
    const id = this.#ids.get(speaker);
    return id !== undefined && isRecord(this.#present.get(id)?.said.state.slide);
  }

  #isCorrected(speaker: Speaker, before: Shown | undefined): boolean {
    const id = this.#ids.get(speaker);
    const { shape } = (id === undefined ? undefined : this.#present.get(id)) ?? {};
    if (!shape || JSON.stringify(shape.shown) === JSON.stringify(before)) return false;
    const { name, institution, color } = shape.shown;
    const { user, color: said } = this.#present.get(id ?? 0)?.said.state ?? {};
    const claimed = isRecord(user) ? user : {};
    return name !== claimed.name || institution !== claimed.institution || color !== said;
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

/** What somebody says of themselves, once it is fit to be told. */
interface Said {
  readonly state: Readonly<Record<string, unknown>>;
  /** A secret of the page, by which it is known again: told to nobody. */
  readonly key: string;
}

/** Null when the person leaves, undefined when it is not fit to be told. */
function readState(text: string): Said | null | undefined {
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
  const { key, ...rest } = state;
  return { state: rest, key: string(key) };
}

function claimOf({ link, person }: Speaker, { user, color }: Readonly<Record<string, unknown>>): Claim {
  const said = isRecord(user) ? user : {};
  const { name, institution } = person ?? said;
  return { link, name: nameIn(name), institution: nameIn(institution), color: parseColor(color) };
}

/** As the others are told it. Only a coordinator guides the others' screens or turns the projector's pages. */
function tellState(
  { lead, remote, ...state }: Readonly<Record<string, unknown>>,
  { role }: Speaker,
  { name, institution, color }: Shown,
): string {
  const guidance = role === 'coordinator' ? { lead, remote } : {};
  return JSON.stringify({ ...state, ...guidance, user: { name, institution, role }, color });
}

function nameIn(value: unknown): string {
  return tidyName(string(value));
}

/** Looks no further down than it must: a hostile state may be nested as deep as it is long. */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some(inside => isDeeperThan(levels - 1, inside));
}
