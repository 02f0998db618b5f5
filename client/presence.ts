/** Tells the others who we are and where we work, and knows the same of them. Nothing of it enters the plan. */
import type { Awareness } from 'y-protocols/awareness';
import { type ItemId, itemId, MAX_NAME_LENGTH } from '../shared/model.ts';
import { isRecord, string } from '../shared/values.ts';
import { assignColors, type Peer } from './peers.ts';

export interface Identity {
  readonly name: string;
  readonly institution: string;
}

const IDENTITY_KEY = 'tablee.identity';

export class Presence {
  readonly #awareness: Awareness;
  readonly #listeners = new Set<() => void>();
  #peers: readonly Peer[] = [];

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
    this.#awareness.setLocalState({ user: rememberedIdentity() ?? { name: '', institution: '' } });
    this.#peers = this.#readPeers();
    this.#awareness.on('change', () => {
      this.#peers = this.#readPeers();
      for (const listener of this.#listeners) listener();
    });
  }

  /** Everyone here, this person first. A peer that did not change keeps its identity. */
  get peers(): readonly Peer[] {
    return this.#peers;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  identify(identity: Identity): void {
    rememberIdentity(identity);
    this.#awareness.setLocalStateField('user', identity);
  }

  /** @param item null when nowhere in particular */
  moveTo(item: ItemId | null, year: number | null): void {
    this.#awareness.setLocalStateField('at', item === null ? null : { item, year });
  }

  /** Says it all again with a newer clock: after a cut, others have forgotten us and ignore the old one. */
  renew(): void {
    this.#awareness.setLocalState(this.#awareness.getLocalState());
  }

  #readPeers(): readonly Peer[] {
    const before = new Map(this.#peers.map(peer => [peer.id, peer]));
    const found = [...this.#awareness.getStates()].map(([id, state]) => readPeer(id, state));
    const colors = assignColors(found);
    const peers = found.map(read => {
      const peer = { ...read, color: colors.get(read.id) ?? '', isMe: read.id === this.#awareness.clientID };
      const known = before.get(peer.id);
      return known && JSON.stringify(known) === JSON.stringify(peer) ? known : peer;
    });
    return peers.sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.id - b.id);
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
  return {
    id,
    ...readIdentity(isRecord(user) ? user : {}),
    item: typeof place.item === 'string' ? itemId(place.item) : null,
    year: typeof place.year === 'number' ? place.year : null,
  };
}

function readIdentity(user: Readonly<Record<string, unknown>>): Identity {
  return {
    name: string(user.name).slice(0, MAX_NAME_LENGTH),
    institution: string(user.institution).slice(0, MAX_NAME_LENGTH),
  };
}
