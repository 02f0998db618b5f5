/** What every plan log must do, whatever it writes on. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PlanLog, PlanLogDamaged } from '../../server/plan-log.ts';

export interface LogSetup {
  readonly log: PlanLog;
  /** Closes the log and opens it again on the same storage. */
  reopen(): Promise<PlanLog>;
  clean(): Promise<void>;
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const texts = (records: readonly Uint8Array[]): string[] =>
  records.map(record => new TextDecoder().decode(record));

export function describePlanLog(name: string, setup: () => Promise<LogSetup>): void {
  describe(`${name}, as a plan log`, () => {
    let world: LogSetup;
    beforeEach(async () => {
      world = await setup();
    });
    afterEach(() => world.clean());

    it('has nothing of a territory it never heard of', async () => {
      expect(await world.log.read('a')).toEqual({ snapshot: undefined, records: [], damaged: 0 });
    });

    it('gives records back in the order they were appended, each territory its own', async () => {
      const { log } = world;
      await Promise.all(['1', '2', '3'].map(text => log.append('a', () => bytes(text))));
      await log.append('b', () => bytes('other'));
      expect(texts((await log.read('a')).records)).toEqual(['1', '2', '3']);
      expect(texts((await log.read('b')).records)).toEqual(['other']);
    });

    it('starts from the snapshot after a compaction, then what was appended since', async () => {
      const { log } = world;
      await log.append('a', () => bytes('1'));
      await log.compact('a', bytes('state'));
      await log.append('a', () => bytes('2'));
      const { snapshot, records } = await log.read('a');
      expect(texts([snapshot ?? bytes('none'), ...records])).toEqual(['state', '2']);
    });

    it('keeps the newest of several snapshots', async () => {
      const { log } = world;
      for (const state of ['s1', 's2', 's3']) {
        await log.append('a', () => bytes('edit'));
        await log.compact('a', bytes(state));
      }
      const { snapshot, records } = await log.read('a');
      expect(texts([snapshot ?? bytes('none')])).toEqual(['s3']);
      expect(records).toEqual([]);
    });

    it('gives the generation before on demand, and has none before that', async () => {
      const { log } = world;
      await log.append('a', () => bytes('1'));
      await log.compact('a', bytes('s1'));
      await log.append('a', () => bytes('2'));
      await log.compact('a', bytes('s2'));
      await log.append('a', () => bytes('3'));
      const { snapshot, records } = await log.read('a', 1);
      expect(texts([snapshot ?? bytes('none'), ...records])).toEqual(['s1', '2', '3']);
      await expect(log.read('a', 2)).rejects.toBeInstanceOf(PlanLogDamaged);
    });

    it('has everything again once it was closed and opened', async () => {
      await world.log.append('a', () => bytes('1'));
      await world.log.compact('a', bytes('state'));
      await world.log.append('a', () => bytes('2'));
      const log = await world.reopen();
      const { snapshot, records } = await log.read('a');
      expect(texts([snapshot ?? bytes('none'), ...records])).toEqual(['state', '2']);
    });

    it('forgets a dropped territory and no other', async () => {
      const { log } = world;
      await log.append('a', () => bytes('1'));
      await log.compact('a', bytes('state'));
      await log.append('b', () => bytes('2'));
      await log.drop('a');
      expect((await log.read('a')).snapshot).toBeUndefined();
      expect(texts((await log.read('b')).records)).toEqual(['2']);
    });

    it('tells what each plan takes, as it would be read', async () => {
      const { log } = world;
      await log.append('a', () => bytes('123'));
      await log.compact('a', bytes('s1'));
      await log.append('a', () => bytes('45'));
      await log.compact('a', bytes('state'));
      await log.append('a', () => bytes('6'));
      await log.append('b', () => bytes('789'));
      await log.append('c', () => bytes('gone'));
      await log.drop('c');
      expect(Object.fromEntries(await log.sizes())).toEqual({ a: 6, b: 3 });
    });

    it('appends to a territory that was dropped as to a new one', async () => {
      const { log } = world;
      await log.append('a', () => bytes('old'));
      await log.drop('a');
      await log.append('a', () => bytes('new'));
      expect(texts((await log.read('a')).records)).toEqual(['new']);
    });
  });
}
