import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Catalog, openCatalog } from '../../server/catalog.ts';
import { listExamples, seedExamples } from '../../server/examples.ts';
import { Rooms } from '../../server/rooms.ts';
import { Territories } from '../../server/territories.ts';
import { closeCode } from '../../shared/protocol.ts';
import { MemoryHistoryLog } from './memory-history-log.ts';
import { MemoryPlanLog } from './memory-plan-log.ts';
import { logger, readExample } from './world.ts';

async function setup(): Promise<{ catalog: Catalog; territories: Territories; seed: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tablee-examples-'));
  const catalog = await openCatalog(join(folder, 'catalog.json'));
  const log = new MemoryPlanLog();
  const history = new MemoryHistoryLog();
  const rooms = new Rooms({ log, history, logger });
  const territories = new Territories({ catalog, rooms, log, history });
  onTestFinished(async () => {
    await rooms.close(closeCode.restart, 0);
    await rm(folder, { recursive: true });
  });
  return { catalog, territories, seed: () => seedExamples(territories, catalog, 'secret') };
}

it('puts the five examples into an empty folder, once', async () => {
  const { catalog, seed } = await setup();
  await seed();
  await seed();
  expect(catalog.territories()).toHaveLength(5);
  expect(new Set(listExamples(catalog, 'secret').map(({ token }) => token)).size).toBe(5);
});

it('does not bring back an example that was deleted', async () => {
  const { catalog, territories, seed } = await setup();
  await seed();
  const [first] = catalog.territories();
  if (first) await territories.remove(first.id);
  await seed();
  expect(catalog.territories().map(({ name }) => name)).not.toContain(first?.name);
  expect(catalog.territories()).toHaveLength(4);
});

it('adds those that a start cut short did not come to', async () => {
  const { catalog, territories, seed } = await setup();
  await territories.create(await readExample('l-union'), { example: true });
  await seed();
  expect(catalog.territories()).toHaveLength(5);
});

it('leaves a folder that is somebody’s alone', async () => {
  const { catalog, territories, seed } = await setup();
  await territories.create(await readExample('l-union'));
  await seed();
  expect(catalog.territories()).toHaveLength(1);
});
