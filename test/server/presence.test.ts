import { describe, expect, it, vi } from 'vitest';
import { parseFrame, presenceFrame } from '../../server/frames.ts';
import { RoomPresence, type Speaker } from '../../server/presence.ts';
import type { Guest } from './guest.ts';
import { startTroubledWorld } from './troubled-log.ts';
import { startWorld } from './world.ts';

const alice: Speaker = { link: 'link-a', role: 'editor' };
const bob: Speaker = { link: 'link-b', role: 'reader' };
const carol: Speaker = { link: 'link-c', role: 'reader' };

function say(presence: RoomPresence, speaker: Speaker, id: number, state: unknown): void {
  presence.receive(speaker, [{ id, clock: 1, state: JSON.stringify(state) }]);
}

function read(frame: Uint8Array | undefined): { id: number; clock: number; state: unknown }[] {
  const parsed = frame && parseFrame(frame);
  if (parsed?.is !== 'presence') return [];
  return parsed.entries.map(entry => ({ ...entry, state: JSON.parse(entry.state) }));
}

describe('RoomPresence', () => {
  it('tells everyone but its author what somebody says, under the role the server knows', () => {
    const presence = new RoomPresence();
    say(presence, alice, 1, { user: { name: ' Nadia ', institution: 'Septèmes', role: 'coordinator' } });
    const frameFor = presence.takeChanges();
    expect(read(frameFor(bob))).toMatchObject([
      { id: 1, state: { user: { name: 'Nadia', institution: 'Septèmes', role: 'editor' } } },
    ]);
    expect(frameFor(alice)).toBeUndefined();
  });

  it('leaves what a connection says of others', () => {
    const presence = new RoomPresence();
    say(presence, alice, 1, { user: { name: 'Nadia' } });
    say(presence, bob, 2, { user: { name: 'Marc' } });
    presence.takeChanges();
    presence.receive(bob, [
      { id: 1, clock: 99, state: 'null' },
      { id: 3, clock: 1, state: '{"user":{"name":"Fantôme"}}' },
    ]);
    expect(presence.hasChanges).toBe(false);
    expect(presence.size).toBe(2);
  });

  it('trap « old socket’s close kills the new session »: an id goes back to its own page only, and stays with it', () => {
    const presence = new RoomPresence();
    say(presence, alice, 1, { user: { name: 'Nadia' }, key: 'secret' });
    say(presence, bob, 1, { user: { name: 'Faux' }, key: 'secret' });
    for (const key of ['', 'autre']) say(presence, { ...alice }, 1, { user: { name: 'Faux' }, key });
    expect(read(presence.everyone())).toMatchObject([{ state: { user: { name: 'Nadia' } } }]);
    const aliceAgain: Speaker = { ...alice };
    say(presence, aliceAgain, 1, { user: { name: 'Nadia, revenue' }, key: 'secret' });
    expect(read(presence.everyone())).toMatchObject([{ state: { user: { name: 'Nadia, revenue' } } }]);
    presence.leave(alice);
    expect(presence.size).toBe(1);
  });

  it('tells nobody the key by which it knows a page again', () => {
    const presence = new RoomPresence();
    say(presence, alice, 1, { user: { name: 'Nadia' }, key: 'secret' });
    expect(JSON.stringify(read(presence.everyone()))).not.toContain('secret');
  });

  it('leaves an id to the connection that first used it, even to another of the same link', () => {
    const presence = new RoomPresence();
    say(presence, alice, 1, { user: { name: 'Nadia' } });
    say(presence, { ...alice }, 1, { user: { name: 'Faux' } });
    expect(read(presence.everyone())).toMatchObject([{ state: { user: { name: 'Nadia' } } }]);
  });

  it('shows a person under the name of their token, whatever they say', () => {
    const presence = new RoomPresence();
    const guest = { ...carol, person: { name: 'Nadia', institution: 'Septèmes' } };
    say(presence, guest, 1, { user: { name: 'Marc', institution: 'Caf' } });
    expect(read(presence.everyone())).toMatchObject([
      { state: { user: { name: 'Nadia', institution: 'Septèmes' } } },
    ]);
    expect(presence.personOf(guest)).toEqual({ name: 'Nadia', institution: 'Septèmes' });
  });

  it('tells the new name of a token once it is asked to look again', () => {
    const presence = new RoomPresence();
    const guest = { ...carol, person: { name: 'Nadia', institution: 'Septèmes' } };
    say(presence, guest, 1, {});
    presence.takeChanges();
    guest.person = { name: 'Nadège', institution: 'Septèmes' };
    expect(presence.refresh(guest)).toBe(true);
    expect(read(presence.takeChanges()(bob))).toMatchObject([{ state: { user: { name: 'Nadège' } } }]);
  });

  it('numbers whoever comes by another link under the name and institution of somebody present', () => {
    const presence = new RoomPresence();
    const user = { name: 'Nadia', institution: 'Septèmes' };
    say(presence, alice, 1, { user });
    say(presence, bob, 2, { user: { ...user, name: 'nadia\u200b' } });
    say(presence, carol, 3, { user });
    say(presence, { link: 'link-d', role: 'reader' }, 4, { user: { ...user, institution: 'Caf' } });
    say(presence, { ...alice }, 5, { user });
    expect(read(presence.everyone()).map(({ state }) => Object(state).user.name)).toEqual([
      'Nadia',
      'nadia (2)',
      'Nadia (3)',
      'Nadia',
      'Nadia',
    ]);
    expect(presence.personOf(carol)).toEqual({ name: 'Nadia (3)', institution: 'Septèmes' });
  });

  it('keeps the number of a name when the other leaves, and gives none to those who say no name', () => {
    const presence = new RoomPresence();
    const user = { name: 'Nadia', institution: 'Septèmes' };
    say(presence, alice, 1, { user });
    say(presence, bob, 2, { user });
    presence.leave(alice);
    say(presence, bob, 2, { user, at: { item: 'a', year: null } });
    expect(presence.personOf(bob)?.name).toBe('Nadia (2)');
    const presence2 = new RoomPresence();
    for (const [id, speaker] of [alice, bob].entries()) say(presence2, speaker, id, { user: {} });
    expect(presence2.personOf(bob)?.name).toBe('');
  });

  it('gives nobody the colour of somebody present while there is another', () => {
    const presence = new RoomPresence();
    const guests = Array.from({ length: 9 }, (_, id) => ({ link: `link-${id}`, role: 'editor' }));
    const corrected = guests.map((guest, id) =>
      presence.receive(guest, [{ id, clock: 1, state: '{"user":{"name":"","institution":""},"color":3}' }]),
    );
    const colors = guests.map(guest => presence.shownOf(guest)?.color);
    expect(colors).toEqual([3, 4, 5, 6, 7, 0, 1, 2, 3]);
    expect(corrected).toEqual([false, true, true, true, true, true, true, true, false]);
  });

  it('lets only a coordinator guide the others and turn the projector’s pages', () => {
    const presence = new RoomPresence();
    const state = { lead: { path: 'plan', item: null, since: 1 }, remote: { steps: 1 }, slide: { page: 0 } };
    say(presence, alice, 1, state);
    say(presence, { link: 'link-c', role: 'coordinator' }, 2, state);
    const [one, two] = read(presence.everyone()).map(entry => Object(entry.state));
    expect([one.lead, one.remote, one.slide]).toEqual([undefined, undefined, { page: 0 }]);
    expect([two.lead.path, two.remote.steps]).toEqual(['plan', 1]);
    // Any link may project; by the role that the server puts beside it the remote tells whose screen it is.
    expect([one.user.role, two.user.role]).toEqual(['editor', 'coordinator']);
  });

  it('shows who writes among the others, though they say that they project', () => {
    const presence = new RoomPresence();
    const chief: Speaker = { link: 'link-d', role: 'coordinator' };
    for (const [index, speaker] of [alice, bob, chief].entries())
      say(presence, speaker, index + 1, { user: { name: `${index}` }, slide: { page: 0 } });
    expect(presence.peopleAmong([alice, bob, chief])).toBe(0);
    presence.takeChanges();
    presence.wrote(chief);
    expect(presence.hasChanges).toBe(false);
    presence.wrote(alice);
    const slides = (): unknown[] => read(presence.everyone()).map(({ state }) => Object(state).slide);
    expect(read(presence.takeChanges()(bob)).map(({ id }) => id)).toEqual([1]);
    expect(slides()).toEqual([undefined, { page: 0 }, { page: 0 }]);
    say(presence, alice, 1, { user: { name: '0' }, slide: { page: 1 } });
    expect(slides()[0]).toBeUndefined();
    expect(presence.peopleAmong([alice, bob, chief])).toBe(1);
  });

  it('counts no socket that has said nothing yet beside somebody of its link', () => {
    const presence = new RoomPresence();
    const probe: Speaker = { ...alice };
    expect(presence.peopleAmong([alice, probe])).toBe(2);
    say(presence, alice, 1, { user: { name: 'Nadia' } });
    expect(presence.peopleAmong([alice, probe, bob])).toBe(2);
  });

  it('trap « reconnected user invisible until the clock ticks »: absence is never newer than a return', () => {
    const presence = new RoomPresence();
    say(presence, alice, 1, { user: { name: 'Nadia' } });
    presence.takeChanges();
    presence.leave(alice);
    const [gone] = read(presence.takeChanges()(bob));
    const again: Speaker = { ...alice };
    presence.receive(again, [{ id: 1, clock: 1, state: '{"user":{"name":"Nadia"}}' }]);
    const [back] = read(presence.takeChanges()(bob));
    expect(gone?.state).toBeNull();
    expect(back?.clock).toBeGreaterThan(gone?.clock ?? Number.POSITIVE_INFINITY);
  });

  it('keeps nothing of ten thousand visits', () => {
    const presence = new RoomPresence();
    for (let id = 0; id < 10_000; id++) {
      const visitor = { ...carol };
      say(presence, visitor, id, {});
      presence.leave(visitor);
      presence.takeChanges();
    }
    expect(presence.size).toBe(0);
    expect(presence.everyone()).toBeUndefined();
    expect(presence.hasChanges).toBe(false);
  });

  it.each([
    ['too large', { note: 'x'.repeat(20_000) }],
    ['too deep', JSON.parse(`${'{"a":'.repeat(12)}1${'}'.repeat(12)}`)],
    ['as deep as it is long', JSON.parse(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`)],
    ['a list', [1, 2]],
    ['a text', 'bonjour'],
  ])('does not tell a state that is %s', (_name, state) => {
    const presence = new RoomPresence();
    say(presence, alice, 1, state);
    expect(presence.size).toBe(0);
  });

  it('tells only the latest of several states', () => {
    const presence = new RoomPresence();
    for (const name of ['N', 'Na', 'Nadia']) say(presence, alice, 1, { user: { name } });
    expect(read(presence.takeChanges()(bob))).toMatchObject([{ state: { user: { name: 'Nadia' } } }]);
  });

  it('writes frames that are read back', () => {
    expect(read(presenceFrame([{ id: 7, clock: 3, state: '{"a":1}' }]))).toEqual([
      { id: 7, clock: 3, state: { a: 1 } },
    ]);
  });
});

describe('presence over sockets', () => {
  const names = (guest: Guest): unknown[] =>
    [...guest.provider.awareness.getStates().values()].map(state => state.user?.name);

  it('shows who is here to those who come, and their leaving to those who stay', async () => {
    const world = await startWorld();
    const first = await world.join(world.tokens.editor);
    first.provider.awareness.setLocalState({ user: { name: 'Nadia' } });
    const second = await world.join(world.tokens.reader);
    await vi.waitFor(() => expect(names(second)).toContain('Nadia'));
    first.leave();
    await vi.waitFor(() => expect(names(second)).not.toContain('Nadia'));
  });

  it('[D8] trap « presence stored or logged »: the log hears nothing of who comes and goes', async () => {
    const { join, tokens, trouble } = await startTroubledWorld();
    const before = trouble.appended;
    const first = await join(tokens.editor);
    const second = await join(tokens.editor);
    first.provider.awareness.setLocalState({ user: { name: 'Nadia' }, at: { item: 'a', year: 2024 } });
    await vi.waitFor(() => expect(names(second)).toContain('Nadia'));
    first.leave();
    await vi.waitFor(() => expect(names(second)).not.toContain('Nadia'));
    expect(trouble.appended).toBe(before);
  });

  it('shows a person who comes back after a cut, though their own clock has not moved', async () => {
    const world = await startWorld();
    const first = await world.join(world.tokens.editor);
    const second = await world.join(world.tokens.editor);
    first.provider.awareness.setLocalState({ user: { name: 'Nadia' } });
    await vi.waitFor(() => expect(names(second)).toContain('Nadia'));
    first.provider.disconnect();
    await vi.waitFor(() => expect(names(second)).not.toContain('Nadia'));
    first.provider.connect();
    await vi.waitFor(() => expect(names(second)).toContain('Nadia'));
  });

  it('numbers a second « Nadia » for everyone, and tells her so', async () => {
    const world = await startWorld();
    const first = await world.join(world.tokens.editor);
    const second = await world.join(world.tokens.reader);
    const user = { name: 'Nadia', institution: 'Septèmes' };
    first.provider.awareness.setLocalState({ user, color: 2 });
    await vi.waitFor(() => expect(names(second)).toContain('Nadia'));
    second.provider.awareness.setLocalState({ user, color: 2 });
    await vi.waitFor(() => expect(names(first)).toContain('Nadia (2)'));
    await vi.waitFor(() =>
      expect(second.notices.at(-1)?.shown).toEqual({ ...user, name: 'Nadia (2)', color: 3 }),
    );
  });

  it('lets nobody speak for somebody else, by the same link either', async () => {
    const world = await startWorld();
    const first = await world.join(world.tokens.editor);
    const watcher = await world.join(world.tokens.reader);
    first.provider.awareness.setLocalState({ user: { name: 'Nadia' }, key: 'secret' });
    await vi.waitFor(() => expect(names(watcher)).toContain('Nadia'));
    const thief = await world.join(world.tokens.editor);
    thief.provider.awareness.clientID = first.provider.awareness.clientID;
    thief.provider.awareness.setLocalState({ user: { name: 'Faux' } });
    // What it says next is told, so what it said before has been heard.
    first.provider.awareness.setLocalStateField('at', { item: 'a', year: null });
    await vi.waitFor(() =>
      expect([...watcher.provider.awareness.getStates().values()].map(({ at }) => at?.item)).toContain('a'),
    );
    await thief.saved();
    expect(names(watcher)).not.toContain('Faux');
  });

  it('gives somebody of a séance the name of their place, whatever they say, and lets nobody else take it', async () => {
    const world = await startWorld();
    const ask = async (path: string, body: unknown, token = ''): Promise<Response> =>
      fetch(`${world.address}/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      });
    const endsAt = new Date(Date.now() + 3_600_000).toISOString();
    const seance = { name: 'Atelier', role: 'editor', endsAt };
    const opened = await ask(`territories/${world.id}/seances`, seance, world.tokens.coordinator);
    const { code } = await opened.json();
    const nadia = { name: 'Nadia', institution: 'Septèmes' };
    const joined = await ask(`seances/${code}`, nadia);
    const token = /=([^;]+);/.exec(joined.headers.get('set-cookie') ?? '')?.[1] ?? '';
    const [first, second] = [await world.join(token), await world.join(world.tokens.editor)];
    first.provider.awareness.setLocalState({ user: { name: 'Marc', institution: 'Caf' } });
    await vi.waitFor(() => expect(names(second)).toContain('Nadia'));
    expect(names(second)).not.toContain('Marc');
    second.provider.awareness.setLocalState({ user: nadia });
    await vi.waitFor(() => expect(names(first)).toContain('Nadia (2)'));
  });

  it('shows a page that projects among the others once something is written by it', async () => {
    const world = await startWorld();
    const [editor, watcher] = await Promise.all(
      [world.tokens.editor, world.tokens.reader].map(token => world.join(token)),
    );
    editor?.provider.awareness.setLocalState({ user: { name: 'Bob' }, slide: { page: 0 } });
    const bob = (): unknown =>
      [...(watcher?.provider.awareness.getStates().values() ?? [])].find(({ user }) => user?.name === 'Bob');
    await vi.waitFor(() => expect(bob()).toMatchObject({ slide: { page: 0 } }));
    editor?.doc.getMap('meta').set('essai', 1);
    await vi.waitFor(() => expect(bob()).not.toHaveProperty('slide'));
  });

  it('passes on who leads only when a coordinator does', async () => {
    const world = await startWorld();
    const [editor, coordinator, watcher] = await Promise.all(
      [world.tokens.editor, world.tokens.coordinator, world.tokens.reader].map(token => world.join(token)),
    );
    const lead = { path: 'plan', item: null, since: 1 };
    editor?.provider.awareness.setLocalState({ user: { name: 'Bob' }, lead });
    coordinator?.provider.awareness.setLocalState({ user: { name: 'Nadia' }, lead });
    const leads = (): unknown =>
      Object.fromEntries(
        [...(watcher?.provider.awareness.getStates().values() ?? [])].map(({ user, lead: told }) => [
          user?.name,
          told,
        ]),
      );
    await vi.waitFor(() => expect(leads()).toMatchObject({ Bob: undefined, Nadia: lead }));
  });
});
