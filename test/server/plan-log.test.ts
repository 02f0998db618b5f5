import { copyFile, mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type PlanLog, PlanLogDamaged } from '../../server/plan-log.ts';
import { openSqlitePlanLog, PlanLogInUse } from '../../server/plan-log-sqlite.ts';
import { MemoryPlanLog } from './memory-plan-log.ts';
import { bytes, describePlanLog, texts } from './plan-log-contract.ts';

describePlanLog('MemoryPlanLog', async () => {
  const log = new MemoryPlanLog();
  return { log, reopen: async () => log, clean: async () => undefined };
});

for (const gather of [0, 20])
  describePlanLog(`SqlitePlanLog, ${gather === 0 ? 'at once' : 'gathering'}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tablee-log-'));
    const file = join(folder, 'plans.sqlite');
    let log = await openSqlitePlanLog(file, { gather });
    return {
      log,
      reopen: async () => {
        await log.close();
        log = await openSqlitePlanLog(file, { gather });
        return log;
      },
      clean: async () => {
        await log.close();
        await rm(folder, { recursive: true });
      },
    };
  });

describe('SqlitePlanLog, gathering', () => {
  /** A log that waits longer than any test for others, unless something that cannot wait comes. */
  async function start(): Promise<PlanLog> {
    const folder = await mkdtemp(join(tmpdir(), 'tablee-log-'));
    const log = await openSqlitePlanLog(join(folder, 'plans.sqlite'), { gather: 60_000 });
    onTestFinished(async () => {
      await log.close();
      await rm(folder, { recursive: true });
    });
    return log;
  }

  it('takes a record when it writes and not before, so that what comes meanwhile goes with it', async () => {
    const log = await start();
    let record = 'first';
    const written = log.append('a', () => bytes(record));
    record = 'first and second';
    expect(texts((await log.read('a')).records)).toEqual(['first and second']);
    await written;
  });

  it('writes what waits before what cannot wait, and when it is closed', async () => {
    const log = await start();
    const written = Promise.all(['a', 'b'].map(territory => log.append(territory, () => bytes('kept'))));
    await log.compact('a', bytes('whole'));
    expect((await log.read('a')).records).toEqual([]);
    await written;
    const last = log.append('a', () => bytes('last'));
    await log.close();
    await last;
  });

  it('writes what waits as soon as somebody waits for it, also while it writes', async () => {
    const log = await start();
    const first = log.append('a', () => bytes('first'));
    log.hurry();
    const second = log.append('a', () => bytes('second'));
    log.hurry();
    await Promise.all([first, second]);
    expect(texts((await log.read('a')).records)).toEqual(['first', 'second']);
  });

  it('leaves out a record that cannot be made, and writes the others', async () => {
    const log = await start();
    const refused = log.append('a', () => {
      throw new Error('nothing fit to write');
    });
    const written = log.append('b', () => bytes('kept'));
    const settled = Promise.allSettled([refused, written]);
    expect(texts((await log.read('b')).records)).toEqual(['kept']);
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect((await log.read('a')).records).toEqual([]);
  });
});

describe('SqlitePlanLog, on a disk that fails', () => {
  let folder = '';
  let file = '';
  const opened: PlanLog[] = [];
  const start = async (pragmas?: readonly string[]): Promise<PlanLog> => {
    const log = await openSqlitePlanLog(file, { pragmas });
    opened.push(log);
    return log;
  };
  /** Changes the closed file behind the log's back. */
  const tamper = (statement: string): void => {
    const db = new DatabaseSync(file);
    db.exec(statement);
    db.close();
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tablee-log-'));
    file = join(folder, 'plans.sqlite');
  });
  afterEach(async () => {
    for (const log of opened.splice(0)) await log.close();
    await rm(folder, { recursive: true });
  });

  it('refuses to share its file with a second log, and lets it in once closed', async () => {
    const log = await start();
    await expect(start()).rejects.toBeInstanceOf(PlanLogInUse);
    await log.close();
    await expect(start()).resolves.toBeDefined();
  });

  it('rejects what a full disk cannot take, keeps the rest, and works again once there is room', async () => {
    const log = await start(['max_page_count = 40']);
    await log.append('a', () => bytes('kept'));
    await log.append('filler', () => new Uint8Array(100_000).fill(1));
    await expect(log.append('a', () => new Uint8Array(100_000).fill(2))).rejects.toThrow(/full/);
    expect(texts((await log.read('a')).records)).toEqual(['kept']);
    await log.drop('filler');
    await log.append('a', () => bytes('after'));
    expect(texts((await log.read('a')).records)).toEqual(['kept', 'after']);
  });

  it('rejects what a read-only disk refuses and still reads', async () => {
    const log = await start();
    await log.append('a', () => bytes('kept'));
    await log.close();
    const readOnly = await start(['query_only = 1']);
    await expect(readOnly.append('a', () => bytes('lost'))).rejects.toThrow(/readonly/);
    expect(texts((await readOnly.read('a')).records)).toEqual(['kept']);
  });

  it('keeps nothing of a batch that fails half way', async () => {
    const log = await start(['max_page_count = 40']);
    const results = await Promise.allSettled([
      log.append('first', () => bytes('alone')),
      log.append('a', () => bytes('small')),
      log.append('a', () => new Uint8Array(400_000)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await log.read('a')).records).toEqual([]);
  });

  it('skips a record whose bytes changed on disk, and says so', async () => {
    const log = await start();
    for (const text of ['1', '2', '3']) await log.append('a', () => bytes(text));
    await log.close();
    tamper(`UPDATE record SET bytes = x'ff' WHERE seq = 2`);
    const { records, damaged } = await (await start()).read('a');
    expect(texts(records)).toEqual(['1', '3']);
    expect(damaged).toBe(1);
  });

  it('goes back to the previous generation when the newest snapshot is damaged', async () => {
    const log = await start();
    await log.append('a', () => bytes('1'));
    await log.compact('a', bytes('s1'));
    await log.append('a', () => bytes('2'));
    await log.compact('a', bytes('s2'));
    await log.append('a', () => bytes('3'));
    await log.close();
    tamper(`UPDATE snapshot SET bytes = x'00' WHERE through = 2`);
    const { snapshot, records, damaged } = await (await start()).read('a');
    expect(texts([snapshot ?? bytes(''), ...records])).toEqual(['s1', '2', '3']);
    expect(damaged).toBe(1);
  });

  it('gives the generation before on demand, down to the first record', async () => {
    const log = await start();
    await log.append('a', () => bytes('1'));
    await log.compact('a', bytes('s1'));
    await log.append('a', () => bytes('2'));
    const newest = await log.read('a');
    const before = await log.read('a', 1);
    expect(texts([newest.snapshot ?? bytes(''), ...newest.records])).toEqual(['s1', '2']);
    expect(before.snapshot).toBeUndefined();
    expect(texts(before.records)).toEqual(['1', '2']);
    await expect(log.read('a', 2)).rejects.toBeInstanceOf(PlanLogDamaged);
  });

  it('[S4] refuses a plan whose beginning is lost rather than give an empty one', async () => {
    const log = await start();
    for (const text of ['seed', 'edit']) await log.append('a', () => bytes(text));
    await log.append('b', () => bytes('fine'));
    await log.close();
    tamper(`UPDATE record SET bytes = x'00' WHERE territory = 'a' AND seq = 1`);
    const again = await start();
    await expect(again.read('a')).rejects.toBeInstanceOf(PlanLogDamaged);
    expect(texts((await again.read('b')).records)).toEqual(['fine']);
  });

  it('keeps every commit before the place where its journal is torn', async () => {
    const log = await start();
    await log.append('a', () => bytes('seed'));
    for (let n = 1; n <= 8; n++) await log.append('a', () => bytes(`edit ${n}`));
    // A copy taken under an open log is what a power cut leaves.
    const journal = await readFile(`${file}-wal`);
    const base = await readFile(file);
    for (const share of [0.35, 0.5, 0.75, 0.98]) {
      const torn = join(folder, `torn-${share}.sqlite`);
      await writeFile(torn, base);
      await writeFile(`${torn}-wal`, journal.subarray(0, Math.floor(journal.length * share)));
      const survivor = await openSqlitePlanLog(torn);
      const found = texts((await survivor.read('a')).records);
      await survivor.close();
      expect(found).toEqual(
        ['seed', ...Array.from({ length: 8 }, (_, n) => `edit ${n + 1}`)].slice(0, found.length),
      );
      expect(found.length).toBeLessThan(9);
    }
  });

  it('[S4] rejects when the file itself is torn', async () => {
    const log = await start();
    await log.append('a', () => new Uint8Array(200_000).fill(7));
    await log.close();
    const torn = join(folder, 'torn.sqlite');
    await copyFile(file, torn);
    await truncate(torn, 40_000);
    file = torn;
    await expect(start().then(async again => again.read('a'))).rejects.toThrow(
      /malformed|damaged|cannot be read/,
    );
  });

  it('refuses a file that is not a log at all and leaves it alone', async () => {
    await writeFile(file, 'pas une base de données, mais un texte assez long pour en avoir l’air'.repeat(20));
    await expect(start()).rejects.toThrow(/not a database/);
    const handle = await open(file);
    expect((await handle.read({ length: 3, buffer: Buffer.alloc(3) })).buffer.toString()).toBe('pas');
    await handle.close();
  });
});
