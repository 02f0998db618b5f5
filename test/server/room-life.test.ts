import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { PackTurns } from '../../server/pack-turns.ts';
import { Room } from '../../server/room.ts';
import { closeCode } from '../../shared/protocol.ts';
import { MemoryHistoryLog } from './memory-history-log.ts';
import { MemoryPlanLog } from './memory-plan-log.ts';
import { startTroubledWorld } from './troubled-log.ts';
import { closing } from './wire.ts';
import { logger, nameIn, readExample, readLog, startWorld } from './world.ts';

describe('the life of a room', () => {
  it('[S1] [S2] is loaded once for all who come at once, each with a seat before the load ends', async () => {
    const { join, tokens, trouble } = await startTroubledWorld();
    await Promise.all(Array.from({ length: 6 }, () => join(tokens.editor)));
    expect(trouble.reads).toBe(1);
  });

  it('trap « serving step2 before load ends »: nobody is answered before the plan is loaded', async () => {
    const { join, tokens, trouble, socket, address } = await startTroubledWorld();
    const release = trouble.hold();
    const raw = socket(tokens.editor);
    let isOpen = false;
    raw.once('open', () => {
      isOpen = true;
    });
    const alice = join(tokens.editor);
    await vi.waitFor(() => expect(trouble.reads).toBe(1));
    // Time for a handshake and more: several round trips of other requests.
    for (let n = 0; n < 5; n++) await fetch(`${address}/api/examples`);
    expect(isOpen).toBe(false);
    release();
    expect((await alice).doc.getMap('items').size).toBe(35);
  });

  it('[S1] is put away when idle, packed, and opened again with everything', async () => {
    const { join, tokens, rooms, log, id } = await startWorld({ idleAfter: 5 });
    const alice = await join(tokens.editor);
    await alice.save('Revenue');
    alice.leave();
    await vi.waitFor(() => expect(rooms.openCount).toBe(0));
    await vi.waitFor(async () => expect((await log.read(id)).snapshot).toBeDefined());
    const bob = await join(tokens.editor);
    expect(bob.name).toBe('Revenue');
  });

  it('[S1] trap « unload/load interleave »: who comes while it is being put away waits, then finds everything', async () => {
    const { join, tokens, rooms, trouble } = await startTroubledWorld({ idleAfter: 5 });
    const alice = await join(tokens.editor);
    await alice.save('Dernier mot avant de partir');
    const release = trouble.hold();
    alice.leave();
    await vi.waitFor(() => expect(rooms.openCount).toBe(0));
    const bob = await join(tokens.editor, { wait: false });
    await vi.waitFor(() => expect(rooms.openCount).toBe(1));
    expect(trouble.reads).toBe(1);
    release();
    await bob.synced;
    expect(bob.name).toBe('Dernier mot avant de partir');
    await bob.save('Et je peux écrire');
  });

  it('[D7] takes out for good, before anyone joins, what it met deleted more than 90 days ago', async () => {
    const { join, tokens, rooms, log, id } = await startWorld({ idleAfter: 5 });
    const alice = await join(tokens.editor);
    const daysAgo = (days: number): number => Date.now() - days * 24 * 60 * 60 * 1000;
    for (const [item, days] of [
      ['a04', 91],
      ['a05', 89],
    ] as const) {
      entryOf(alice.doc, item).set('deleted', { id: `d${days}`, at: daysAgo(200), took: [] });
      entryOf(alice.doc, item).set('noted', { of: `d${days}`, at: daysAgo(days) });
    }
    await alice.save('Revenue');
    alice.leave();
    await vi.waitFor(() => expect(rooms.openCount).toBe(0));
    const bob = await join(tokens.editor);
    expect(bob.doc.getMap('items').has('a04')).toBe(false);
    expect(bob.doc.getMap('items').has('a05')).toBe(true);
    await bob.save('Et c’est écrit');
    expect((await readLog(log, id)).getMap('items').has('a04')).toBe(false);
  });

  it('[S1] trap « unload/load interleave »: who comes back to one that was removed waits for what it was writing', async () => {
    const { join, tokens, rooms, trouble, id } = await startTroubledWorld();
    const [alice, reads] = [await join(tokens.editor), trouble.reads];
    const append = vi.spyOn(trouble, 'append');
    const release = trouble.hold();
    alice.name = 'En chemin';
    await vi.waitFor(() => expect(append).toHaveBeenCalled());
    // She does not come back to say it again.
    alice.leave();
    const removed = rooms.remove(id, closeCode.restart);
    const bob = await join(tokens.reader, { wait: false });
    await vi.waitFor(() => expect(rooms.openCount).toBe(1));
    expect(trouble.reads).toBe(reads);
    release();
    await removed;
    await bob.synced;
    expect(bob.name).toBe('En chemin');
  });

  it('[S1] stays while the disk refuses what was written, however long nobody is there', async () => {
    const { join, tokens, rooms, trouble } = await startTroubledWorld({ idleAfter: 5 });
    const alice = await join(tokens.editor);
    const bob = await join(tokens.editor);
    trouble.fails = true;
    alice.name = 'Pas encore sur disque';
    await vi.waitFor(() => expect(bob.notices.at(-1)?.durable).toBe(false));
    alice.leave();
    bob.leave();
    expect(rooms.openCount).toBe(1);
    expect(rooms.isDurable).toBe(false);
    trouble.fails = false;
    await vi.waitFor(() => expect(rooms.openCount).toBe(0), { timeout: 5000 });
    const carol = await join(tokens.reader);
    expect(carol.name).toBe('Pas encore sur disque');
  });

  it('trap « silent relay death »: a territory the disk refuses leaves the others alone', async () => {
    const { join, tokens, trouble, territories, id } = await startTroubledWorld();
    const other = await territories.create(await readExample('l-union'));
    const alice = await join(tokens.editor);
    const bob = await join(other.tokens.editor, { territory: other.id });
    trouble.fails = id;
    alice.name = 'Refusé';
    await vi.waitFor(() => expect(alice.notices.at(-1)?.durable).toBe(false));
    await bob.save('Accepté');
    expect(bob.notices.at(-1)?.durable).toBe(true);
    trouble.fails = false;
    await vi.waitFor(() => expect(alice.notices.at(-1)?.durable).toBe(true), { timeout: 5000 });
  });

  it('[S4] trap « stored poison »: a plan that cannot be loaded closes with 1011, keeps no room, and is tried again', async () => {
    const { join, tokens, socket, trouble, rooms } = await startTroubledWorld();
    trouble.isUnreadable = true;
    expect((await closing(socket(tokens.editor))).code).toBe(closeCode.serverError);
    expect(rooms.openCount).toBe(0);
    trouble.isUnreadable = false;
    const alice = await join(tokens.editor);
    expect(alice.doc.getMap('items').size).toBe(35);
  });

  it('[S4] a territory of which nothing is kept is an error, not an empty plan', async () => {
    const stores = {
      log: new MemoryPlanLog(),
      history: new MemoryHistoryLog(),
      logger,
      packTurns: new PackTurns(),
    };
    await expect(Room.open('inconnu', stores)).rejects.toThrow(/nothing is kept/);
  });

  it('refuses more people than it has room for with 1013', async () => {
    const { join, tokens, socket } = await startWorld({ maxSeats: 1 });
    await join(tokens.editor);
    const raw = socket(tokens.editor);
    expect((await closing(raw)).code).toBe(closeCode.tryLater);
  });

  it('has room for a coordinator when it has none left for the others', async () => {
    const { join, tokens, socket } = await startWorld({ maxSeats: 1 });
    await join(tokens.editor);
    const marc = await join(tokens.coordinator);
    expect(marc.doc.getMap('items').size).toBe(35);
    expect((await closing(socket(tokens.editor))).code).toBe(closeCode.tryLater);
  });

  it('a territory deleted while people write leaves nothing behind', async () => {
    const { join, tokens, territories, id, log, trouble } = await startTroubledWorld();
    const alice = await join(tokens.editor);
    const bob = await join(tokens.editor);
    const release = trouble.hold();
    alice.name = 'Écrit pendant la suppression';
    await vi.waitFor(() => expect(bob.name).toBe('Écrit pendant la suppression'));
    const removal = territories.remove(id);
    expect((await alice.closed).code).toBe(closeCode.deleted);
    release();
    await removal;
    expect(await log.read(id)).toEqual({ snapshot: undefined, records: [], damaged: 0 });
  });

  it('a deleted territory sends everyone away with 4404, and nobody brings it back', async () => {
    const { join, tokens, territories, id, log } = await startWorld();
    const alice = await join(tokens.editor);
    await territories.remove(id);
    expect((await alice.closed).code).toBe(closeCode.deleted);
    const late = await join(tokens.coordinator, { wait: false });
    expect((await late.closed).code).toBe(closeCode.deleted);
    expect((await log.read(id)).records).toEqual([]);
  });

  it('gives up on a disk that never answers when the server stops, and says that not all was written', async () => {
    const { join, tokens, rooms, trouble } = await startTroubledWorld();
    const alice = await join(tokens.editor);
    const bob = await join(tokens.editor);
    const code = new Promise(resolve => alice.provider.on('connection-close', event => resolve(event?.code)));
    const release = trouble.hold();
    alice.name = 'Jamais écrit';
    await vi.waitFor(() => expect(bob.name).toBe('Jamais écrit'));
    expect(await rooms.close(closeCode.restart, 50)).toBe(false);
    expect(await code).toBe(closeCode.restart);
    release();
  });

  it('flushes and closes everyone with 1012 when the server stops', async () => {
    const { join, tokens, rooms, id, log } = await startWorld();
    const alice = await join(tokens.editor);
    const code = new Promise(resolve => alice.provider.on('connection-close', event => resolve(event?.code)));
    const bob = await join(tokens.editor);
    alice.name = 'Dernier mot';
    await vi.waitFor(() => expect(bob.name).toBe('Dernier mot'));
    expect(await rooms.close(closeCode.restart, 1000)).toBe(true);
    expect(await code).toBe(closeCode.restart);
    expect(nameIn(await readLog(log, id))).toBe('Dernier mot');
  });
});

function entryOf(doc: Y.Doc, item: string): Y.Map<unknown> {
  const entry = doc.getMap('items').get(item);
  if (entry instanceof Y.Map) return entry;
  throw new Error(`test: no item ${item}`);
}
