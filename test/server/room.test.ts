import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { MemoryPlanLog, type PlanLog } from '../../server/plan-log.ts';
import { Room } from '../../server/room.ts';
import { close } from '../../shared/protocol.ts';
import { barrier, createWorld, frameType, logger, type World, type WorldOptions } from './world.ts';

let world: World;
const start = async (options?: WorldOptions): Promise<World> => {
  world = await createWorld(options);
  return world;
};
afterEach(() => world.stop());

/** A log whose writes can be held back or refused. */
function troubledLog(log: PlanLog): PlanLog & { fails: boolean; appended: number } {
  const troubled = {
    fails: false,
    appended: 0,
    read: log.read.bind(log),
    drop: log.drop.bind(log),
    close: log.close.bind(log),
    append: async (territory: string, record: Uint8Array) => {
      if (troubled.fails) throw new Error('disk full');
      await log.append(territory, record);
      troubled.appended++;
    },
    compact: async (territory: string, snapshot: Uint8Array) => {
      if (troubled.fails) throw new Error('disk full');
      await log.compact(territory, snapshot);
    },
  };
  return troubled;
}

function update(change: (doc: Y.Doc) => void, from?: Y.Doc): Uint8Array {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  const before = Y.encodeStateVector(doc);
  change(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

function syncFrame(type: readonly number[], payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  for (const byte of type) writeVarUint(encoder, byte);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}

describe('a territory, to unmodified y-websocket clients', () => {
  it('gives the whole plan to whoever joins and each one’s edits to the others', async () => {
    const { join, tokens } = await start();
    const alice = await join(tokens.coordinator);
    const bob = await join(tokens.editor);
    expect(alice.doc.getMap('items').size).toBe(35);
    alice.name = 'Vu de Septèmes';
    await vi.waitFor(() => expect(bob.name).toBe('Vu de Septèmes'));
  });

  it('[S3] answers a barrier once all that came before it is in the log', async () => {
    const { join, tokens, id, log } = await start();
    const alice = await join(tokens.editor);
    alice.name = 'Enregistré';
    const asked = alice.ask();
    await vi.waitFor(() => expect(alice.acknowledged).toEqual([asked]));
    const { records } = await log.read(id);
    const copy = new Y.Doc();
    for (const record of records) Y.applyUpdate(copy, record);
    expect(copy.getMap('meta').get('name')).toBe('Enregistré');
  });

  it('trap « synced shown before durable »: nothing is acknowledged while the disk refuses, then all of it is', async () => {
    let troubled: ReturnType<typeof troubledLog> | undefined;
    const wrapLog = (log: PlanLog): PlanLog => {
      troubled = troubledLog(log);
      return troubled;
    };
    const { join, tokens, address, rooms } = await start({ wrapLog });
    if (!troubled) throw new Error('no log');
    const alice = await join(tokens.editor);
    const bob = await join(tokens.editor);
    troubled.fails = true;
    alice.name = 'Gardé malgré tout';
    const asked = alice.ask();
    await vi.waitFor(() => expect(bob.notices.at(-1)?.durable).toBe(false));
    expect(alice.notices.at(-1)?.durable).toBe(false);
    expect((await fetch(`${address}/healthz`)).status).toBe(503);
    expect(alice.acknowledged).toEqual([]);
    expect(bob.name).toBe('Gardé malgré tout');
    troubled.fails = false;
    await vi.waitFor(() => expect(alice.acknowledged).toEqual([asked]), { timeout: 5000 });
    expect(alice.notices.at(-1)?.durable).toBe(true);
    expect(rooms.isDurable).toBe(true);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });

  it('does not grow the log when a client that has nothing new comes back', async () => {
    let troubled: ReturnType<typeof troubledLog> | undefined;
    const { join, tokens } = await start({ wrapLog: log => (troubled = troubledLog(log)) });
    const before = troubled?.appended;
    const alice = await join(tokens.editor);
    const asked = alice.ask();
    await vi.waitFor(() => expect(alice.acknowledged).toEqual([asked]));
    expect(troubled?.appended).toBe(before);
  });

  it('acknowledges a change that only deletes', async () => {
    const { join, tokens } = await start();
    const alice = await join(tokens.editor);
    const bob = await join(tokens.editor);
    alice.doc.getMap('meta').delete('name');
    const asked = alice.ask();
    await vi.waitFor(() => expect(alice.acknowledged).toEqual([asked]));
    await vi.waitFor(() => expect(bob.name).toBeUndefined());
  });

  it('keeps an update whose beginning has not come yet, and shows it when it comes', async () => {
    const { join, tokens, id, log, socket } = await start();
    const alice = await join(tokens.editor);
    const early = new Y.Doc();
    Y.applyUpdate(early, Y.encodeStateAsUpdate(alice.doc));
    const parts: Uint8Array[] = [];
    early.on('update', part => parts.push(part));
    early.getText('notes').insert(0, 'un ');
    early.getText('notes').insert(3, 'deux');
    const [first, second] = parts;
    if (!first || !second) throw new Error('two updates expected');
    const raw = socket(tokens.editor);
    const acknowledged = new Promise<void>(resolve =>
      raw.on('message', (frame: Buffer) => frameType(frame) === 100 && resolve()),
    );
    await new Promise(resolve => raw.once('open', resolve));
    raw.send(syncFrame([0, 2], second));
    raw.send(barrier(1));
    await acknowledged;
    const kept = new Y.Doc();
    for (const record of (await log.read(id)).records) Y.applyUpdate(kept, record);
    Y.applyUpdate(kept, first);
    expect(kept.getText('notes').toString()).toBe('un deux');
    raw.send(syncFrame([0, 2], first));
    await vi.waitFor(() => expect(alice.doc.getText('notes').toString()).toBe('un deux'));
    raw.close();
  });
});

describe('a reader', () => {
  it('sees everything and changes nothing, by step 2 or update, however the type is encoded', async () => {
    const { join, tokens, socket, id, log } = await start();
    const alice = await join(tokens.editor);
    const raw = socket(tokens.reader);
    const told: Buffer[] = [];
    raw.on('message', (frame: Buffer) => told.push(frame));
    await new Promise(resolve => raw.once('open', resolve));
    const change = update(doc => doc.getMap('meta').set('name', 'Piraté'), alice.doc);
    raw.send(syncFrame([0, 2], change));
    raw.send(syncFrame([0, 1], change));
    // 0 and 2 as two-byte varuints.
    raw.send(Buffer.concat([Buffer.from([0x80, 0, 0x82, 0]), Buffer.from(syncFrame([], change))]));
    raw.send(barrier(9));
    await vi.waitFor(() => expect(told.some(frame => frame.includes('"editIgnored":true'))).toBe(true));
    const stateVector = Y.encodeStateVector(new Y.Doc());
    raw.send(syncFrame([0, 0], stateVector));
    await vi.waitFor(() => expect(told.some(frame => frame[0] === 0 && frame[1] === 1)).toBe(true));
    expect(told.filter(frame => frameType(frame) === 100)).toEqual([]);
    expect(told.some(frame => frame[0] === 0 && frame[1] === 0)).toBe(false);
    expect(alice.name).toBe('Les Pennes-Mirabeau et Septèmes-les-Vallons');
    expect((await log.read(id)).records).toHaveLength(1);
    raw.close();
  });
});

describe('bad frames', () => {
  it.each([
    ['a text frame', 'bonjour'],
    ['an empty frame', Buffer.alloc(0)],
    ['a truncated sync message', Buffer.from([0, 2, 200])],
    ['an update that is noise', Buffer.from([0, 2, 4, 9, 9, 9, 9])],
    ['an unknown sync step', Buffer.from([0, 7, 0])],
    ['presence that ends too soon', Buffer.from([1, 3, 2, 1, 1])],
    ['a state vector that is noise', Buffer.from([0, 0, 2, 255, 255])],
  ])('[S5] closes the socket that sent %s with 4400, and nobody else’s', async (_name, frame) => {
    const { join, tokens, socket } = await start();
    const alice = await join(tokens.editor);
    const raw = socket(tokens.editor);
    const code = new Promise(resolve => raw.once('close', resolve));
    await new Promise(resolve => raw.once('open', resolve));
    raw.send(frame);
    expect(await code).toBe(close.badFrame);
    alice.name = 'Toujours là';
    const asked = alice.ask();
    await vi.waitFor(() => expect(alice.acknowledged).toEqual([asked]));
  });

  it('leaves frames of unknown types alone', async () => {
    const { tokens, socket } = await start();
    const raw = socket(tokens.editor);
    await new Promise(resolve => raw.once('open', resolve));
    const answered = new Promise(resolve =>
      raw.on('message', (frame: Buffer) => frameType(frame) === 100 && resolve(true)),
    );
    raw.send(Buffer.from([77, 1, 2]));
    raw.send(barrier(1));
    expect(await answered).toBe(true);
    raw.close();
  });

  it('closes a socket whose frame is larger than 8 MiB with 1009', async () => {
    const { tokens, socket } = await start();
    const raw = socket(tokens.editor);
    raw.on('error', () => undefined);
    const code = new Promise(resolve => raw.once('close', resolve));
    await new Promise(resolve => raw.once('open', resolve));
    raw.send(Buffer.alloc(8 * 1024 * 1024 + 1));
    expect(await code).toBe(close.tooBig);
  });
});

describe('the life of a room', () => {
  it('[S1] trap « unload/load interleave »: is loaded once for all who come at once', async () => {
    let reads = 0;
    const wrapLog = (log: PlanLog): PlanLog => {
      const counted = troubledLog(log);
      const read = counted.read;
      counted.read = territory => {
        reads++;
        return read(territory);
      };
      return counted;
    };
    const { join, tokens } = await start({ wrapLog });
    await Promise.all(Array.from({ length: 6 }, () => join(tokens.editor)));
    expect(reads).toBe(1);
  });

  it('[S1] is put away when idle, packed, and opened again with everything', async () => {
    const { join, tokens, rooms, log, id } = await start({ idleAfter: 5 });
    const alice = await join(tokens.editor);
    alice.name = 'Revenue';
    const asked = alice.ask();
    await vi.waitFor(() => expect(alice.acknowledged).toEqual([asked]));
    alice.leave();
    await vi.waitFor(() => expect(rooms.openCount).toBe(0));
    await vi.waitFor(async () => expect((await log.read(id)).snapshot).toBeDefined());
    const bob = await join(tokens.editor);
    expect(bob.name).toBe('Revenue');
  });

  it('[S1] stays while the disk refuses what was written, however long nobody is there', async () => {
    let troubled: ReturnType<typeof troubledLog> | undefined;
    const { join, tokens, rooms } = await start({
      idleAfter: 5,
      wrapLog: log => (troubled = troubledLog(log)),
    });
    if (!troubled) throw new Error('no log');
    const alice = await join(tokens.editor);
    const bob = await join(tokens.editor);
    troubled.fails = true;
    alice.name = 'Pas encore sur disque';
    await vi.waitFor(() => expect(bob.notices.at(-1)?.durable).toBe(false));
    alice.leave();
    bob.leave();
    expect(rooms.openCount).toBe(1);
    expect(rooms.isDurable).toBe(false);
    troubled.fails = false;
    await vi.waitFor(() => expect(rooms.openCount).toBe(0), { timeout: 5000 });
    const carol = await join(tokens.reader);
    expect(carol.name).toBe('Pas encore sur disque');
  });

  it('[S4] trap « stored poison »: a plan that cannot be loaded closes with 1011 and is tried again', async () => {
    let isBroken = true;
    const wrapLog = (log: PlanLog): PlanLog => {
      const broken = troubledLog(log);
      const read = broken.read;
      broken.read = territory => (isBroken ? Promise.reject(new Error('unreadable')) : read(territory));
      return broken;
    };
    const { join, tokens, socket } = await start({ wrapLog });
    const raw = socket(tokens.editor);
    expect(await new Promise(resolve => raw.once('close', resolve))).toBe(close.serverError);
    isBroken = false;
    const alice = await join(tokens.editor);
    expect(alice.doc.getMap('items').size).toBe(35);
  });

  it('[S4] a territory of which nothing is kept is an error, not an empty plan', async () => {
    await start();
    await expect(Room.open('inconnu', new MemoryPlanLog(), logger)).rejects.toThrow(/nothing is kept/);
  });

  it('refuses more people than it has room for with 1013', async () => {
    const { join, tokens, socket } = await start({ maxSeats: 1 });
    await join(tokens.editor);
    const raw = socket(tokens.editor);
    expect(await new Promise(resolve => raw.once('close', resolve))).toBe(close.tryLater);
  });

  it('a deleted territory sends everyone away with 4404, and nobody brings it back', async () => {
    const { join, tokens, territories, id, log } = await start();
    const alice = await join(tokens.editor);
    await territories.remove(id);
    expect((await alice.closed).code).toBe(close.deleted);
    const late = await join(tokens.coordinator, { wait: false });
    expect((await late.closed).code).toBe(close.deleted);
    expect((await log.read(id)).records).toEqual([]);
  });

  it('flushes and closes everyone with 1012 when the server stops', async () => {
    const { join, tokens, rooms, id, log } = await start();
    const alice = await join(tokens.editor);
    const code = new Promise(resolve => alice.provider.on('connection-close', event => resolve(event?.code)));
    const bob = await join(tokens.editor);
    alice.name = 'Dernier mot';
    await vi.waitFor(() => expect(bob.name).toBe('Dernier mot'));
    await rooms.close(close.restart, 1000);
    expect(await code).toBe(close.restart);
    const { snapshot } = await log.read(id);
    const copy = new Y.Doc();
    if (snapshot) Y.applyUpdate(copy, snapshot);
    expect(copy.getMap('meta').get('name')).toBe('Dernier mot');
  });
});

describe('a slow client', () => {
  it('trap « dropping CRDT frames to slow clients »: is brought up to date by one difference when it drains', async () => {
    const { join, tokens, socket } = await start();
    const alice = await join(tokens.editor);
    const slow = socket(tokens.reader);
    const copy = new Y.Doc();
    const read = (frame: Buffer): void => {
      // A sync message with a payload: 0, step, then the update with its length before it.
      if (frame[0] !== 0 || (frame[1] !== 1 && frame[1] !== 2)) return;
      const lengthBytes = frame.subarray(2).findIndex(byte => byte < 128) + 1;
      Y.applyUpdate(copy, frame.subarray(2 + lengthBytes));
    };
    slow.on('message', read);
    await new Promise(resolve => slow.once('open', resolve));
    slow.send(syncFrame([0, 0], Y.encodeStateVector(copy)));
    await vi.waitFor(() => expect(copy.getMap('items').size).toBe(35));
    slow.pause();
    // Far more than the system's own buffers hold.
    for (let n = 0; n < 24; n++) alice.doc.getMap('essai').set('gros', `${n}`.repeat(250_000));
    alice.doc.getMap('essai').delete('gros');
    alice.doc.getMap('essai').set('fin', 'arrivée');
    const asked = alice.ask();
    await vi.waitFor(() => expect(alice.acknowledged).toEqual([asked]), { timeout: 20_000 });
    slow.resume();
    await vi.waitFor(() => expect(copy.getMap('essai').get('fin')).toBe('arrivée'), { timeout: 20_000 });
    expect(copy.getMap('essai').has('gros')).toBe(false);
    slow.terminate();
  }, 40_000);
});
