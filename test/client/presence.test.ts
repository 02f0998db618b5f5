import { expect } from 'chai';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence, rememberedIdentity } from '../../client/presence.ts';
import { leisure } from './pennes.ts';

describe('Presence', () => {
  let hers: Awareness;
  let his: Awareness;
  let alice: Presence;
  let bob: Presence;
  beforeEach(() => {
    localStorage.clear();
    [hers, his] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
    join(hers, his);
    join(his, hers);
    alice = new Presence(hers);
    bob = new Presence(his);
  });
  afterEach(() => {
    hers.destroy();
    his.destroy();
    localStorage.clear();
  });

  it('knows oneself first, then the others, nameless until they have said who they are', () => {
    for (const [presence, awareness] of [[alice, hers] as const, [bob, his] as const]) {
      expect(presence.peers.map(({ isMe }) => isMe)).to.deep.equal([true, false]);
      expect(presence.peers[0]?.id).to.equal(awareness.clientID);
      expect(presence.peers[0]).to.include({ name: '', institution: '', item: null, year: null });
    }
  });

  it('tells the others who one is and where one works', () => {
    alice.identify({ name: 'Alice', institution: 'Les Pennes' });
    alice.moveTo(leisure, 2024);
    expect(bob.peers[1]).to.include({ name: 'Alice', institution: 'Les Pennes', item: leisure, year: 2024 });
    alice.moveTo(leisure, null);
    expect(bob.peers[1]).to.include({ item: leisure, year: null });
    alice.moveTo(leisure, null, 'objectives');
    expect(bob.peers[1]).to.include({ item: leisure, section: 'objectives' });
    alice.moveTo(null, null);
    expect(bob.peers[1]).to.include({ name: 'Alice', item: null, year: null, section: null });
  });

  it('calls back at each change, and no more once stopped', () => {
    let calls = 0;
    const stop = bob.subscribe(() => calls++);
    alice.moveTo(leisure, 2024);
    expect(calls).to.equal(1);
    stop();
    alice.moveTo(null, null);
    expect(calls).to.equal(1);
  });

  it('[D8] tells carets apart: no news for those who only look who is here', () => {
    let [calls, moves] = [0, 0];
    bob.subscribe(() => calls++);
    bob.carets.subscribe(() => moves++);
    alice.carets.place({ anchor: { tname: 'a' }, head: { tname: 'b' } });
    expect([calls, moves]).to.deep.equal([0, 1]);
    expect([...bob.carets.others]).to.deep.equal([
      [hers.clientID, { anchor: { tname: 'a' }, head: { tname: 'b' } }],
    ]);
    expect(alice.carets.others.size).to.equal(0);
    alice.carets.place(null);
    alice.carets.place(null);
    expect([bob.carets.others.size, moves]).to.deep.equal([0, 2]);
  });

  it('keeps the record of whoever did not change', () => {
    const [me] = bob.peers;
    alice.moveTo(leisure, 2024);
    expect(bob.peers[0]).to.equal(me);
  });

  it('forgets those who leave', () => {
    alice.moveTo(leisure, 2024);
    hers.setLocalState(null);
    expect(bob.peers.map(({ isMe }) => isMe)).to.deep.equal([true]);
  });

  it('is seen again after a cut once renewed, though the others had forgotten it', () => {
    alice.identify({ name: 'Alice', institution: '' });
    his.meta.set(hers.clientID, { clock: hers.meta.get(hers.clientID)?.clock ?? 0, lastUpdated: 0 });
    his.states.delete(hers.clientID);
    alice.renew();
    expect(bob.peers.map(({ name }) => name)).to.include('Alice');
  });

  describe('read from others’ states, which may be anything', () => {
    const states: readonly unknown[] = [
      {},
      { user: 'Alice', at: 12 },
      { user: null, at: null },
      { user: { name: 5, institution: [] }, at: { item: 7, year: '2024' } },
      { user: [], at: [] },
      [],
    ];
    for (const state of states)
      it(`takes ${JSON.stringify(state)} for somebody without name or place`, () => {
        hers.states.set(hers.clientID, Object(state));
        hers.emit('update', [{ added: [], updated: [hers.clientID], removed: [] }, 'local']);
        const meta = hers.meta.get(hers.clientID);
        hers.meta.set(hers.clientID, { clock: (meta?.clock ?? 0) + 1, lastUpdated: 0 });
        applyAwarenessUpdate(his, encodeAwarenessUpdate(hers, [hers.clientID]), 'test');
        const other = bob.peers.find(({ isMe }) => !isMe);
        expect(other).to.include({ name: '', institution: '', item: null, year: null });
      });

    it('cuts short what is far too long to show', () => {
      hers.setLocalState({ user: { name: 'A'.repeat(500), institution: 'B'.repeat(500) } });
      const other = bob.peers.find(({ isMe }) => !isMe);
      expect([other?.name.length, other?.institution.length]).to.deep.equal([80, 80]);
    });
  });

  describe('remembers who one is', () => {
    it('on this device, for the next visit', () => {
      expect(rememberedIdentity()).to.equal(undefined);
      alice.identify({ name: 'Alice', institution: 'Les Pennes' });
      expect(rememberedIdentity()).to.deep.equal({ name: 'Alice', institution: 'Les Pennes' });
      const again = new Awareness(new Y.Doc());
      expect(new Presence(again).peers[0]).to.include({ name: 'Alice', institution: 'Les Pennes' });
      again.destroy();
    });

    it('even when one has declined to say, so as not to ask twice', () => {
      alice.identify({ name: '', institution: '' });
      expect(rememberedIdentity()).to.deep.equal({ name: '', institution: '' });
    });

    for (const stored of ['', '{', '12', 'null', '"Alice"'])
      it(`not when what is stored is « ${stored} »`, () => {
        localStorage.setItem('tablee.identity', stored);
        expect(rememberedIdentity()).to.equal(undefined);
      });
  });
});

/** Passes on what is said at one side to the other, as the server does. */
function join(from: Awareness, to: Awareness): void {
  from.on(
    'update',
    ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
      if (origin !== 'local') return;
      applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [...added, ...updated, ...removed]), 'test');
    },
  );
}
