import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HistoryLogFailed } from '../../server/history-log.ts';
import { SqliteHistoryLog } from '../../server/history-log-sqlite.ts';
import { describeHistoryLog, retitled, titles } from './history-log-contract.ts';
import { MemoryHistoryLog } from './memory-history-log.ts';

async function newFile(): Promise<{ readonly file: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tablee-history-'));
  return { file: join(folder, 'history.sqlite'), remove: () => rm(folder, { recursive: true }) };
}

describeHistoryLog('MemoryHistoryLog', async () => {
  const log = new MemoryHistoryLog();
  return { log, reopen: async () => log, clean: async () => undefined };
});

for (const gather of [0, 5])
  describeHistoryLog(`SqliteHistoryLog, ${gather === 0 ? 'at once' : 'gathering'}`, async () => {
    const { file, remove } = await newFile();
    let log = new SqliteHistoryLog(file, { gather });
    return {
      log,
      reopen: async () => {
        await log.close();
        log = new SqliteHistoryLog(file, { gather });
        return log;
      },
      clean: async () => {
        await log.close();
        await remove();
      },
    };
  });

it('SqliteHistoryLog, gathering, tells whoever asks of what still waits, and writes it when it is closed', async () => {
  const { file, remove } = await newFile();
  onTestFinished(remove);
  const log = new SqliteHistoryLog(file, { gather: 60_000 });
  const noted = [log.record('t', [retitled('a', 'b')]), log.record('u', [retitled('c', 'd')])];
  expect(titles(await log.list('t', 'a01', { limit: 10 }))).toEqual(['a → b']);
  noted.push(log.record('t', [retitled('b', 'c', { field: 'x' })]));
  await log.close();
  await Promise.all(noted);
  const again = new SqliteHistoryLog(file);
  onTestFinished(() => again.close());
  expect(titles(await again.list('t', 'a01', { limit: 10 }))).toEqual(['b → c', 'a → b']);
  expect(titles(await again.list('u', 'a01', { limit: 10 }))).toEqual(['c → d']);
});

describe('SqliteHistoryLog, on a disk that fails', () => {
  async function setup(): Promise<{ file: string; open: () => SqliteHistoryLog }> {
    const { file, remove } = await newFile();
    onTestFinished(remove);
    const open = (): SqliteHistoryLog => {
      const log = new SqliteHistoryLog(file);
      onTestFinished(() => log.close());
      return log;
    };
    return { file, open };
  }

  it('rejects each call on a file that is no history, leaves it alone, and closes in peace', async () => {
    const { file, open } = await setup();
    const words = 'pas une base de données, mais un texte assez long pour en avoir l’air'.repeat(20);
    await writeFile(file, words);
    const log = open();
    await expect(log.record('t', [retitled('a', 'b')])).rejects.toBeInstanceOf(HistoryLogFailed);
    await expect(log.list('t', 'a01', { limit: 10 })).rejects.toThrow(/not a database/);
    await log.close();
    expect(await readFile(file, 'utf8')).toBe(words);
  });

  it('skips a row that was damaged', async () => {
    const { file, open } = await setup();
    const log = open();
    await log.record('t', [
      retitled('a', 'b'),
      retitled('c', 'd', { field: 'x' }),
      retitled('e', 'f', { field: 'y' }),
    ]);
    await log.close();
    const db = new DatabaseSync(file);
    db.exec(`UPDATE entry SET content = '{"section":' WHERE id = 2`);
    db.close();
    expect(titles(await open().list('t', 'a01', { limit: 10 }))).toEqual(['e → f', 'a → b']);
  });

  it('leaves no trace in its files of what was erased', async () => {
    const { file, open } = await setup();
    const log = open();
    await log.record('t', [retitled('Adresse personnelle', 'b')]);
    await log.record('t', [retitled('c', 'd', { item: 'a02' })]);
    await log.purge('t', 'a01');
    const bytes = Buffer.concat([await readFile(file), await readFile(`${file}-wal`)]);
    expect(bytes.includes('Adresse personnelle')).toBe(false);
    expect(await log.list('t', 'a02', { limit: 10 })).toHaveLength(1);
  });

  it('is whole up to the last change when the process is killed', async () => {
    const { file, open } = await setup();
    const log = open();
    await log.record('t', [retitled('a', 'b')]);
    // A copy taken under an open file is what a kill leaves.
    await writeFile(`${file}-copy`, await readFile(file));
    await writeFile(`${file}-copy-wal`, await readFile(`${file}-wal`));
    const copy = new SqliteHistoryLog(`${file}-copy`);
    onTestFinished(() => copy.close());
    expect(titles(await copy.list('t', 'a01', { limit: 10 }))).toEqual(['a → b']);
  });

  it('rejects what is asked after it was closed', async () => {
    const { open } = await setup();
    const log = open();
    await log.close();
    await expect(log.purge('t')).rejects.toBeInstanceOf(HistoryLogFailed);
  });
});
