import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { FanOut } from '../../server/fan-out.ts';
import { parseFrame } from '../../server/frames.ts';
import type { Seat } from '../../server/seat.ts';

/** A seat that keeps the frames it is given. */
function seat(): { asSeat: Seat; frames: Uint8Array[] } {
  const frames: Uint8Array[] = [];
  return { asSeat: { deliver: (frame: Uint8Array) => frames.push(frame) } as unknown as Seat, frames };
}

/** An update that writes one key of a document of its own. */
function update(key: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('plan').set(key, key);
  return Y.encodeStateAsUpdate(doc);
}

function keysIn(frames: readonly Uint8Array[]): readonly string[] {
  const doc = new Y.Doc();
  for (const frame of frames) {
    const parsed = parseFrame(frame);
    if (parsed.is === 'update') Y.applyUpdate(doc, parsed.update);
  }
  return [...doc.getMap('plan').keys()].sort();
}

describe('the fan-out of a room', () => {
  it('tells one person’s edits of a turn to all the others as one frame, the same bytes for all', () => {
    const [alice, bob, carole] = [seat(), seat(), seat()];
    const fanOut = new FanOut([alice.asSeat, bob.asSeat, carole.asSeat]);
    fanOut.take(update('a'), alice.asSeat);
    fanOut.take(update('b'), alice.asSeat);
    fanOut.tell();
    expect(alice.frames).toEqual([]);
    expect(keysIn(bob.frames)).toEqual(['a', 'b']);
    expect(bob.frames).toHaveLength(1);
    expect(carole.frames[0]).toBe(bob.frames[0]);
  });

  it('tells the edits of several in one frame, also to those who sent part of them', () => {
    const [alice, bob, carole] = [seat(), seat(), seat()];
    const fanOut = new FanOut([alice.asSeat, bob.asSeat, carole.asSeat]);
    fanOut.take(update('a'), alice.asSeat);
    fanOut.take(update('b'), bob.asSeat);
    fanOut.take(update('c'), 'the server itself');
    fanOut.tell();
    for (const { frames } of [alice, bob, carole]) {
      expect(frames).toHaveLength(1);
      expect(keysIn(frames)).toEqual(['a', 'b', 'c']);
    }
  });

  it('says nothing when nothing came, and nothing twice', () => {
    const [alice, bob] = [seat(), seat()];
    const fanOut = new FanOut([alice.asSeat, bob.asSeat]);
    fanOut.tell();
    fanOut.take(update('a'), alice.asSeat);
    fanOut.tell();
    fanOut.tell();
    expect(bob.frames).toHaveLength(1);
  });
});
