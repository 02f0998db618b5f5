import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openCatalog } from '../../server/catalog.ts';
import { Doorkeeper } from '../../server/doorkeeper.ts';
import { Rooms } from '../../server/rooms.ts';
import { MemoryHistoryLog } from './memory-history-log.ts';
import { MemoryPlanLog } from './memory-plan-log.ts';
import { logger } from './world.ts';

it('looks for the séances that are over every minute until it is closed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tablee-door-'));
  const catalog = await openCatalog(join(folder, 'catalog.json'));
  const purge = vi.spyOn(catalog.seances, 'purge').mockResolvedValue();
  vi.useFakeTimers();
  const rooms = new Rooms({ log: new MemoryPlanLog(), history: new MemoryHistoryLog(), logger });
  onTestFinished(async () => {
    vi.useRealTimers();
    await rooms.close(1001, 0);
    await rm(folder, { recursive: true });
  });
  const doorkeeper = new Doorkeeper({ catalog, rooms, logger });
  vi.advanceTimersByTime(60_000);
  expect(purge).toHaveBeenCalledTimes(2);
  doorkeeper.close();
  vi.advanceTimersByTime(10 * 60_000);
  expect(purge).toHaveBeenCalledTimes(2);
});
