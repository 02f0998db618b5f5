/** What the fuzzed frames have found, each once: updates that Yjs takes, and that would cost everybody. */
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { loadDoc, packDoc } from '../../server/plan-store.ts';
import { closeCode } from '../../shared/protocol.ts';
import { barrier, closing, frameType, opening, syncFrame } from './wire.ts';
import { logger, startWorld, type World } from './world.ts';

function updateOf(write: (doc: Y.Doc) => void, copy?: Y.Doc): Uint8Array {
  const doc = new Y.Doc();
  if (copy) Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy));
  const before = Y.encodeStateVector(doc);
  doc.transact(() => write(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

async function enter({ socket, tokens }: World): Promise<WebSocket> {
  const raw = socket(tokens.editor);
  await opening(raw);
  return raw;
}

function nested(depth: number): Y.Map<unknown> {
  let inner = new Y.Map<unknown>();
  for (let level = 1; level < depth; level++) inner = new Y.Map([['a', inner]]);
  return inner;
}

/** By hand: a delete set that Yjs would never write. */
const emptyRange = new Uint8Array([0, 1, 7, 1, 0, 0]);
const backwards = new Uint8Array([0, 1, 7, 2, 5, 1, 1, 1]);

describe('an update that nobody’s work looks like', () => {
  it.each<[string, () => Uint8Array]>([
    [
      'nests types deeper than they could be deleted',
      () => updateOf(doc => doc.getMap('items').set('x', nested(400))),
    ],
    [
      'holds what JSON cannot',
      () => updateOf(doc => doc.getMap('themes').set('x', new Y.Map([['deleted', 7n]]))),
    ],
    ['holds a document', () => updateOf(doc => doc.getMap('items').set('x', new Y.Doc()))],
    ['deletes nothing, and says so', () => emptyRange],
    ['deletes backwards', () => backwards],
    [
      'puts thousands of pieces at one place',
      () =>
        Y.mergeUpdates(
          Array.from({ length: 1_200 }, (_, n) => {
            const doc = new Y.Doc();
            doc.clientID = n + 1;
            doc.getMap('items').set('x', 1);
            return Y.encodeStateAsUpdate(doc);
          }),
        ),
    ],
  ])('%s: it is refused, and nobody else hears of it', async (_what, make) => {
    const world = await startWorld();
    const alice = await world.join(world.tokens.editor);
    const raw = await enter(world);
    const before = Y.encodeStateAsUpdate(world.rooms.opened(world.id)?.doc ?? new Y.Doc());
    raw.send(syncFrame([0, 2], make()));
    expect((await closing(raw)).code).toBe(closeCode.badFrame);
    expect(Y.encodeStateAsUpdate(world.rooms.opened(world.id)?.doc ?? new Y.Doc())).toEqual(before);
    await alice.save('Tout va bien');
  });

  it('waits for what never comes: past 32 KB the sender is to come back with all it has', async () => {
    const world = await startWorld();
    const raw = await enter(world);
    const closed = closing(raw);
    for (let n = 0; n < 40; n++) {
      const lost = new Y.Doc();
      lost.getMap('essai').set('a', 1);
      raw.send(
        syncFrame(
          [0, 2],
          updateOf(doc => doc.getMap('essai').set('a', 'x'.repeat(10_000)), lost),
        ),
      );
    }
    expect((await closed).code).toBe(closeCode.tryLater);
    const { pendingStructs } = world.rooms.opened(world.id)?.doc.store ?? {};
    expect(pendingStructs?.update.length).toBeLessThanOrEqual(32 * 1024);
  });
});

describe('what waits and contradicts the plan', () => {
  it('is not merged with what people write: it could hide it from the disk and from who comes', async () => {
    const world = await startWorld();
    const alice = await world.join(world.tokens.editor);
    await alice.save('Avant');
    const raw = await enter(world);
    // In the name of Alice’s page, and from where she is going to be: her own pieces come to stand there.
    const { clientID } = alice.doc;
    const clock = Y.getState(alice.doc.store, clientID);
    const forged = new Y.Doc();
    forged.clientID = clientID;
    forged.getText('faux').insert(0, 'x'.repeat(clock + 1));
    const start = Y.encodeStateVector(forged);
    forged.getText('faux').insert(clock + 1, 'faux'.repeat(20));
    raw.send(syncFrame([0, 2], Y.encodeStateAsUpdate(forged, start)));
    const answered = new Promise<void>(resolve =>
      raw.on('message', (frame: Buffer) => frameType(frame) === 100 && resolve()),
    );
    raw.send(barrier(1));
    await answered;
    for (let n = 0; n < 30; n++) alice.doc.getMap('essai').set(`k${n}`, n);
    await alice.saved();
    const { doc } = await loadDoc(world.id, world.log, logger);
    const carol = await world.join(world.tokens.reader);
    const room = world.rooms.opened(world.id)?.doc ?? new Y.Doc();
    const packed = new Y.Doc();
    Y.applyUpdate(packed, packDoc(world.id, room, logger));
    for (const copy of [doc, carol.doc, packed])
      expect(copy.getMap('essai').toJSON()).toEqual(room.getMap('essai').toJSON());
    raw.terminate();
  });
});

describe('a comment of another shape', () => {
  it('has shared types where its author is told: it is put right, and the room goes on', async () => {
    const world = await startWorld();
    const [alice, bob] = [await world.join(world.tokens.editor), await world.join(world.tokens.editor)];
    const comments = alice.doc.getMap<Y.Map<unknown>>('comments');
    comments.set(
      'c',
      new Y.Map<unknown>([
        ['item', 'x'],
        ['at', new Y.Map()],
        ['text', new Y.Text('Oui')],
      ]),
    );
    await alice.saved();
    comments.get('c')?.set('resolved', new Y.Map([['name', 'Marc']]));
    comments.get('c')?.set('at', 7);
    await expect.poll(() => bob.doc.getMap('comments').has('c')).toBe(true);
    bob.doc.getMap<unknown>('comments').set('c', new Y.Map([['name', new Y.Text('Marc')]]));
    await bob.save('Tout va bien');
    await expect.poll(() => alice.name).toBe('Tout va bien');
    const { isWhole } = await loadDoc(world.id, world.log, logger);
    expect(isWhole).toBe(true);
  });
});
