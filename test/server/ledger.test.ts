import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Health } from '../../server/health.ts';
import { Ledger } from '../../server/ledger.ts';
import { PackTurns } from '../../server/pack-turns.ts';
import { Rooms } from '../../server/rooms.ts';
import type { Seat } from '../../server/seat.ts';
import { closeCode } from '../../shared/protocol.ts';
import { MemoryHistoryLog } from './memory-history-log.ts';
import { MemoryPlanLog } from './memory-plan-log.ts';
import { TroubledLog } from './troubled-log.ts';
import { logger } from './world.ts';

const update = new Uint8Array([0, 0]);

function setup({ isWhole = true, packTurns = new PackTurns() } = {}): {
  log: TroubledLog;
  ledger: Ledger;
  told: boolean[];
} {
  const log = new TroubledLog(new MemoryPlanLog());
  const told: boolean[] = [];
  const ledger = new Ledger({
    territory: 'carros',
    log,
    logger,
    packTurns,
    pack: () => update,
    onDurable: () => told.push(ledger.isDurable),
    records: 0,
    recordBytes: 0,
    snapshotBytes: 0,
    isWhole,
  });
  return { log, ledger, told };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a ledger whose disk does not answer', () => {
  it('says so after 3 s, and takes it back when the disk has answered after all', async () => {
    const { log, ledger, told } = setup();
    const release = log.hold();
    ledger.keep(update);
    ledger.write();
    await vi.advanceTimersByTimeAsync(2_900);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(told).toEqual([false]);
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([false, true]);
    expect(ledger.isSettled).toBe(true);
  });

  it('is tried again after a refusal, at longer and longer intervals, and never once discarded', async () => {
    const { log, ledger } = setup();
    const append = vi.spyOn(log, 'append');
    log.fails = true;
    ledger.keep(update);
    ledger.write();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(append).toHaveBeenCalledTimes(4);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(append.mock.calls.length).toBeLessThan(20);
    await ledger.discard();
    append.mockClear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(append).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is asked to take everything in a moment, however much was written since it began to refuse', async () => {
    // One that is not whole is not packed: what was appended stays to be looked at.
    const { log, ledger } = setup({ isWhole: false });
    const doc = new Y.Doc();
    const seat = { acknowledge: vi.fn() } as unknown as Seat;
    doc.on('update', edit => ledger.keep(edit));
    const text = doc.getText('title');
    const type = (letters: number): void => {
      for (let n = 0; n < letters; n++) text.insert(n % 7, 'a');
    };
    log.fails = true;
    // Merged anew at each attempt, they would take minutes: the test ends in time, or not.
    for (let n = 0; n < 20; n++) {
      type(1_000);
      ledger.write();
      await vi.advanceTimersByTimeAsync(5_000);
    }
    ledger.acknowledge(seat, 7);
    log.fails = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(log.appended).toBe(1);
    expect(ledger.isSettled).toBe(true);
    expect(seat.acknowledge).toHaveBeenCalledWith(7);
    const copy = new Y.Doc();
    for (const record of (await log.read('carros')).records) Y.applyUpdate(copy, record);
    expect(copy.getText('title').length).toBe(20_000);
  });
});

describe('the ledgers of a server', () => {
  const long = new Uint8Array(70 * 1024);
  const write = async (ledger: Ledger): Promise<void> => {
    ledger.keep(long);
    ledger.write();
    await vi.advanceTimersByTimeAsync(0);
  };

  it('pack their long logs one after the other, and write meanwhile', async () => {
    const packTurns = new PackTurns();
    const [one, other] = [setup({ packTurns }), setup({ packTurns })];
    const compacted = [one, other].map(({ log }) => vi.spyOn(log, 'compact'));
    const counts = (): number[] => compacted.map(({ mock }) => mock.calls.length);
    const append = one.log.append.bind(one.log);
    let release = (): void => undefined;
    vi.spyOn(one.log, 'append').mockImplementation(async (...record) => {
      await append(...record);
      // From here on the disk takes its time: what comes next is the packing.
      release = one.log.hold();
    });
    await write(one.ledger);
    expect(counts()).toEqual([1, 0]);
    await write(other.ledger);
    expect(counts()).toEqual([1, 0]);
    expect([other.log.appended, other.ledger.isSettled]).toEqual([1, true]);
    release();
    await vi.advanceTimersByTimeAsync(1_000);
    await write(other.ledger);
    expect(counts()).toEqual([1, 1]);
  });

  it('rest after a packing nine times as long as it lasted', async () => {
    const packTurns = new PackTurns();
    expect(packTurns.begin()).toBe(true);
    packTurns.end(10);
    await vi.advanceTimersByTimeAsync(80);
    expect(packTurns.begin()).toBe(false);
    await vi.advanceTimersByTimeAsync(20);
    expect(packTurns.begin()).toBe(true);
    expect(packTurns.begin()).toBe(false);
  });
});

describe('the health of a server', () => {
  it('is asked of the disk once for all who ask at the same time, and is bad when it does not answer', async () => {
    const log = new TroubledLog(new MemoryPlanLog());
    const rooms = new Rooms({ log, history: new MemoryHistoryLog(), logger });
    const health = new Health({ log, rooms, logger });
    const compact = vi.spyOn(log, 'compact');
    expect(await Promise.all([health.check(), health.check()])).toEqual([true, true]);
    expect(compact).toHaveBeenCalledTimes(1);
    const release = log.hold();
    const checks = Promise.all([health.check(), health.check()]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await checks).toEqual([false, false]);
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(await health.check()).toBe(true);
    await rooms.close(closeCode.restart, 0);
  });
});
