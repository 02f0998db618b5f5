import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { closeCode } from '../../shared/protocol.ts';
import { startTroubledWorld } from './troubled-log.ts';
import { adminToken, nameIn, readLog, startWorld, type World } from './world.ts';

async function ask(world: World, method: string, path: string, token = adminToken): Promise<Response> {
  return fetch(`${world.address}/api/territories/${world.id}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  });
}

const lighten = (world: World): Promise<Response> => ask(world, 'POST', '/lighten');

/** Many people have come, each written a little, and left. */
async function wear(world: World, people: number): Promise<void> {
  const alice = await world.join(world.tokens.editor);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(alice.doc));
  for (let n = 1; n <= people; n++) {
    doc.clientID = n;
    for (let edit = 0; edit < 20; edit++) doc.getMap('meta').set('name', `Nom ${n} ${edit}`);
  }
  Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(doc));
  await alice.save('Plan usé');
  alice.leave();
}

const epochOf = ({ catalog, id }: World): string | undefined => catalog.territory(id)?.epoch;

describe('a plan that years have made heavy', () => {
  it('is written anew: same content, one author, another epoch, and who is in it comes again', async () => {
    const world = await startWorld();
    await wear(world, 300);
    const [reader, alice] = await Promise.all([
      world.join(world.tokens.reader),
      world.join(world.tokens.editor),
    ]);
    const epoch = epochOf(world);
    const heavy = await (await ask(world, 'GET', '/weight')).json();
    expect(heavy.size).toBeGreaterThan(heavy.content);
    const closed = new Promise(resolve =>
      alice.provider.once('connection-close', event => {
        resolve(event?.code);
        alice.provider.disconnect();
      }),
    );
    const before = alice.doc.toJSON();
    const answer = await lighten(world);
    expect(answer.status).toBe(200);
    expect(await closed).toBe(closeCode.restart);
    const { size, content } = await answer.json();
    expect(size).toBe(content);
    expect(size).toBeLessThan(1.1 * heavy.content);
    expect(epochOf(world)).not.toBe(epoch);
    const log = await readLog(world.log, world.id);
    expect(log.store.clients.size).toBe(1);
    // As a plan's browser would: what it had is dropped.
    const bob = await world.join(world.tokens.editor);
    expect(bob.notices[0]).toMatchObject({ epoch: epochOf(world), archived: false, locked: false });
    expect(bob.doc.toJSON()).toEqual(before);
    await bob.save('Plan allégé');
    expect(nameIn(await readLog(world.log, world.id))).toBe('Plan allégé');
    reader.leave();
  });

  it('keeps all that was acknowledged to somebody who types meanwhile', async () => {
    for (let round = 0; round < 5; round++) {
      const world = await startWorld();
      await wear(world, 50);
      const alice = await world.join(world.tokens.editor);
      const saved: string[] = [];
      const gone = new Promise<void>(resolve => alice.provider.once('connection-close', () => resolve()));
      let isGone = false;
      void gone.then(() => {
        isGone = true;
        alice.provider.disconnect();
      });
      const typing = (async () => {
        for (let n = 0; !isGone; n++) {
          const key = `mot-${n}`;
          alice.doc.getMap('meta').set(key, n);
          void alice.saved().then(() => saved.push(key));
          await new Promise(resolve => setTimeout(resolve, n % 3));
        }
      })();
      await expect.poll(() => saved.length).toBeGreaterThan(3 * round);
      expect((await lighten(world)).status).toBe(200);
      await Promise.all([gone, typing]);
      const log = await readLog(world.log, world.id);
      expect(log.store.clients.size).toBe(1);
      for (const key of saved) expect(log.getMap('meta').has(key), key).toBe(true);
    }
  });

  it('has who comes meanwhile wait for the new one, and refuses to begin twice', async () => {
    const world = await startTroubledWorld();
    await wear(world, 50);
    const release = world.trouble.hold();
    const first = lighten(world);
    await expect.poll(() => world.rooms.openCount).toBe(0);
    const coming = world.join(world.tokens.editor);
    await expect.poll(() => world.rooms.openCount).toBe(1);
    expect((await lighten(world)).status).toBe(409);
    release();
    expect((await first).status).toBe(200);
    const alice = await coming;
    expect(alice.notices[0]?.epoch).toBe(epochOf(world));
    expect(alice.doc.store.clients.size).toBeLessThanOrEqual(2);
    expect(alice.name).toBe('Plan usé');
  });

  it('stays as it is while the disk refuses, and people go on in it', async () => {
    const world = await startTroubledWorld();
    const alice = await world.join(world.tokens.editor);
    await alice.save('Avant');
    const [epoch, { provider }] = [epochOf(world), alice];
    const former = provider.ws;
    world.trouble.isUnreadable = true;
    expect((await lighten(world)).status).toBe(500);
    world.trouble.isUnreadable = false;
    expect(epochOf(world)).toBe(epoch);
    // The socket she was sent away by says that it is synced until it knows that it is closed.
    await expect.poll(() => provider.ws !== former && provider.synced).toBe(true);
    await alice.save('Après');
    expect(nameIn(await readLog(world.log, world.id))).toBe('Après');
  });

  it('is whole when the disk refuses the copy, which may be asked for again', async () => {
    const world = await startTroubledWorld({ idleAfter: 20 });
    await wear(world, 50);
    // Put away, and packed: the copy is all there is to write.
    await expect.poll(() => world.rooms.openCount).toBe(0);
    world.trouble.fails = world.id;
    expect((await lighten(world)).status).toBe(500);
    expect((await readLog(world.log, world.id)).store.clients.size).toBeGreaterThan(50);
    world.trouble.fails = false;
    const alice = await world.join(world.tokens.editor);
    expect(alice.name).toBe('Plan usé');
    expect(alice.notices[0]).toMatchObject({ archived: false, epoch: epochOf(world) });
    alice.leave();
    expect((await lighten(world)).status).toBe(200);
    expect((await readLog(world.log, world.id)).store.clients.size).toBe(1);
  });

  it('is of the new history too where the log goes back to the generation before', async () => {
    const world = await startWorld();
    await wear(world, 50);
    await lighten(world);
    const { snapshot, records } = await world.log.read(world.id, 1);
    const doc = new Y.Doc();
    for (const update of [...(snapshot ? [snapshot] : []), ...records]) Y.applyUpdate(doc, update);
    expect(doc.store.clients.size).toBe(1);
    expect(nameIn(doc)).toBe('Plan usé');
  });

  it('is told to whoever copies the plan while its epoch is ahead of it', async () => {
    const world = await startWorld();
    const compact = world.log.compact.bind(world.log);
    const told: boolean[] = [];
    vi.spyOn(world.log, 'compact').mockImplementation((territory, light) => {
      told.push(world.catalog.rewritten.has(territory));
      return compact(territory, light);
    });
    await lighten(world);
    expect(told).toContain(true);
    expect(world.catalog.rewritten.size).toBe(0);
  });

  it('is made lighter by the administration alone', async () => {
    const world = await startWorld();
    for (const [method, path] of [
      ['POST', '/lighten'],
      ['GET', '/weight'],
    ] as const)
      for (const token of ['faux', world.tokens.coordinator])
        expect((await ask(world, method, path, token)).status).toBe(401);
  });
});
