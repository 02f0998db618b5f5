import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { closeCode } from '../../shared/protocol.ts';
import { startTroubledWorld } from './troubled-log.ts';
import { barrier, closing, frameType, opening, syncFrame } from './wire.ts';
import { nameIn, readLog, startWorld } from './world.ts';

function update(change: (doc: Y.Doc) => void, from?: Y.Doc): Uint8Array {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  const before = Y.encodeStateVector(doc);
  change(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

describe('a territory, to unmodified y-websocket clients', () => {
  it('gives the whole plan to whoever joins and each one’s edits to the others', async () => {
    const { join, tokens } = await startWorld();
    const alice = await join(tokens.coordinator);
    const bob = await join(tokens.editor);
    expect(alice.doc.getMap('items').size).toBe(35);
    alice.name = 'Vu de Septèmes';
    await vi.waitFor(() => expect(bob.name).toBe('Vu de Septèmes'));
  });

  it('[S3] answers a barrier once all that came before it is in the log', async () => {
    const { join, tokens, id, log } = await startWorld();
    const alice = await join(tokens.editor);
    await alice.save('Enregistré');
    expect(nameIn(await readLog(log, id))).toBe('Enregistré');
  });

  it('trap « synced shown before durable »: nothing is acknowledged while the disk refuses, then all of it is', async () => {
    const { join, tokens, address, rooms, trouble } = await startTroubledWorld();
    const alice = await join(tokens.editor);
    const bob = await join(tokens.editor);
    trouble.fails = true;
    alice.name = 'Gardé malgré tout';
    const asked = alice.ask();
    await vi.waitFor(() => expect(bob.notices.at(-1)?.durable).toBe(false));
    expect(alice.notices.at(-1)?.durable).toBe(false);
    expect((await fetch(`${address}/healthz`)).status).toBe(503);
    expect(alice.acknowledged).toEqual([]);
    expect(bob.name).toBe('Gardé malgré tout');
    trouble.fails = false;
    await vi.waitFor(() => expect(alice.acknowledged).toEqual([asked]), { timeout: 5000 });
    expect(alice.notices.at(-1)?.durable).toBe(true);
    expect(rooms.isDurable).toBe(true);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });

  it('trap « dirty flag cleared after the await »: what comes during a write waits for the next one', async () => {
    const { join, tokens, trouble, log, id } = await startTroubledWorld();
    const alice = await join(tokens.editor);
    const bob = await join(tokens.editor);
    const release = trouble.hold();
    alice.name = 'Avant';
    await vi.waitFor(() => expect(bob.name).toBe('Avant'));
    alice.name = 'Pendant';
    const asked = alice.ask();
    await vi.waitFor(() => expect(bob.name).toBe('Pendant'));
    expect(alice.acknowledged).toEqual([]);
    const written = trouble.appended;
    release();
    await vi.waitFor(() => expect(alice.acknowledged).toEqual([asked]));
    expect(trouble.appended).toBe(written + 2);
    expect(nameIn(await readLog(log, id))).toBe('Pendant');
  });

  it('[D7] trap « seeding content on the client »: joining writes nothing, however often one comes back', async () => {
    const { join, tokens, trouble } = await startTroubledWorld();
    const before = trouble.appended;
    const alice = await join(tokens.editor);
    const asked = alice.ask();
    await vi.waitFor(() => expect(alice.acknowledged).toEqual([asked]));
    expect(trouble.appended).toBe(before);
  });

  it('acknowledges a change that only deletes', async () => {
    const { join, tokens } = await startWorld();
    const alice = await join(tokens.editor);
    const bob = await join(tokens.editor);
    alice.doc.getMap('meta').delete('name');
    const asked = alice.ask();
    await vi.waitFor(() => expect(alice.acknowledged).toEqual([asked]));
    await vi.waitFor(() => expect(bob.name).toBeUndefined());
  });

  it('keeps an update whose beginning has not come yet, and shows it when it comes', async () => {
    const { join, tokens, id, log, socket } = await startWorld();
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
    await opening(raw);
    raw.send(syncFrame([0, 2], second));
    raw.send(barrier(1));
    await acknowledged;
    const kept = await readLog(log, id);
    Y.applyUpdate(kept, first);
    expect(kept.getText('notes').toString()).toBe('un deux');
    raw.send(syncFrame([0, 2], first));
    await vi.waitFor(() => expect(alice.doc.getText('notes').toString()).toBe('un deux'));
    raw.close();
  });
});

describe('an edit that waits for an earlier one', () => {
  it('is logged once, however often clients that have nothing new come back', async () => {
    const { join, tokens, socket, id, log } = await startWorld();
    const lost = update(doc => {
      doc.getMap('essai').set('a', 1);
      doc.getMap('essai').set('b', 2);
    });
    const early = new Y.Doc();
    Y.applyUpdate(early, lost);
    const before = Y.encodeStateVector(early);
    early.getMap('essai').set('c', 3);
    const waiting = syncFrame([0, 2], Y.encodeStateAsUpdate(early, before));
    const raw = socket(tokens.editor);
    await opening(raw);
    const answered = new Promise<void>(resolve =>
      raw.on('message', (frame: Buffer) => frameType(frame) === 100 && resolve()),
    );
    for (let n = 0; n < 3; n++) raw.send(waiting);
    raw.send(barrier(1));
    await answered;
    const { records } = await log.read(id);
    for (let n = 0; n < 3; n++) {
      const guest = await join(tokens.editor);
      await guest.saved();
      guest.leave();
    }
    expect((await log.read(id)).records).toEqual(records);
    expect(records).toHaveLength(2);
    raw.close();
  });
});

describe('a reader', () => {
  it('sees everything and changes nothing, by step 2 or update, however the type is encoded', async () => {
    const { join, tokens, socket, id, log } = await startWorld();
    const alice = await join(tokens.editor);
    const raw = socket(tokens.reader);
    const told: Buffer[] = [];
    raw.on('message', (frame: Buffer) => told.push(frame));
    await opening(raw);
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
    ['a state vector of 2 MB', Buffer.from(syncFrame([0, 0], new Uint8Array(2 * 1024 * 1024)))],
    ['100 KB of presence', Buffer.from(syncFrame([1], new Uint8Array(100 * 1024)))],
  ])('[S5] closes the socket that sent %s with 4400, and nobody else’s', async (_name, frame) => {
    const { join, tokens, socket } = await startWorld();
    const alice = await join(tokens.editor);
    const raw = socket(tokens.editor);
    const closed = closing(raw);
    await opening(raw);
    raw.send(frame);
    expect((await closed).code).toBe(closeCode.badFrame);
    await alice.save('Toujours là');
  });

  it('leaves frames of unknown types alone', async () => {
    const { tokens, socket } = await startWorld();
    const raw = socket(tokens.editor);
    await opening(raw);
    const answered = new Promise(resolve =>
      raw.on('message', (frame: Buffer) => frameType(frame) === 100 && resolve(true)),
    );
    raw.send(Buffer.from([77, 1, 2]));
    raw.send(barrier(1));
    expect(await answered).toBe(true);
    raw.close();
  });

  it('closes a socket whose frame is larger than 8 MiB with 1009, which a client can act on', async () => {
    const { tokens, socket } = await startWorld();
    for (let n = 0; n < 20; n++) {
      const raw = socket(tokens.editor);
      raw.on('error', () => undefined);
      const closed = closing(raw);
      await opening(raw);
      raw.send(Buffer.alloc(8 * 1024 * 1024 + 1));
      expect((await closed).code).toBe(closeCode.tooBig);
    }
  });

  it('refuses what would make the plan larger than 6 MiB with 1009, and takes what makes it smaller', async () => {
    const { join, tokens, socket } = await startWorld();
    const alice = await join(tokens.editor);
    const large = (n: number): Uint8Array =>
      update(doc => doc.getMap('essai').set(`gros ${n}`, 'x'.repeat(2.5 * 1024 * 1024)));
    const raw = socket(tokens.editor);
    const closed = closing(raw);
    await opening(raw);
    for (const n of [1, 2, 3]) raw.send(syncFrame([0, 2], large(n)));
    expect((await closed).code).toBe(closeCode.tooBig);
    const trial = alice.doc.getMap('essai');
    await vi.waitFor(() => expect([...trial.keys()]).toEqual(['gros 1', 'gros 2']));
    trial.delete('gros 1');
    await alice.saved();
    trial.set('gros 4', 'x'.repeat(1024 * 1024));
    await alice.saved();
    const bob = await join(tokens.editor);
    expect([...bob.doc.getMap('essai').keys()].sort()).toEqual(['gros 2', 'gros 4']);
  });
});
