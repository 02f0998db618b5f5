import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { checkBackup } from '../../server/backup-folder.ts';
import { stageBackup } from '../../server/backup-stage.ts';
import { type Catalog, openCatalog } from '../../server/catalog.ts';
import { askForStage, openControl } from '../../server/control.ts';
import { CATALOG, HISTORY, PLANS, RESTORING } from '../../server/data-folder.ts';
import { FormatTooNew } from '../../server/format-too-new.ts';
import { SqliteHistoryLog } from '../../server/history-log-sqlite.ts';
import { openSqlitePlanLog } from '../../server/plan-log-sqlite.ts';
import { seedRecord } from '../../server/plan-store.ts';
import { keptText } from '../../shared/history.ts';
import { bigPlan } from '../fixtures/big-plan.ts';
import { logger, readExample } from './world.ts';

let place: string;
let folder: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'tablee-copy-'));
  folder = join(place, 'data');
  await mkdir(folder);
  onTestFinished(() => rm(place, { recursive: true, force: true }));
});

type Plans = Awaited<ReturnType<typeof openSqlitePlanLog>>;

interface Opened {
  readonly plans: Plans;
  readonly history: SqliteHistoryLog;
  readonly catalog: Catalog;
  readonly close: () => Promise<void>;
}

/** The data folder as a server holds it. */
async function open(): Promise<Opened> {
  const plans = await openSqlitePlanLog(join(folder, PLANS));
  const history = new SqliteHistoryLog(join(folder, HISTORY));
  const catalog = await openCatalog(join(folder, CATALOG));
  const close = async (): Promise<void> => {
    await catalog.settle();
    await Promise.allSettled([plans.close(), history.close()]);
  };
  onTestFinished(close);
  return { plans, history, catalog, close };
}

async function add({ plans, catalog }: Opened, record: Uint8Array, name: string): Promise<string> {
  const { id } = await catalog.addTerritory(name);
  await plans.append(id, () => record);
  return id;
}

const change = (item: string) => ({
  item,
  field: 'title',
  section: '',
  authors: [{ name: 'Nadia', institution: 'Caf' }],
  at: 1,
  before: keptText('avant'),
  after: keptText('après'),
});

async function run(name: 'backup' | 'restore', ...given: string[]) {
  const script = new URL(`../../server/${name}.ts`, import.meta.url).pathname;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...given], {
    env: { ...process.env, DATA_DIR: folder },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      said += String(chunk);
    });
  const [code]: unknown[] = await once(child, 'close');
  return { code, said };
}

describe('a copy of the data folder', () => {
  it('is whole while edits of a plan of 300 actions are written between two of its territories', async () => {
    const opened = await open();
    const { plans, history, catalog } = opened;
    const big = seedRecord(bigPlan());
    const id = await add(opened, big, 'Grand');
    for (let n = 0; n < 20; n++) await add(opened, seedRecord(await readExample('l-union')), `Petit ${n}`);
    await history.record(id, [change('a'), change('b'), change('c')]);
    const waits: number[] = [];
    let isOver = false;
    const writing = (async () => {
      while (!isOver) {
        const start = performance.now();
        // A record that was there already changes nothing, and takes as long to write.
        await plans.append(id, () => big.subarray(0));
        waits.push(performance.now() - start);
        await delay(1);
      }
    })();
    const into = join(place, 'copie');
    await stageBackup(
      { folder, plans, history, catalog: () => catalog.content, rewritten: catalog.rewritten },
      into,
    );
    isOver = true;
    await writing;
    const report = await checkBackup(into, logger);
    expect(report.plans).toHaveLength(21);
    expect(report.plans[0]).toMatchObject({ actions: 300, isWhole: true });
    expect(report.changes).toBe(3);
    expect(waits.length).toBeGreaterThan(1);
    for (const name of await readdir(into)) expect((await stat(join(into, name))).mode & 0o077).toBe(0);
  });

  it('has nothing of a territory that is deleted meanwhile, and lists none that is created meanwhile', async () => {
    const opened = await open();
    const { plans, history, catalog } = opened;
    const union = seedRecord(await readExample('l-union'));
    const kept = await add(opened, union, 'Resté');
    const gone = await add(opened, union, 'Supprimé');
    await history.record(gone, [change('a')]);
    const into = join(place, 'copie');
    const copyTo = async (file: string): Promise<void> => {
      await plans.copyTo(file);
      await catalog.removeTerritory(gone);
      await plans.drop(gone);
      await add(opened, union, 'Arrivé');
    };
    await stageBackup(
      { folder, plans: { copyTo }, history, catalog: () => catalog.content, rewritten: catalog.rewritten },
      into,
    );
    const report = await checkBackup(into, logger);
    expect(report.plans.map(({ name }) => name)).toEqual(['L’Union']);
    expect(report.changes).toBe(0);
    const copied = await openSqlitePlanLog(join(into, PLANS), { isReadOnly: true });
    expect([...(await copied.sizes()).keys()]).toEqual([kept]);
    await copied.close();
    expect((await readFile(join(into, PLANS))).includes(gone)).toBe(false);
  });

  it('is of a history of its own when the plan is written anew meanwhile', async () => {
    const opened = await open();
    const { plans, history, catalog } = opened;
    const id = await add(opened, seedRecord(await readExample('l-union')), 'L’Union');
    const other = await add(opened, seedRecord(await readExample('l-union')), 'Autre');
    const epochs = [catalog.territory(id)?.epoch];
    const into = join(place, 'copie');
    const copyTo = async (file: string): Promise<void> => {
      await plans.copyTo(file);
      await catalog.beginEpoch(id);
      epochs.push(catalog.territory(id)?.epoch);
    };
    await stageBackup(
      { folder, plans: { copyTo }, history, catalog: () => catalog.content, rewritten: catalog.rewritten },
      into,
    );
    const copied = await openCatalog(join(into, CATALOG));
    expect(new Set([...epochs, copied.territory(id)?.epoch]).size).toBe(3);
    expect(copied.territory(other)?.epoch).toBe(catalog.territory(other)?.epoch);
  });

  it('is of a history of its own when the plan was being written anew at its beginning, and was not yet', async () => {
    const opened = await open();
    const { plans, history, catalog } = opened;
    const id = await add(opened, seedRecord(await readExample('l-union')), 'L’Union');
    catalog.rewritten.add(id);
    await catalog.beginEpoch(id);
    const copyTo = async (file: string): Promise<void> => {
      await plans.copyTo(file);
      catalog.rewritten.delete(id);
    };
    const { rewritten } = catalog;
    const into = join(place, 'copie');
    await stageBackup(
      { folder, plans: { copyTo }, history, catalog: () => catalog.content, rewritten },
      into,
    );
    const copied = await openCatalog(join(into, CATALOG));
    expect(copied.territory(id)?.epoch).not.toBe(catalog.territory(id)?.epoch);
  });
});

