/** What every history must do, whatever it writes on. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HistoryChange, type HistoryLog, MAX_ENTRIES_OF_ITEM } from '../../server/history-log.ts';
import type { Author } from '../../shared/comment.ts';
import { type HistoryEntry, keptText, SAME_CHANGE } from '../../shared/history.ts';

export interface HistorySetup {
  readonly log: HistoryLog;
  /** Closes the history and opens it again on the same storage. */
  reopen(): Promise<HistoryLog>;
  clean(): Promise<void>;
}

const alice: Author = { name: 'Alice', institution: 'Les Pennes' };
const bob: Author = { name: 'Bob', institution: 'Septèmes' };
const noon = Date.UTC(2026, 10, 24, 12);
const minute = 60_000;

/** A title that changes from one text to another. */
export function retitled(before: string, after: string, more: Partial<HistoryChange> = {}): HistoryChange {
  return {
    item: 'a01',
    field: 'title',
    section: '',
    authors: [alice],
    at: noon,
    before: keptText(before),
    after: keptText(after),
    ...more,
  };
}

/** « before → after », the newest first. */
export function titles(entries: readonly HistoryEntry[]): readonly string[] {
  return entries.map(({ before, after }) =>
    [before, after].map(value => (value.is === 'text' ? value.text : value.is)).join(' → '),
  );
}

