/** Tells the others who we are and where we work, and knows the same of them. Nothing of it enters the plan. */
import type { Awareness } from 'y-protocols/awareness';
import { accessRoles, type ItemId, itemId } from '../shared/model.ts';
import { parseColor } from '../shared/people.ts';
import { tidyName } from '../shared/person-name.ts';
import { isRecord, oneOf, string } from '../shared/values.ts';
import { Carets } from './carets.ts';
import { Guidance } from './guidance.ts';
import { chooseColor, colorOf, type Peer } from './peers.ts';

export interface Identity {
  readonly name: string;
  readonly institution: string;
}

/** The colours announced by those here: one keeps one's own while others come and go. */
type Colors = ReadonlyMap<number, number | null>;

const IDENTITY_KEY = 'tablee.identity';

export class Presence {
  /** Where people write in the texts of the fiches: told apart, since it changes with each letter. */
  readonly carets: Carets;
  /** Who guides the others' screens, and what projectors show. */
  readonly guidance: Guidance;
  readonly #awareness: Awareness;
  readonly #listeners = new Set<(isMine: boolean) => void>();
  #peers: readonly Peer[] = [];
  #colors: Colors = new Map();
  /** What each announced last, even those who are gone: who comes back with the colour they had takes nobody's. */
  readonly #announced = new Map<number, number | null>();
  /** Under which name the others see this person, by the server's word. */
  #shown: Identity | undefined;

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
    this.carets = new Carets(awareness);
    this.guidance = new Guidance(awareness);
    const user = rememberedIdentity() ?? { name: '', institution: '' };
    // By its key the server knows this page again when its connection had died unnoticed. It tells nobody.
    this.#awareness.setLocalState({ user, key: crypto.getRandomValues(new Uint32Array(4)).join('-') });
    this.#read();
    this.#awareness.on('change', (_changes: unknown, origin: unknown) => this.#refresh(origin === 'local'));
  }

  /** Everyone here, this person first. A peer that did not change keeps its identity, and so does the whole list. */
  get peers(): readonly Peer[] {
    return this.#peers;
  }

  /** Calls back with whether it is this person who has changed something. */
  subscribe(listener: (isMine: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param isRemembered false for who one is in a séance: nothing of it stays in the browser */
  identify(said: Identity, { isRemembered = true } = {}): void {
    const identity = { name: tidyName(said.name), institution: tidyName(said.institution) };
    if (isRemembered) rememberIdentity(identity);
    this.#shown = undefined;
    this.#awareness.setLocalStateField('user', identity);
  }

  /** The server has the last word on who is called what and has which colour: no two people are alike. */
  hearShown({ color, ...identity }: Identity & { readonly color: number }): void {
    this.#shown = identity;
    if (parseColor(color) !== null && color !== this.#ownColor)
      this.#awareness.setLocalStateField('color', color);
    else this.#refresh();
  }

  /** @param item null when nowhere in particular */
  moveTo(item: ItemId | null, year: number | null, section: string | null = null): void {
    this.#awareness.setLocalStateField('at', item === null ? null : { item, year, section });
  }

  /**
   * Called once the others are known. Says it all again with a newer clock: after a cut, others have forgotten us and
   * ignore the old one. Only now can a colour be taken that nobody has.
   */
  renew(): void {
    this.#awareness.setLocalState(this.#awareness.getLocalState());
    if (this.#ownColor === null) this.#takeColor();
  }

  #refresh(isMine = true): void {
    const before = this.#peers;
    this.#read();
    const mustYield = this.#mustYield();
    for (const [id, color] of this.#colors) this.#announced.set(id, color);
    if (mustYield) this.#takeColor();
    // Ten people who write move their carets all the time: that is no news of who is here and where.
    if (this.#peers !== before) for (const listener of this.#listeners) listener(isMine);
  }

  get #ownColor(): number | null {
    return this.#colors.get(this.#awareness.clientID) ?? null;
  }

  /** Two who came at the same moment may have taken one colour: the greater id gives it up, whichever heard first. */
  #mustYield(): boolean {
    const own = this.#ownColor;
    if (own === null) return false;
    return [...this.#colors].some(
      ([id, color]) => id < this.#awareness.clientID && color === own && this.#announced.get(id) !== own,
    );
  }

  #takeColor(): void {
    const me = this.#peers.find(({ isMe }) => isMe);
    const others = [...this.#colors].filter(([id]) => id !== this.#awareness.clientID);
    const taken = new Set(others.map(([, color]) => color));
    if (me) this.#awareness.setLocalStateField('color', chooseColor(taken, me, this.#ownColor));
  }

  #read(): void {
    const states = [...this.#awareness.getStates()];
    const known = new Map(this.#peers.map(peer => [peer.id, peer]));
    this.#colors = new Map(states.map(([id, state]) => [id, parseColor(isRecord(state) && state.color)]));
    const peers = states.map(([id, state]) => {
      const isMe = id === this.#awareness.clientID;
      const read = { ...readPeer(id, state), ...(isMe ? this.#shown : undefined) };
      const color = colorOf(this.#colors.get(id) ?? null, read);
      const peer = { ...read, color, isMe };
      const same = known.get(id);
      return same && JSON.stringify(same) === JSON.stringify(peer) ? same : peer;
    });
    peers.sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.id - b.id);
    const isSame =
      peers.length === this.#peers.length && peers.every((peer, index) => peer === this.#peers[index]);
    if (!isSame) this.#peers = peers;
  }
}

/** Undefined until the person has answered, even by declining. */
export function rememberedIdentity(): Identity | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(IDENTITY_KEY) ?? 'null');
    return isRecord(stored) ? readIdentity(stored) : undefined;
  } catch {
    // Unreadable or forbidden storage: ask again.
    return undefined;
  }
}

function rememberIdentity(identity: Identity): void {
  try {
    localStorage.setItem(IDENTITY_KEY, JSON.stringify(identity));
  } catch {
    // Without storage the answer lasts as long as the page.
  }
}

/** Other people's state is untrusted: anything may be missing or of another shape. */
function readPeer(id: number, state: unknown): Omit<Peer, 'color' | 'isMe'> {
  const { user, at } = isRecord(state) ? state : {};
  const place = isRecord(at) ? at : {};
  const person = isRecord(user) ? user : {};
  return {
    id,
    ...readIdentity(person),
    role: oneOf(accessRoles, person.role) ?? null,
    isProjector: isRecord(state) && isRecord(state.slide),
    item: typeof place.item === 'string' ? itemId(place.item) : null,
    year: typeof place.year === 'number' ? place.year : null,
    section: typeof place.section === 'string' ? place.section : null,
  };
}

function readIdentity(user: Readonly<Record<string, unknown>>): Identity {
  return {
    name: tidyName(string(user.name)),
    institution: tidyName(string(user.institution)),
  };
}