describe('a copy that the server makes for a command', () => {
  it('is the command’s alone until it is released, and gone then, whatever became of the command', async () => {
    const { plans, history, catalog } = await open();
    const { rewritten } = catalog;
    const control = await openControl(
      { folder, plans, history, catalog: () => catalog.content, rewritten },
      logger,
    );
    onTestFinished(() => control.close());
    const staged = async (): Promise<readonly string[]> =>
      (await readdir(folder)).filter(name => name.startsWith('sauvegarde-'));
    const first = await askForStage(folder);
    expect(first).toHaveProperty('stage');
    expect(await askForStage(folder)).toMatchObject({ refusal: expect.stringContaining('Une autre') });
    expect(await staged()).toHaveLength(1);
    // As the system does for a command that is killed.
    first?.release();
    await expect.poll(staged).toEqual([]);
    await expect.poll(() => askForStage(folder)).toHaveProperty('stage');
  });
});

describe('the commands', () => {
  async function seed(): Promise<{ id: string; epoch: string | undefined }> {
    const opened = await open();
    const id = await add(opened, seedRecord(await readExample('l-union')), 'L’Union');
    await writeFile(join(folder, 'secret'), 'chut\n');
    await opened.close();
    return { id, epoch: opened.catalog.territory(id)?.epoch };
  }
  const epochOf = async (id: string) => (await openCatalog(join(folder, CATALOG))).territory(id)?.epoch;

  it('save and put back a folder that no server uses; what was there is kept aside', async () => {
    const { id, epoch } = await seed();
    const backup = join(place, 'jour');
    expect(await run('backup', backup)).toMatchObject({
      code: 0,
      said: expect.stringContaining('1 territoire,'),
    });
    expect((await readdir(backup)).sort()).toEqual([CATALOG, HISTORY, PLANS, 'sauvegarde.json', 'secret']);
    await writeFile(join(folder, 'secret'), 'autre\n');
    expect(await run('restore', backup)).toMatchObject({ code: 0 });
    expect(await epochOf(id)).not.toBe(epoch);
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('chut\n');
    const [aside = ''] = (await readdir(folder)).filter(name => name.startsWith('avant-restauration-'));
    expect(await readFile(join(folder, aside, 'secret'), 'utf8')).toBe('autre\n');
    expect((await readdir(folder)).filter(name => name.endsWith('.tmp') || name === RESTORING)).toEqual([]);
    expect(await run('restore', backup, '--completer')).toMatchObject({ code: 0 });
    expect(await epochOf(id)).toBe(epoch);
    // It is all there: a server may start.
    expect(await run('backup', join(place, 'encore'))).toMatchObject({ code: 0 });
  });

  it('tell all the folders in which what was there is, when an earlier try was cut short', async () => {
    await seed();
    await run('backup', join(place, 'jour'));
    // The power went when what was there had been put aside.
    const moment = '2026-11-29T08-00-00-000';
    const first = join(folder, `avant-restauration-${moment}`);
    await mkdir(first);
    for (const name of await readdir(folder))
      if ([PLANS, HISTORY].includes(name)) await rename(join(folder, name), join(first, name));
    await writeFile(join(folder, RESTORING), `${moment}\n`);
    const { code, said } = await run('restore', join(place, 'jour'));
    const asides = (await readdir(folder)).filter(name => name.startsWith('avant-'));
    expect([code, asides.length]).toEqual([0, 2]);
    for (const aside of asides) expect(said).toContain(`« ${join(folder, aside)} »`);
    expect(await readdir(folder)).not.toContain(RESTORING);
  });

  it('put a backup back into an empty folder, of another machine', async () => {
    const { id } = await seed();
    await run('backup', join(place, 'jour'));
    folder = join(place, 'ailleurs');
    expect(await run('restore', join(place, 'jour'))).toMatchObject({ code: 0 });
    expect(await epochOf(id)).toEqual(expect.any(String));
    expect((await readdir(folder)).filter(name => name.startsWith('avant-'))).toEqual([]);
  });

  it.each([
    ['a folder that is not empty', (at: string) => writeFile(join(at, 'x'), ''), '', 'n’est pas vide'],
    ['a folder whose parent is missing', async () => undefined, 'rien/jour', 'n’existe pas'],
    ['the data folder itself', async () => undefined, '../data/jour', 'serait perdue avec lui'],
  ] as const)('save nothing into %s', async (_name, prepare, target, words) => {
    await seed();
    const at = join(place, 'cible');
    await mkdir(at);
    await prepare(at);
    const before = await readdir(place, { recursive: true });
    expect(await run('backup', join(at, target))).toMatchObject({
      code: 2,
      said: expect.stringContaining(words),
    });
    expect(await readdir(place, { recursive: true })).toEqual(before);
  });

  it.each([[], ['--completer', 'jour'], ['jour', 'nuit']])(
    'say how they are called when told %j',
    async (...given) => {
      await seed();
      const before = await readdir(place, { recursive: true });
      const told = given.map(word => (word.startsWith('-') ? word : join(place, word)));
      expect(await run('backup', ...told)).toMatchObject({ code: 2, said: expect.stringContaining('Usage') });
      expect(await readdir(place, { recursive: true })).toEqual(before);
    },
  );

  it.each([
    ['a file that was changed', (at: string) => appendFile(join(at, PLANS), 'x'), 'n’est plus celui'],
    ['a file that is missing', (at: string) => rm(join(at, HISTORY)), 'Il manque le fichier'],
    ['no word of what it is', (at: string) => rm(join(at, 'sauvegarde.json')), 'n’est pas une sauvegarde'],
    [
      'a version to come',
      async (at: string) => {
        const path = join(at, 'sauvegarde.json');
        await writeFile(path, (await readFile(path, 'utf8')).replace('"version": 1', '"version": 2'));
      },
      'version plus récente',
    ],
  ])('put back no backup with %s, and leave things as they are', async (_name, spoil, words) => {
    const { id, epoch } = await seed();
    await run('backup', join(place, 'jour'));
    await spoil(join(place, 'jour'));
    const before = await readdir(folder);
    expect(await run('restore', join(place, 'jour'))).toMatchObject({
      code: 2,
      said: expect.stringContaining(words),
    });
    expect(await readdir(folder)).toEqual(before);
    expect(await epochOf(id)).toBe(epoch);
  });

  it('leave alone a folder that a server uses, even one that does not answer', async () => {
    await seed();
    await run('backup', join(place, 'jour'));
    await open();
    expect(await run('restore', join(place, 'jour'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('arrêtez-le d’abord'),
    });
    expect(await run('backup', join(place, 'encore'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('ne répond pas'),
    });
  });
});

it('a file that a later version has written in is refused, and left as it is', async () => {
  const { plans, history, close } = await open();
  await plans.append('t', () => new Uint8Array([1]));
  await history.ready();
  await close();
  for (const name of [PLANS, HISTORY]) {
    const bytes = await readFile(join(folder, name));
    // Where SQLite keeps `user_version`.
    bytes.writeInt32BE(2_000, 60);
    await writeFile(join(folder, name), bytes);
    const opening = async (): Promise<unknown> =>
      name === PLANS
        ? openSqlitePlanLog(join(folder, name))
        : new SqliteHistoryLog(join(folder, name)).ready();
    await expect(opening()).rejects.toThrow(FormatTooNew);
    expect((await readFile(join(folder, name))).equals(bytes)).toBe(true);
  }
});