export function describeHistoryLog(name: string, setup: () => Promise<HistorySetup>): void {
  describe(`${name}, as a history`, () => {
    let world: HistorySetup;
    const all = (territory = 't', item = 'a01', log = world.log): Promise<readonly HistoryEntry[]> =>
      log.list(territory, item, { limit: 1000 });
    beforeEach(async () => {
      world = await setup();
    });
    afterEach(() => world.clean());

    it('tells what a person has changed, takes their name out of it, and leaves the rest', async () => {
      const { log } = world;
      await log.record('t', [retitled('a', 'b'), retitled('c', 'd', { item: 'a02', authors: [alice, bob] })]);
      await log.record('t', [retitled('e', 'f', { item: 'a03', authors: [bob] })]);
      await log.record('other', [retitled('a', 'b')]);
      const sought = { name: ' alice', institution: null };
      const found = await log.traces('t', sought);
      expect(found.map(({ item }) => item)).toEqual(['a01', 'a02']);
      expect(await log.traces('t', { ...sought, institution: 'Septèmes' })).toEqual([]);
      expect(await log.forget('t', sought)).toBe(2);
      const again = await world.reopen();
      expect(await again.traces('t', sought)).toEqual([]);
      const nobody = { name: '', institution: '' };
      expect((await all('t', 'a01', again))[0]?.authors).toEqual([nobody]);
      expect((await all('t', 'a02', again))[0]?.authors).toEqual([bob, nobody]);
      expect(titles(await all('t', 'a02', again))).toEqual(['c → d']);
      expect(await again.traces('other', sought)).toHaveLength(1);
    });

    it('has nothing of an item it never heard of', async () => {
      expect(await all()).toEqual([]);
    });

    it('gives changes back as they were recorded, the newest first, each item and territory its own', async () => {
      const { log } = world;
      await log.record('t', [
        retitled('a', 'b'),
        retitled('x', 'y', { item: 'a02' }),
        retitled('1', '2', { field: 'sheet/details', section: 'Détails', authors: [bob] }),
      ]);
      await log.record('u', [retitled('v', 'w')]);
      const [newest, oldest] = await all();
      expect(newest).toMatchObject({ field: 'sheet/details', section: 'Détails', authors: [bob] });
      expect(oldest).toEqual({
        id: oldest?.id,
        field: 'title',
        section: '',
        authors: [alice],
        from: noon,
        to: noon,
        before: keptText('a'),
        after: keptText('b'),
      });
      expect(titles(await all('t', 'a02'))).toEqual(['x → y']);
      expect(titles(await all('u'))).toEqual(['v → w']);
    });

    it('gives them by pages', async () => {
      const { log } = world;
      const changes = ['1', '2', '3', '4', '5'].map(text => retitled('', text, { field: text }));
      await log.record('t', changes);
      const first = await log.list('t', 'a01', { limit: 2 });
      const second = await log.list('t', 'a01', { limit: 2, before: first.at(-1)?.id });
      expect(titles([...first, ...second])).toEqual([' → 5', ' → 4', ' → 3', ' → 2']);
    });

    it('makes one entry of what one person goes on with, within ten minutes of the last time', async () => {
      const { log } = world;
      await log.record('t', [retitled('a', 'ab')]);
      await log.record('t', [retitled('ab', 'abc', { at: noon + 9 * minute })]);
      await log.record('t', [retitled('abc', 'abcd', { at: noon + 18 * minute })]);
      const [entry, ...others] = await all();
      expect(others).toEqual([]);
      expect(entry).toMatchObject({
        from: noon,
        to: noon + 18 * minute,
        before: { text: 'a' },
        after: { text: 'abcd' },
      });
      await log.record('t', [retitled('abcd', 'e', { at: noon + 18 * minute + SAME_CHANGE + 1 })]);
      expect(titles(await all())).toEqual(['abcd → e', 'a → abcd']);
    });

    it('keeps apart what another person or another field comes between', async () => {
      const { log } = world;
      await log.record('t', [retitled('a', 'b')]);
      await log.record('t', [retitled('', 'x', { field: 'sheet/details' })]);
      await log.record('t', [retitled('b', 'c', { authors: [bob] })]);
      await log.record('t', [retitled('c', 'd')]);
      await log.record('t', [retitled('x', 'y', { field: 'sheet/details' })]);
      expect(titles(await all())).toEqual(['c → d', 'b → c', ' → y', 'a → b']);
    });

    it('goes on with an entry of several when any of them does', async () => {
      const { log } = world;
      await log.record('t', [retitled('a', 'b', { authors: [alice, bob] })]);
      await log.record('t', [retitled('b', 'c', { authors: [bob] })]);
      await log.record('t', [retitled('c', 'd')]);
      const [entry, ...others] = await all();
      expect(others).toEqual([]);
      expect(entry).toMatchObject({ authors: [alice, bob], after: { text: 'd' } });
    });

    it('forgets a change that was taken back', async () => {
      const { log } = world;
      await log.record('t', [retitled('a', 'b')]);
      await log.record('t', [retitled('b', 'a')]);
      expect(await all()).toEqual([]);
    });

    it('keeps so many entries of an item, and lets the oldest go', async () => {
      const { log } = world;
      await log.record('t', [retitled('', 'other', { item: 'a02' })]);
      const count = MAX_ENTRIES_OF_ITEM + 3;
      for (let n = 1; n <= count; n++) await log.record('t', [retitled('', `${n}`, { field: `${n}` })]);
      const kept = titles(await all());
      expect(kept).toHaveLength(MAX_ENTRIES_OF_ITEM);
      expect(kept.at(-1)).toBe(' → 4');
      expect(await all('t', 'a02')).toHaveLength(1);
    });

    it('erases an item, or a whole territory, and nothing else', async () => {
      const { log } = world;
      const changes = [retitled('a', 'b'), retitled('a', 'b', { item: 'a02' })];
      for (const territory of ['t', 'u']) await log.record(territory, changes);
      await log.purge('t', 'a01');
      expect(await all('t', 'a01')).toEqual([]);
      expect(await all('t', 'a02')).toHaveLength(1);
      await log.purge('t');
      expect(await all('t', 'a02')).toEqual([]);
      expect(await all('u', 'a01')).toHaveLength(1);
    });

    it('goes on with nothing that was erased, nor gives its id again', async () => {
      const { log } = world;
      await log.record('t', [retitled('secret', 'b')]);
      const [erased] = await all();
      await log.purge('t', 'a01');
      await log.record('t', [retitled('b', 'c')]);
      const [entry] = await all();
      expect(titles(await all())).toEqual(['b → c']);
      expect(entry?.id).toBeGreaterThan(erased?.id ?? 0);
    });

    it('has everything again once it was closed and opened, and goes on', async () => {
      await world.log.record('t', [retitled('a', 'b')]);
      const log = await world.reopen();
      await log.record('t', [retitled('b', 'c')]);
      expect(titles(await all('t', 'a01', log))).toEqual(['a → c']);
    });
  });
}
