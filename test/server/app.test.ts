import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { closeCode } from '../../shared/protocol.ts';
import { closing } from './wire.ts';
import { adminToken, createWorld, readExample, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ publicUrl: 'https://plan.exemple.fr' });
});
afterAll(() => world.stop());

const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` });
const ask = (path: string, init?: RequestInit): Promise<Response> => fetch(world.address + path, init);
const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

async function refusal(response: Response): Promise<{ status: number; message: string }> {
  const { error } = await response.json();
  expect(error.code).toBe(response.status);
  return { status: response.status, message: error.message };
}

describe('territories', () => {
  it('are created from a file, listed, exported equal and deleted', async () => {
    const file = await readExample('bassin-de-vie-carros');
    const created = await post('/api/territories', JSON.stringify(file), bearer(adminToken));
    expect(created.status).toBe(201);
    const { id, links } = await created.json();
    expect(Object.keys(links).sort()).toEqual(['coordinator', 'editor', 'reader']);
    expect(links.reader).toMatch(new RegExp(`^https://plan.exemple.fr/t/${id}#cle=[\\w-]{43}$`));

    const listed = await (await ask('/api/territories', { headers: bearer(adminToken) })).json();
    expect(listed.map((entry: { id: string }) => entry.id)).toContain(id);

    const token = links.reader.split('#cle=')[1];
    const exported = await ask(`/api/territories/${id}/export.json`, { headers: bearer(token) });
    expect(await exported.json()).toEqual(file);
    // Proxies keep addresses in their logs.
    expect((await ask(`/api/territories/${id}/export.json?cle=${token}`)).status).toBe(401);

    const deleted = await ask(`/api/territories/${id}`, { method: 'DELETE', headers: bearer(adminToken) });
    expect(deleted.status).toBe(204);
    const after = await ask(`/api/territories/${id}/export.json`, { headers: bearer(token) });
    expect((await refusal(after)).status).toBe(404);
  });

  it('export what is live, not what was imported', async () => {
    const alice = await world.join(world.tokens.editor);
    alice.name = 'Renommé à l’instant';
    const asked = alice.ask();
    await expect.poll(() => alice.acknowledged).toEqual([asked]);
    const exported = await ask(`/api/territories/${world.id}/export.json`, {
      headers: bearer(world.tokens.reader),
    });
    expect((await exported.json()).territory.name).toBe('Renommé à l’instant');
    alice.leave();
  });

  it.each([
    ['not JSON', '{"format":', /JSON/],
    ['another format', '{"format":"autre"}', /format/],
    ['a list', '[]', /plan de territoire/],
  ])('are not created from %s', async (_name, body, message) => {
    const answer = await refusal(await post('/api/territories', body, bearer(adminToken)));
    expect(answer.status).toBe(400);
    expect(answer.message).toMatch(message);
  });

  it('are not created from a file that names an actor it does not declare; the place at fault is told', async () => {
    const file = structuredClone(await readExample('pennes-septemes'));
    file.actions[2]?.pilots.push('inconnu');
    const answer = await refusal(await post('/api/territories', JSON.stringify(file), bearer(adminToken)));
    expect(answer.message).toContain('actions.2.pilots');
    expect(answer.message).toContain('inconnu');
  });

  it('are not created larger than a plan may be: nothing could be added to them', async () => {
    const file = await readExample('l-union');
    const quirks = Array.from({ length: 70 }, (_, n) => `${n} ${'x'.repeat(100_000)}`);
    const response = await post('/api/territories', JSON.stringify({ ...file, quirks }), bearer(adminToken));
    expect(response.status).toBe(413);
    expect((await response.json()).error.message).toContain('trop volumineux');
  });

  it('are not created from a body over 8 MiB', async () => {
    const body = `"${'x'.repeat(8 * 1024 * 1024)}"`;
    expect((await refusal(await post('/api/territories', body, bearer(adminToken)))).status).toBe(413);
  });

  it.each([
    ['POST', '/api/territories'],
    ['GET', '/api/territories'],
    ['DELETE', '/api/territories/x'],
  ])('%s %s is the administration’s alone', async (method, path) => {
    for (const headers of [{}, bearer('faux'), bearer(world.tokens.coordinator)]) {
      const answer = await refusal(await ask(path, { method, headers }));
      expect(answer.status).toBe(401);
    }
  });
});

