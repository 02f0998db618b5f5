import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { expect, it, onTestFinished } from 'vitest';
import { openCatalog } from '../../server/catalog.ts';
import { CATALOG, HISTORY, PLANS } from '../../server/data-folder.ts';
import { SqliteHistoryLog } from '../../server/history-log-sqlite.ts';
import { openSqlitePlanLog } from '../../server/plan-log-sqlite.ts';
import { Rooms } from '../../server/rooms.ts';
import { Territories } from '../../server/territories.ts';
import { hashToken } from '../../server/tokens.ts';
import { parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import { SCHEMA_VERSION } from '../../shared/plan-doc.ts';
import { closeCode } from '../../shared/protocol.ts';
import { logger, readLog } from './world.ts';

const fixtures = new URL('../fixtures/formats/', import.meta.url);

const expectedSchema = v.object({
  token: v.string(),
  exported: v.looseObject({
    territory: v.record(v.string(), v.unknown()),
    actions: v.array(v.looseObject({ id: v.string(), title: v.string() })),
  }),
});
type Expected = v.InferOutput<typeof expectedSchema>;

/** A data folder as an earlier server left it, and what it said of the plan. */
async function unpack(name: string): Promise<{ folder: string; expected: Expected; had: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'tablee-format-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const source = new URL(`${name}/`, fixtures);
  const had = (await readdir(source)).map(file => file.replace('.gz', ''));
  for (const file of await readdir(source)) {
    const bytes = await readFile(new URL(file, source));
    await writeFile(join(folder, file.replace('.gz', '')), file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  }
  const expected = v.parse(expectedSchema, JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')));
  return { folder, expected, had };
}

async function open(folder: string) {
  const log = await openSqlitePlanLog(join(folder, PLANS));
  const history = new SqliteHistoryLog(join(folder, HISTORY));
  await history.ready();
  const catalog = await openCatalog(join(folder, CATALOG));
  const rooms = new Rooms({ log, history, logger });
  const close = async (): Promise<void> => {
    await rooms.close(closeCode.restart, 1_000);
    await Promise.all([log.close(), history.close(), catalog.settle()]);
  };
  return { history, catalog, territories: new Territories({ catalog, rooms, log, history }), close };
}

const names = (await readdir(fixtures, { withFileTypes: true })).flatMap(entry =>
  entry.isDirectory() ? [entry.name] : [],
);

it('there is a folder of each format that was ever written', () => {
  expect(names).toEqual(['layout-1', 'layout-2', 'layout-2-catalog-1', 'layout-3', 'layout-3-noted']);
});

it.each(names)(
  'a data folder of %s is opened with everything that is in it, then and at the next start',
  async name => {
    const { folder, expected, had } = await unpack(name);
    for (const start of ['first', 'second']) {
      const { history, catalog, territories, close } = await open(folder);
      const [entry] = catalog.territories();
      const id = entry?.id ?? '';
      expect(catalog.territories(), start).toHaveLength(1);
      expect(catalog.passOf(hashToken(expected.token))).toMatchObject({ territory: id, role: 'coordinator' });
      expect(catalog.linksOf(id)).toHaveLength(3);
      // All that was told then is told now, in the same order; a later layout may tell more.
      const exported = await territories.export(id);
      expect(exported).toMatchObject(expected.exported);
      expect(exported.territory.name).toBe('Un plan de l’époque');
      expect(exported.actions.length).toBeGreaterThan(1);
      for (const { title } of exported.actions) expect(title).toMatch(/^Modifiée : /);
      if (had.includes(HISTORY)) {
        const [action] = exported.actions;
        const entries = await history.list(id, action?.id ?? '', { limit: 10 });
        expect(entries.map(({ field }) => field)).toContain('title');
      }
      await close();
      const again = await openSqlitePlanLog(join(folder, PLANS));
      const doc = await readLog(again, id);
      await again.close();
      expect(doc.getMap('meta').get('schema')).toBe(SCHEMA_VERSION);
      expect(doc.getMap('comments').toJSON()).toMatchObject({
        'un-commentaire': { text: 'Un commentaire de l’époque' },
      });
    }
  },
);

it.each(names)('the territory file that a server of %s gave is read as the same plan', async name => {
  const { expected } = await unpack(name);
  expect(parseTerritoryFile(expected.exported)).toMatchObject(expected.exported);
});

it('a territory file of a version to come is refused in words', async () => {
  const { expected } = await unpack('layout-1');
  expect(() => parseTerritoryFile({ ...expected.exported, version: 2 })).toThrow(/version/);
});
