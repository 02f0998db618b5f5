import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retitled, titles } from './history-log-contract.ts';
import { MemoryHistoryLog } from './memory-history-log.ts';
import { createWorld, type World } from './world.ts';

const history = new MemoryHistoryLog();
let world: World;
beforeAll(async () => {
  world = await createWorld({ history });
  const numbers = Array.from({ length: 35 }, (_, n) => `${n + 1}`);
  await history.record(
    world.id,
    numbers.map(n => retitled('', n, { field: n })),
  );
});
afterAll(() => world.stop());

const ask = (path: string, token: string, method = 'GET'): Promise<Response> =>
  fetch(`${world.address}/api/territories/${world.id}/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  });

async function refusal(response: Response): Promise<string> {
  return `${response.status} ${(await response.json()).error.message}`;
}

describe('the history of an item over HTTP', () => {
  it('is read by pages by whoever may read the plan, the newest first', async () => {
    const { reader } = world.tokens;
    const first = await (await ask('items/a01/history', reader)).json();
    expect(titles(first.entries).slice(0, 2)).toEqual([' → 35', ' → 34']);
    expect(first.entries).toHaveLength(30);
    expect(first.hasMore).toBe(true);
    const before = first.entries.at(-1).id;
    const last = await (await ask(`items/a01/history?before=${before}&limit=10`, reader)).json();
    expect(titles(last.entries)).toEqual([5, 4, 3, 2, 1].map(n => ` → ${n}`));
    expect(last.hasMore).toBe(false);
  });

  it('is empty for an item that nobody has changed', async () => {
    const response = await ask('items/inconnu/history', world.tokens.reader);
    expect(await response.json()).toEqual({ entries: [], hasMore: false });
  });

  it.each(['before=hier', 'before=-1', 'limit=0', 'limit=101', 'limit=', 'before=1e3'])(
    'refuses ?%s with the reason',
    async query => {
      expect(await refusal(await ask(`items/a01/history?${query}`, world.tokens.reader))).toMatch(
        /^400 .*nombres/,
      );
    },
  );

  it('is for those who may enter', async () => {
    expect(await refusal(await ask('items/a01/history', 'faux'))).toMatch(/^401 Il faut un lien valable/);
    expect(await refusal(await ask('history', 'faux', 'DELETE'))).toMatch(/^401/);
  });

  it.each(['editor', 'reader'] as const)('is not for an %s to erase', async role => {
    for (const path of ['items/a01/history', 'history'])
      expect(await refusal(await ask(path, world.tokens[role], 'DELETE'))).toMatch(
        /^403 Seul un coordinateur/,
      );
  });

  it('says that it is not available while it cannot be read or erased', async () => {
    history.fails = true;
    const { coordinator } = world.tokens;
    const read = await ask('items/a01/history', coordinator);
    const erase = await ask('items/a01/history', coordinator, 'DELETE');
    history.fails = false;
    for (const response of [read, erase])
      expect(await refusal(response)).toMatch(/^503 L’historique n’est pas disponible/);
  });

  it('is erased by a coordinator, of an item and then of the territory', async () => {
    await history.record(world.id, [retitled('a', 'b', { item: 'a02' })]);
    const { coordinator } = world.tokens;
    const list = (item: string): ReturnType<typeof history.list> =>
      history.list(world.id, item, { limit: 10 });
    expect(await (await ask('items/a01/history', coordinator, 'DELETE')).json()).toEqual({ erased: true });
    expect(await list('a01')).toEqual([]);
    expect(await list('a02')).toHaveLength(1);
    expect((await ask('history', coordinator, 'DELETE')).status).toBe(200);
    expect(await list('a02')).toEqual([]);
  });
});
