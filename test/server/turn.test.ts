import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Turn, turnLength } from '../../server/turn.ts';

describe('a turn', () => {
  it('is that of the event loop among forty people, and a few milliseconds at most among three hundred', () => {
    expect([1, 40, 99].map(turnLength)).toEqual([0, 0, 0]);
    expect([100, 300, 420].map(turnLength)).toEqual([3, 8, 10]);
    expect(turnLength(10_000)).toBe(10);
  });

  it.each([40, 300])('ends once, however often it is asked to, among %i', seats => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let ends = 0;
    const turn = new Turn(() => ends++);
    for (let n = 0; n < 5; n++) turn.endSoon(seats);
    expect(ends).toBe(0);
    vi.runAllTimers();
    expect(ends).toBe(1);
    turn.endSoon(seats);
    vi.runAllTimers();
    expect(ends).toBe(2);
  });

  it.each([40, 300])('does not end once it is cancelled, and may begin again, among %i', seats => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let ends = 0;
    const turn = new Turn(() => ends++);
    turn.endSoon(seats);
    turn.cancel();
    vi.runAllTimers();
    expect(ends).toBe(0);
    turn.endSoon(seats);
    vi.runAllTimers();
    expect(ends).toBe(1);
  });
});
