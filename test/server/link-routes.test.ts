import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCode } from '../../shared/protocol.ts';
import { createWorld, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ publicUrl: 'https://plan.exemple.fr' });
});
afterAll(() => world.stop());

const HOUR = 60 * 60 * 1000;
const inAWhile = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

interface Asking {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
}

function ask(path: string, { method = 'GET', token = world.tokens.coordinator, body }: Asking = {}) {
  return fetch(`${world.address}/api/territories/${world.id}/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const create = (body: unknown) => ask('links', { method: 'POST', body });
const links = async () => (await (await ask('links')).json()).links;

async function refusal(response: Response): Promise<string> {
  return `${response.status} ${(await response.json()).error.message}`;
}

const tokenOf = ({ link }: { link: string }): string => link.split('#cle=')[1] ?? '';

describe('the links of a territory', () => {
  it('are listed to a coordinator, their own among them, without token nor hash', async () => {
    const list = await links();
    expect(list.map(({ role }: { role: string }) => role)).toEqual(['coordinator', 'editor', 'reader']);
    expect(list.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toEqual([true, false, false]);
    expect(list[1]).toEqual({
      id: expect.any(String),
      role: 'editor',
      label: '',
      createdAt: expect.any(String),
      endsAt: null,
      lastUse: null,
      isCurrent: false,
    });
    await expect.poll(async () => (await links())[0].lastUse).toMatch(/^20/);
  });

  it('are created with a label and an end, and the whole address is told once', async () => {
    const endsAt = inAWhile(HOUR);
    const created = await create({ role: 'editor', label: ' Élus du Mas ', endsAt });
    expect(created.status).toBe(201);
    const { id, link } = await created.json();
    expect(link).toMatch(new RegExp(`^https://plan.exemple.fr/t/${world.id}#cle=[\\w-]{43}$`));
    const listed = await (await ask('links')).text();
    expect(listed).not.toContain(tokenOf({ link }));
    expect((await links()).find((one: { id: string }) => one.id === id)).toMatchObject({
      label: 'Élus du Mas',
      endsAt,
    });
    const entered = await fetch(`${world.address}/api/territories/${world.id}`, {
      headers: { authorization: `Bearer ${tokenOf({ link })}` },
    });
    expect(await entered.json()).toMatchObject({ role: 'editor', locked: false, person: null, seance: null });
  });

  it.each([
    ['a role that is none', { role: 'admin', label: '', endsAt: null }],
    ['an end that is past', { role: 'reader', label: '', endsAt: '2020-01-01T00:00:00.000Z' }],
    ['an end that is no date', { role: 'reader', label: '', endsAt: 'demain' }],
    ['a label that is too long', { role: 'reader', label: 'x'.repeat(81), endsAt: null }],
    ['nothing', {}],
  ])('are not created with %s', async (_name, body) => {
    expect(await refusal(await create(body))).toMatch(/^400 .*lien/);
  });

  it.each([
    ['GET', 'links'],
    ['POST', 'links'],
    ['DELETE', 'links/x'],
    ['PUT', 'lock'],
    ['GET', 'seances'],
    ['POST', 'seances'],
    ['DELETE', 'seances/x'],
  ])('%s %s is for coordinators alone', async (method, path) => {
    for (const token of [world.tokens.editor, world.tokens.reader])
      expect(await refusal(await ask(path, { method, token }))).toMatch(/^403 Seul un coordinateur/);
    expect((await ask(path, { method, token: 'x'.repeat(43) })).status).toBe(401);
  });

  it('are not managed from another site’s page', async () => {
    const response = await fetch(`${world.address}/api/territories/${world.id}/lock`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${world.tokens.coordinator}`, origin: 'https://ailleurs.example' },
      body: '{"locked":true}',
    });
    expect(response.status).toBe(403);
  });
});

describe('revoking a link', () => {
  it('closes its connections at once with 4403, leaves the others, and lets nobody in again', async () => {
    const created = await (await create({ role: 'editor', label: 'Prêté', endsAt: null })).json();
    const alice = await world.join(tokenOf(created));
    const bob = await world.join(world.tokens.editor);
    const revoked = await ask(`links/${created.id}`, { method: 'DELETE' });
    expect(revoked.status).toBe(204);
    expect((await alice.closed).code).toBe(closeCode.noAccess);
    await bob.save('Bob est toujours là');
    const again = await world.join(tokenOf(created), { wait: false });
    expect((await again.closed).code).toBe(closeCode.noAccess);
    const entering = await fetch(`${world.address}/api/territories/${world.id}`, {
      headers: { authorization: `Bearer ${tokenOf(created)}` },
    });
    expect(await refusal(entering)).toMatch(/^403 Ce lien n’ouvre pas, ou plus, ce plan/);
    expect((await ask(`links/${created.id}`, { method: 'DELETE' })).status).toBe(404);
    bob.leave();
  });

  it('is refused for the last one to coordinate with', async () => {
    const [{ id }] = await links();
    expect(await refusal(await ask(`links/${id}`, { method: 'DELETE' }))).toMatch(
      /^409 Sans ce lien, plus personne/,
    );
    expect((await ask('links')).status).toBe(200);
  });
});

describe('a coordinator who is revoked while their request is on its way', () => {
  /** A request that the server has let in, and that waits for the end of its body. */
  async function begin(method: string, path: string, body: string, token: string): Promise<ClientRequest> {
    const headers = { authorization: `Bearer ${token}`, 'content-length': body.length };
    const sent = request(`${world.address}/api/territories/${world.id}/${path}`, { method, headers });
    sent.write(body.slice(0, 1));
    const isIn = () => world.catalog.linksOf(world.id).at(-1)?.lastUse !== null;
    await expect.poll(isIn).toBe(true);
    return sent;
  }

  it.each([
    ['POST', 'links', '{"role":"coordinator","label":"","endsAt":null}'],
    ['POST', 'seances', `{"name":"Atelier","role":"editor","endsAt":"${inAWhile(HOUR)}"}`],
    ['PUT', 'lock', '{"locked":true}'],
  ])('is refused it: %s %s', async (method, path, body) => {
    const created = await (await create({ role: 'coordinator', label: '', endsAt: null })).json();
    const sent = await begin(method, path, body, tokenOf(created));
    const answer = once(sent, 'response') as Promise<[IncomingMessage]>;
    expect((await ask(`links/${created.id}`, { method: 'DELETE' })).status).toBe(204);
    const before = await (await ask('links')).text();
    sent.end(body.slice(1));
    const [response] = await answer;
    response.resume();
    expect(response.statusCode).toBe(403);
    expect(await (await ask('links')).text()).toBe(before);
    expect(world.catalog.territory(world.id)?.lockedAt).toBeNull();
    expect(world.catalog.seances.openIn(world.id)).toEqual([]);
  });
});

describe('a link that has an end', () => {
  it('closes its connections with 4403 at that moment', async () => {
    const endsAt = inAWhile(700);
    const created = await (await create({ role: 'editor', label: '', endsAt })).json();
    const alice = await world.join(tokenOf(created));
    const { code, reason } = await alice.closed;
    expect(code).toBe(closeCode.noAccess);
    expect(reason).toBe('Ce lien n’est plus valable');
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(endsAt));
    const again = await world.join(tokenOf(created), { wait: false });
    expect((await again.closed).code).toBe(closeCode.noAccess);
  });
});

it('the link that the home page gives for an example is not revoked by a visitor, and the others are', async () => {
  const demo = await startWorld({
    examples: () => [{ id: demo.id, name: 'Exemple', token: demo.tokens.coordinator }],
  });
  const at = (path = '', init: RequestInit = {}) =>
    fetch(`${demo.address}/api/territories/${demo.id}/links${path}`, {
      headers: { authorization: `Bearer ${demo.tokens.coordinator}` },
      ...init,
    });
  const body = JSON.stringify({ role: 'coordinator', label: 'À moi', endsAt: null });
  expect((await at('', { method: 'POST', body })).status).toBe(201);
  const all: { id: string; isCurrent: boolean }[] = (await (await at()).json()).links;
  for (const { id, isCurrent } of all)
    expect((await at(`/${id}`, { method: 'DELETE' })).status).toBe(isCurrent ? 409 : 204);
  expect((await at()).status).toBe(200);
});
