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

  it('trap « old socket’s close kills the new session »: an id goes back to the same link only, and stays with it', () => {
    const presence = new RoomPresence();
    say(presence, alice, 1, { user: { name: 'Nadia' } });
    say(presence, bob, 1, { user: { name: 'Faux' } });
    expect(read(presence.everyone())).toMatchObject([{ state: { user: { name: 'Nadia' } } }]);
    const aliceAgain: Speaker = { ...alice };
    say(presence, aliceAgain, 1, { user: { name: 'Nadia, revenue' } });
    expect(read(presence.everyone())).toMatchObject([{ state: { user: { name: 'Nadia, revenue' } } }]);
    presence.leave(alice);
    expect(presence.size).toBe(1);
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
});
