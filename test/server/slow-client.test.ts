import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { opening, syncFrame } from './wire.ts';
import { startWorld } from './world.ts';

describe('a slow client', () => {
  it('trap « dropping CRDT frames to slow clients »: is brought up to date by one difference when it drains', async () => {
    const { join, tokens, socket } = await startWorld();
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
    await opening(slow);
    slow.send(syncFrame([0, 0], Y.encodeStateVector(copy)));
    await vi.waitFor(() => expect(copy.getMap('items').size).toBe(35));
    slow.pause();
    // Far more than the system's own buffers hold.
    for (let n = 0; n < 24; n++) alice.doc.getMap('essai').set('gros', `${n}`.repeat(250_000));
    alice.doc.getMap('essai').delete('gros');
    alice.doc.getMap('essai').set('fin', 'arrivée');
    await alice.saved();
    let frames = 0;
    slow.on('message', () => {
      frames++;
    });
    slow.resume();
    await vi.waitFor(() => expect(copy.getMap('essai').get('fin')).toBe('arrivée'), { timeout: 20_000 });
    expect(copy.getMap('essai').has('gros')).toBe(false);
    // What the system had already taken, and one difference: not one frame for each of the 26 edits.
    expect(frames).toBeLessThan(20);
    slow.terminate();
  }, 40_000);
});
