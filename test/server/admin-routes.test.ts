import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeCode } from '../../shared/protocol.ts';
import { adminToken, nameIn, readLog, startWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ idleAfter: 20 });
});

function ask(method: string, path = '', body?: unknown, token = adminToken): Promise<Response> {
  return fetch(`${world.address}/api/territories${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const own = (path = '') => `/${world.id}${path}`;
const listed = async () =>
  (await (await ask('GET')).json()).find(({ id }: { id: string }) => id === world.id);

describe('the administration', () => {
  it('lists the territories with their size, when somebody last came and who is there', async () => {
    expect(await listed()).toMatchObject({
      name: expect.stringMatching(/Pennes/),
      example: false,
      lastActivity: null,
      people: 0,
      archivedAt: null,
    });
    const { size } = await listed();
    expect(size).toBeGreaterThan(10_000);
    const alice = await world.join(world.tokens.editor);
    await alice.save('x'.repeat(1_000));
    await expect.poll(listed).toMatchObject({ people: 1, lastActivity: expect.stringMatching(/^20/) });
    expect((await listed()).size).toBeGreaterThan(size + 1_000);
  });

  it('counts people and not windows: two of one person are one, a projector is nobody', async () => {
    const [alice, again, bob, screen, unnamed] = await Promise.all(
      [1, 2, 3, 4, 5].map(() => world.join(world.tokens.editor)),
    );
    const say = (guest: typeof alice, state: object) => guest?.provider.awareness.setLocalState(state);
    for (const window of [alice, again]) say(window, { user: { name: 'Nadia', institution: 'Caf' } });
    say(bob, { user: { name: 'Bob', institution: 'Caf' } });
    say(screen, { user: { name: 'Salle', institution: '' }, slide: { view: 'axes', page: 0 } });
    say(unnamed, { user: { name: '', institution: '' } });
    await expect.poll(listed).toMatchObject({ people: 3 });
  });

  it('calls a plan by the name it has now, open or not', async () => {
    const alice = await world.join(world.tokens.editor);
    await alice.save('Nouveau nom');
    expect((await listed()).name).toBe('Nouveau nom');
    alice.leave();
    await expect.poll(() => world.catalog.territory(world.id)?.name).toBe('Nouveau nom');
    expect((await listed()).name).toBe('Nouveau nom');
  });

  it('renames a plan in the list and for those who are in it', async () => {
    const alice = await world.join(world.tokens.editor);
    const renamed = await ask('PATCH', own(), { name: ' Les Pennes et Septèmes ' });
    expect(await renamed.json()).toMatchObject({ id: world.id, name: 'Les Pennes et Septèmes', people: 1 });
    await expect.poll(() => alice.name).toBe('Les Pennes et Septèmes');
    await alice.saved();
    expect(nameIn(await readLog(world.log, world.id))).toBe('Les Pennes et Septèmes');
  });

  it.each([{ name: '' }, { name: 'x'.repeat(81) }, { archived: 'oui' }, 'rien'])(
    'changes nothing for %j, and says so',
    async body => {
      const response = await ask('PATCH', own(), body);
      expect(response.status).toBe(400);
      expect((await response.json()).error.message).toMatch(/^Un plan a un nom/);
    },
  );

  it('renews the link to coordinate with: the former one is closed and opens nothing', async () => {
    const [coordinator, editor] = await Promise.all([
      world.join(world.tokens.coordinator),
      world.join(world.tokens.editor),
    ]);
    const response = await ask('POST', own('/coordinator-link'));
    expect(response.status).toBe(201);
    const { link } = await response.json();
    expect((await coordinator.closed).code).toBe(closeCode.noAccess);
    await editor.saved();
    const again = await world.join(world.tokens.coordinator, { wait: false });
    expect((await again.closed).code).toBe(closeCode.noAccess);
    const renewed = await world.join(link.split('#cle=')[1] ?? '');
    expect(renewed.notices[0]?.role).toBe('coordinator');
  });

  it('deletes a plan: those who are in it are told, and nothing of it is left in the files', async () => {
    const alice = await world.join(world.tokens.editor);
    await alice.save('Un mot reconnaissable');
    expect((await ask('DELETE', own())).status).toBe(204);
    expect((await alice.closed).code).toBe(closeCode.deleted);
    const folder = dirname(world.catalogPath);
    for (const file of await readdir(folder))
      expect((await readFile(join(folder, file))).includes('Un mot reconnaissable'), file).toBe(false);
    expect(await listed()).toBeUndefined();
    for (const [method, path] of [
      ['PATCH', own()],
      ['POST', own('/coordinator-link')],
      ['DELETE', own()],
    ] as const)
      expect((await ask(method, path, method === 'PATCH' ? {} : undefined)).status).toBe(404);
  });

  it.each([
    ['PATCH', ''],
    ['POST', '/coordinator-link'],
  ])('alone may %s a territory%s', async (method, path) => {
    for (const token of ['faux', world.tokens.coordinator])
      expect((await ask(method, own(path), {}, token)).status).toBe(401);
  });

  it('has a password that cannot be found by trying', async () => {
    const tries = Array.from({ length: 30 }, (_, n) => ask('GET', '', undefined, `essai-${n}`));
    for (const { status } of await Promise.all(tries)) expect(status).toBe(401);
    const refused = await ask('GET');
    expect(refused.status).toBe(429);
    expect((await refused.json()).error.message).toMatch(/^Trop de mots de passe.*réessayez/);
  });
});
