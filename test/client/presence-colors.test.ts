import { expect } from 'chai';
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from '../../client/presence.ts';

interface Guest {
  readonly awareness: Awareness;
  readonly presence: Presence;
  isHere: boolean;
}

describe('the colours of those present', () => {
  let guests: Guest[];
  beforeEach(() => {
    guests = [];
    localStorage.clear();
  });
  afterEach(() => {
    for (const { awareness } of guests) awareness.destroy();
    localStorage.clear();
  });

  const those = (): readonly Guest[] => guests.filter(({ isHere }) => isHere);

  /** Passes all that somebody knows on to somebody else, as the server does. */
  function tell(from: Guest, to: Guest, ids = [...from.awareness.getStates().keys()]): void {
    applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, ids), 'server');
  }

  /** A person whose random id and name are these. */
  function create(id: number, name = 'Nadia'): Guest {
    const doc = new Y.Doc();
    doc.clientID = id;
    localStorage.setItem('tablee.identity', JSON.stringify({ name, institution: 'Septèmes' }));
    const awareness = new Awareness(doc);
    const guest = { awareness, presence: new Presence(awareness), isHere: false };
    awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (origin !== 'local' || !guest.isHere) return;
      for (const other of those()) if (other !== guest) tell(guest, other, [id]);
    });
    guests.push(guest);
    return guest;
  }

  /** They say who they are before they hear of the others, then hear of them, as with the real connection. */
  function arrive(guest: Guest): void {
    const others = those();
    guest.isHere = true;
    for (const other of others) tell(guest, other, [guest.awareness.clientID]);
    for (const other of others) tell(other, guest, [other.awareness.clientID]);
    guest.presence.renew();
    // Who was here before a cut is heard of again at their next word: at most fifteen seconds later.
    for (const other of others) other.presence.renew();
  }

  /** Some who speak before they have heard of each other. */
  function arriveTogether(...newcomers: readonly Guest[]): void {
    const others = those();
    for (const guest of newcomers) {
      for (const other of others) tell(other, guest, [other.awareness.clientID]);
      guest.presence.renew();
    }
    for (const guest of newcomers) guest.isHere = true;
    for (const guest of newcomers)
      for (const other of those()) if (other !== guest) tell(guest, other, [guest.awareness.clientID]);
  }

  function leave(guest: Guest): void {
    guest.isHere = false;
    const id = guest.awareness.clientID;
    for (const other of those()) removeAwarenessStates(other.awareness, [id], 'server');
    const rest = [...guest.awareness.getStates().keys()].filter(known => known !== id);
    removeAwarenessStates(guest.awareness, rest, 'cut');
  }

  /** Everyone's colours by id, once they are seen to be the same to all of them. */
  function colors(): ReadonlyMap<number, string> {
    const [first, ...others] = those().map(
      ({ presence }) =>
        new Map(presence.peers.map(({ id, color }) => [id, color] as const).sort(([a], [b]) => a - b)),
    );
    for (const other of others) expect([...other]).to.deep.equal([...(first ?? [])]);
    return first ?? new Map();
  }

  const areDifferent = (): boolean => new Set(colors().values()).size === those().length;

  for (const ids of [
    [1, 2, 3, 4, 5, 6, 7, 8],
    [8, 7, 6, 5, 4, 3, 2, 1],
    [5, 2, 8, 1, 7, 3, 6, 4],
  ])
    it(`stay while others come and go, and are different to the eighth: ${ids}`, () => {
      const known = new Map<number, string>();
      for (const id of ids) {
        arrive(create(id));
        for (const [other, color] of known) expect(colors().get(other), `${other}`).to.equal(color);
        known.set(id, colors().get(id) ?? '');
        expect(areDifferent()).to.equal(true);
      }
      for (const guest of those().slice(0, 4)) {
        leave(guest);
        for (const [other, color] of colors()) expect(known.get(other)).to.equal(color);
      }
      arrive(create(9, 'Claire'));
      for (const [other, color] of colors()) if (other !== 9) expect(known.get(other)).to.equal(color);
      expect(areDifferent()).to.equal(true);
    });

  it('are shared from the ninth on, and stay when one of the two goes or moves', () => {
    for (const id of [9, 8, 7, 6, 5, 4, 3, 2, 1]) arrive(create(id, `Paul ${id}`));
    const before = colors();
    expect(new Set(before.values()).size).to.equal(8);
    const [first] = those();
    if (!first) throw new Error('Nobody');
    leave(first);
    for (const { presence } of those()) presence.moveTo(null, null);
    for (const [id, color] of colors()) expect(before.get(id)).to.equal(color);
  });

  for (const isUpwards of [true, false])
    it(`stay when everyone is cut off and comes back, shared ones too${isUpwards ? '' : ', in another order'}`, () => {
      for (const id of [9, 3, 7, 1, 5, 10, 2, 8, 6, 4]) arrive(create(id, `Paul ${id}`));
      const before = colors();
      const everyone = those();
      for (const guest of everyone) leave(guest);
      for (const guest of isUpwards ? everyone : everyone.toReversed()) arrive(guest);
      expect([...colors()]).to.deep.equal([...before]);
    });

  for (const order of [
    [2, 3],
    [3, 2],
  ])
    it(`are made different when two come at the same moment, and only one of theirs changes: ${order}`, () => {
      arrive(create(1, 'Claire'));
      const before = colors().get(1);
      arriveTogether(...order.map(id => create(id)));
      expect(areDifferent()).to.equal(true);
      expect(colors().get(1)).to.equal(before);
    });

  it('are made different when eight people of one name come at the same moment', () => {
    arriveTogether(...[4, 8, 1, 6, 3, 7, 2, 5].map(id => create(id)));
    expect(areDifferent()).to.equal(true);
  });

  for (const [away, newcomer] of [
    [1, 3],
    [3, 1],
  ] as const)
    it(`are made different when one comes back whose colour was taken meanwhile: ${away}, ${newcomer}`, () => {
      const back = create(away);
      arrive(create(2, 'Claire'));
      arrive(back);
      const stays = colors().get(2);
      leave(back);
      arrive(create(newcomer));
      arrive(back);
      expect(areDifferent()).to.equal(true);
      expect(colors().get(2)).to.equal(stays);
    });

  it('stay when people say who they are', () => {
    for (const id of [1, 2]) arrive(create(id));
    const before = colors();
    for (const { presence } of those()) presence.identify({ name: `Paul ${Math.random()}`, institution: '' });
    expect([...colors()]).to.deep.equal([...before]);
  });
});