describe('entering', () => {
  it('exchanges a key for a cookie that scripts cannot read and other sites cannot send', async () => {
    const response = await post(
      '/api/enter',
      JSON.stringify({ territory: world.id, cle: world.tokens.editor }),
    );
    expect(await response.json()).toMatchObject({ id: world.id, role: 'editor' });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Secure/);
    const again = await ask(`/api/territories/${world.id}`, {
      headers: { cookie: cookie.split(';')[0] ?? '' },
    });
    expect((await again.json()).role).toBe('editor');
  });

  it.each([
    ['without a key', () => [world.id, ''], 401],
    ['with a key nobody gave', () => [world.id, 'x'.repeat(43)], 401],
    [
      'a territory that does not exist',
      () => ['00000000-0000-4000-8000-000000000000', world.tokens.editor],
      404,
    ],
  ])('refuses %s, in French', async (_name, link, status) => {
    const [territory, cle] = link();
    const answer = await refusal(await post('/api/enter', JSON.stringify({ territory, cle })));
    expect(answer.status).toBe(status);
    expect(answer.message).toMatch(/[éà]|lien|plan/);
  });

  it('refuses the key of another territory with 403', async () => {
    const other = await world.territories.create(await readExample('l-union'));
    const answer = await refusal(
      await post('/api/enter', JSON.stringify({ territory: other.id, cle: world.tokens.editor })),
    );
    expect(answer.status).toBe(403);
  });

  it('refuses a request made by another site’s page, and takes one from the public address', async () => {
    const body = JSON.stringify({ territory: world.id, cle: world.tokens.editor });
    expect((await post('/api/enter', body, { origin: 'https://ailleurs.example' })).status).toBe(403);
    expect((await post('/api/enter', body, { origin: 'https://plan.exemple.fr' })).status).toBe(200);
    expect((await post('/api/enter', body, { origin: world.address })).status).toBe(200);
  });

  it('says so when the body is not what it should be', async () => {
    expect((await refusal(await post('/api/enter', '{}'))).status).toBe(400);
    expect((await refusal(await post('/api/enter', 'bonjour'))).status).toBe(400);
  });
});

describe('the socket’s door', () => {
  it('closes with 4401 without a key or with a wrong one, and says why', async () => {
    const none = new WebSocket(`${world.address.replace('http', 'ws')}/sync/${world.id}`);
    expect((await closing(none)).code).toBe(closeCode.signInNeeded);
    const wrong = await closing(world.socket('x'.repeat(43)));
    expect(wrong.code).toBe(closeCode.signInNeeded);
    expect(wrong.reason).toMatch(/lien/);
  });

  it('closes with 4403 with the key of another territory', async () => {
    const other = await world.territories.create(await readExample('l-union'));
    expect((await closing(world.socket(other.tokens.editor))).code).toBe(closeCode.noAccess);
  });

  it.each(['inconnu', '..%2f..%2fetc', '00000000-0000-4000-8000-000000000000', '__proto__'])(
    'closes with 4404 for %s',
    async id => {
      const socket = new WebSocket(`${world.address.replace('http', 'ws')}/sync/${id}?cle=x`);
      expect((await closing(socket)).code).toBe(closeCode.deleted);
    },
  );

  it('refuses a page of another site before the handshake', async () => {
    const socket = world.socket(world.tokens.editor, { origin: 'https://ailleurs.example' });
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('403');
  });

  it('tells who comes without the wish for a socket, which proxies lose on the way, what is missing', async () => {
    expect(await refusal(await ask(`/sync/${world.id}`))).toMatchObject({ status: 426 });
  });

  it('takes the cookie of a browser that has entered', async () => {
    const socket = new WebSocket(`${world.address.replace('http', 'ws')}/sync/${world.id}`, {
      headers: { cookie: `tablee-${world.id}=${world.tokens.reader}`, origin: world.address },
    });
    const frame: Buffer = await new Promise(resolve => socket.once('message', resolve));
    expect(frame.toString()).toContain('"role":"reader"');
    socket.close();
  });
});

describe('everything else', () => {
  it('answers /healthz while it can write', async () => {
    const response = await ask('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ok: true });
  });

  it('refuses to read more than a link when somebody enters', async () => {
    const response = await post('/api/enter', JSON.stringify({ territory: 'x'.repeat(5_000), cle: 'x' }));
    expect(response.status).toBe(413);
    expect((await response.json()).error.message).toContain('trop long');
  });

  it('answers who asks for another protocol instead of keeping the socket open', async () => {
    const { hostname, port } = new URL(world.address);
    const socket = connect(Number(port), hostname);
    socket.write(`GET /healthz HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('HTTP/1.1 200');
    socket.destroy();
  });

  it('answers unknown addresses of the API with a 404 in French', async () => {
    expect(await refusal(await ask('/api/nulle-part'))).toMatchObject({ status: 404 });
  });

  it('forbids other sites to frame it, and scripts and styles that are not its own files', async () => {
    const { headers } = await ask('/healthz');
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy.split('; ')).toContain(rule);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('asks browsers to come by HTTPS only, once it is reached so', async () => {
    const { headers } = await ask('/healthz');
    expect(headers.get('strict-transport-security')).toBe('max-age=15552000');
    expect(headers.get('content-security-policy')).toMatch(/connect-src 'self' wss:/);
    const plain = await createWorld();
    onTestFinished(() => plain.stop());
    const { headers: told } = await fetch(`${plain.address}/healthz`);
    expect(told.get('strict-transport-security')).toBe(null);
  });
});
