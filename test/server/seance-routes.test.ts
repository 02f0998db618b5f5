import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { closeCode } from '../../shared/protocol.ts';
import { startTroubledWorld } from './troubled-log.ts';
import { closing } from './wire.ts';
import { startWorld, type World } from './world.ts';

const HOUR = 60 * 60 * 1000;
const inAWhile = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

let world: World;
beforeEach(async () => {
  world = await startWorld({ publicUrl: 'https://plan.exemple.fr', proxies: 1 });
});

interface Asking {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** As the proxy saw it. */
  readonly from?: string;
}

function ask(path: string, { method = 'GET', body, headers = {}, from = '192.0.2.1' }: Asking = {}) {
  return fetch(`${world.address}/api/${path}`, {
    method,
    headers: { 'x-forwarded-for': from, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const manage = (path: string, method = 'GET', body?: unknown) =>
  ask(`territories/${world.id}/${path}`, { method, body, headers: bearer(world.tokens.coordinator) });

async function open(wanted: Record<string, unknown> = {}) {
  const body = { name: 'Atelier enfance', role: 'editor', endsAt: inAWhile(HOUR), ...wanted };
  const response = await manage('seances', 'POST', body);
  expect(response.status).toBe(201);
  return response.json();
}

const nadia = { name: 'Nadia', institution: 'Mission locale' };

interface Joined {
  readonly answer: unknown;
  readonly status: number;
  /** As a browser sends it back. */
  readonly cookie: string;
  readonly token: string;
  /** As the server gave it. */
  readonly given: string;
}

async function join(code: string, body: unknown = nadia, headers = {}): Promise<Joined> {
  const response = await ask(`seances/${code}`, { method: 'POST', body, headers });
  const given = response.headers.get('set-cookie') ?? '';
  const cookie = given.split(';')[0] ?? '';
  return {
    answer: await response.json(),
    status: response.status,
    cookie,
    token: cookie.split('=')[1] ?? '',
    given,
  };
}

async function refusal(response: Response): Promise<string> {
  return `${response.status} ${(await response.json()).error.message}`;
}

it('keeps the code of a séance out of its log when a plan cannot be read', async () => {
  const told: string[] = [];
  const troubled = await startTroubledWorld({
    proxies: 1,
    logger: pino({}, { write: line => void told.push(line) }),
  });
  world = troubled;
  const { code } = await open();
  troubled.trouble.isUnreadable = true;
  expect((await ask(`seances/${code}`)).status).toBe(500);
  expect(told.join()).toContain('/api/seances/:code');
  expect(told.join()).not.toContain(code);
});

describe('a séance', () => {
  it('is opened by a coordinator, listed to coordinators with its code and its people, and ended', async () => {
    const seance = await open();
    expect(seance).toMatchObject({ name: 'Atelier enfance', role: 'editor', people: 0 });
    expect(seance.link).toBe(`https://plan.exemple.fr/rejoindre/${seance.code}`);
    await join(seance.code);
    expect(await (await manage('seances')).json()).toEqual({ seances: [{ ...seance, people: 1 }] });
    expect((await manage(`seances/${seance.id}`, 'DELETE')).status).toBe(204);
    expect(await (await manage('seances')).json()).toEqual({ seances: [] });
    expect((await manage(`seances/${seance.id}`, 'DELETE')).status).toBe(404);
  });

  it.each([
    ['for coordinators to be', { role: 'coordinator' }],
    ['of eight days', { endsAt: inAWhile(8 * 24 * HOUR) }],
    ['that is over', { endsAt: inAWhile(-1) }],
    ['without a name', { name: '  ' }],
  ])('%s is refused', async (_name, wanted) => {
    const body = { name: 'Atelier', role: 'editor', endsAt: inAWhile(HOUR), ...wanted };
    expect(await refusal(await manage('seances', 'POST', body))).toMatch(/^400 Cette séance/);
  });

  it('tells who has the code where they are going, with the institutions of the plan', async () => {
    const { code, endsAt } = await open();
    const answer = await (await ask(`seances/${code.toLowerCase()}`)).json();
    expect(answer).toMatchObject({ name: 'Atelier enfance', role: 'editor', endsAt });
    expect(answer.territory.id).toBe(world.id);
    expect(answer.territory.name).toMatch(/Pennes/);
    expect(answer.institutions).toContain('Septèmes-les-Vallons');
    expect(answer.institutions.join()).not.toMatch(/communes/i);
  });
});

describe('joining by the code', () => {
  it.each([
    ['ABC234', '</api/seances/ABC234>; rel=preload; as=fetch; crossorigin'],
    // The page asks for what it makes of that, which is another address.
    ['abc%20234', null],
    ['ABC234%3E', null],
  ])('has the browser ask for the séance of /rejoindre/%s while the page comes: %s', async (code, link) => {
    const page = await fetch(`${world.address}/rejoindre/${code}`);
    expect(page.headers.get('link')).toBe(link);
  });

  it('gives a place under a name, in a cookie of its own', async () => {
    const { code, endsAt } = await open();
    const { answer, cookie, given } = await join(` ${code.toLowerCase()}`);
    expect(answer).toEqual({
      id: world.id,
      name: expect.stringMatching(/Pennes/),
      role: 'editor',
      locked: false,
      archived: false,
      person: nadia,
      seance: { name: 'Atelier enfance', endsAt },
    });
    expect(given).toMatch(/^__Host-tablee-.*HttpOnly.*Secure.*SameSite=Strict/);
    const again = await ask(`territories/${world.id}`, { headers: { cookie } });
    expect(await again.json()).toEqual(answer);
  });

  it('writes on the plan as editors do, known by that name, or reads it', async () => {
    const writing = await join((await open()).code);
    const alice = await world.join(writing.token);
    expect(alice.notices[0]).toMatchObject({ role: 'editor', person: nadia });
    await alice.save('Écrit en séance');
    const reading = await join((await open({ role: 'reader' })).code);
    const bob = await world.join(reading.token);
    expect(bob.notices[0]).toMatchObject({ role: 'reader', person: nadia });
  });

  it.each([
    ['nobody', { name: ' ', institution: 'Caf' }],
    ['a name too long', { name: 'x'.repeat(81), institution: '' }],
    ['a name that is none', { name: 7, institution: '' }],
    ['no institution at all', { name: 'Nadia' }],
  ])('is refused to %s', async (_name, body) => {
    const { code } = await open();
    const joined = await join(code, body);
    expect([joined.status, joined.cookie]).toEqual([400, '']);
  });

  it('twice from one browser is joining once, under the last name', async () => {
    const { code } = await open();
    const { cookie, token } = await join(code);
    const alice = await world.join(token);
    const second = await join(code, { name: 'Nadia B.', institution: 'Caf' }, { cookie });
    expect(second.answer).toMatchObject({ person: { name: 'Nadia B.', institution: 'Caf' } });
    expect(second.cookie).toBe('');
    await expect.poll(() => alice.notices.at(-1)?.person?.name).toBe('Nadia B.');
    expect((await (await manage('seances')).json()).seances[0].people).toBe(1);
  });

  it('takes nothing from a coordinator who tries the code, and gives a reader more', async () => {
    const { code } = await open();
    const coordinator = await join(code, nadia, bearer(world.tokens.coordinator));
    expect(coordinator.answer).toMatchObject({ role: 'coordinator', person: null, seance: null });
    expect(coordinator.cookie).toBe('');
    const reader = await join(code, nadia, bearer(world.tokens.reader));
    expect(reader.answer).toMatchObject({ role: 'editor', person: nadia });
  });

  it('leaves the name to be changed afterwards, by whoever came by a séance', async () => {
    const { token } = await join((await open()).code);
    const alice = await world.join(token);
    const path = `territories/${world.id}/person`;
    const person = { name: 'Nadège', institution: 'Les Pennes' };
    const renamed = await ask(path, { method: 'PATCH', headers: bearer(token), body: person });
    expect(await renamed.json()).toEqual(person);
    await expect.poll(() => alice.notices.at(-1)?.person).toEqual(person);
    const link = { method: 'PATCH', headers: bearer(world.tokens.editor), body: person };
    expect((await ask(path, link)).status).toBe(403);
    expect((await ask(path, { method: 'PATCH', headers: bearer(token), body: {} })).status).toBe(400);
  });

  it('lets nobody change their name for ever, by either door, and bounds nobody else', async () => {
    const { code } = await open();
    const [one, other] = [await join(code), await join(code)];
    const path = `territories/${world.id}/person`;
    const rename = (token: string, name: string) =>
      ask(path, { method: 'PATCH', headers: bearer(token), body: { name, institution: '' } });
    for (let nth = 0; nth < 20; nth++) expect((await rename(one.token, `Nom ${nth}`)).status).toBe(200);
    const refused = await rename(one.token, 'Encore');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([
      429,
      expect.stringMatching(/^\d+$/),
    ]);
    expect((await join(code, nadia, { cookie: one.cookie })).status).toBe(429);
    expect((await rename(other.token, 'Un autre')).status).toBe(200);
  });
});

describe('the end of a séance', () => {
  it('closes its people with 4403, leaves the others, and nobody comes in again', async () => {
    const seance = await open();
    const { token, cookie } = await join(seance.code);
    const alice = await world.join(token);
    const other = await world.join((await join((await open()).code)).token);
    const bob = await world.join(world.tokens.editor);
    await manage(`seances/${seance.id}`, 'DELETE');
    expect(await alice.closed).toMatchObject({ code: closeCode.noAccess, reason: 'Séance terminée' });
    await bob.saved();
    await other.saved();
    expect(await refusal(await ask(`seances/${seance.code}`))).toMatch(/^404 Ce code/);
    expect((await join(seance.code)).status).toBe(404);
    expect((await ask(`territories/${world.id}`, { headers: { cookie } })).status).toBe(403);
    const late = new WebSocket(`${world.address.replace('http', 'ws')}/sync/${world.id}`, {
      headers: { cookie },
    });
    expect((await closing(late)).code).toBe(closeCode.noAccess);
  });

  it('is told at once to coordinators, as its beginning is, and to nobody else', async () => {
    const [marc, bob] = [await world.join(world.tokens.coordinator), await world.join(world.tokens.editor)];
    const heard = (): (number | undefined)[] => [
      ...new Set(marc.notices.flatMap(({ seancesAt }) => seancesAt ?? [])),
    ];
    expect(heard()).toHaveLength(1);
    const seance = await open();
    await expect.poll(heard).toHaveLength(2);
    await manage(`seances/${seance.id}`, 'DELETE');
    await expect.poll(heard).toHaveLength(3);
    await bob.saved();
    expect(bob.notices.every(({ seancesAt }) => seancesAt === undefined)).toBe(true);
  });

  it('comes by itself, and nothing is kept of its code and names', async () => {
    const seance = await open({ endsAt: inAWhile(900) });
    const { token } = await join(seance.code);
    const alice = await world.join(token);
    expect(await readFile(world.catalogPath, 'utf8')).toContain('Nadia');
    expect(await alice.closed).toMatchObject({ code: closeCode.noAccess, reason: 'Séance terminée' });
    expect(await (await manage('seances')).json()).toEqual({ seances: [] });
    await world.catalog.seances.purge();
    const kept = await readFile(world.catalogPath, 'utf8');
    for (const word of ['Nadia', 'Mission locale', seance.code, 'Atelier']) expect(kept).not.toContain(word);
  });
});

describe('the code', () => {
  it('cannot be guessed from one address, and others go on', async () => {
    const { code } = await open();
    const from = '203.0.113.7';
    const tries = Array.from({ length: 40 }, (_, n) => ask(`seances/AAAA${n}`, { from }));
    for (const { status } of await Promise.all(tries)) expect(status).toBe(404);
    const refused = await ask(`seances/${code}`, { from });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refusal(refused)).toMatch(/^429 Trop de codes.*Attendez.*réessayez/);
    expect((await ask(`seances/${code}`, { method: 'POST', body: nadia, from })).status).toBe(429);
    expect((await ask(`seances/${code}`, { from: '203.0.113.8' })).status).toBe(200);
    // What the client writes itself stands before what the proxy has seen.
    expect((await ask(`seances/${code}`, { from: `198.51.100.9, ${from}` })).status).toBe(429);
  });

  it('cannot be guessed from many addresses together', async () => {
    const { code } = await open();
    // A slow machine would leave time for one attempt more: it stands still.
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    for (let network = 0; network < 30; network++) {
      const tries = Array.from({ length: 10 }, (_, n) =>
        ask(`seances/BBBB${n}`, { from: `10.0.${network}.1` }),
      );
      for (const { status } of await Promise.all(tries)) expect(status).toBe(404);
    }
    expect((await ask(`seances/${code}`, { from: '10.0.3.1' })).status).toBe(429);
    // A room that has mistyped nothing still comes in.
    expect((await ask(`seances/${code}`, { from: '203.0.113.8' })).status).toBe(200);
    expect((await ask('seances/BBBB9', { from: '203.0.113.8' })).status).toBe(404);
    expect((await ask(`seances/${code}`, { from: '203.0.113.8' })).status).toBe(429);
  });

  it('lets a room of sixty in at once from one address', async () => {
    const { code } = await open();
    const joined = await Promise.all(
      Array.from({ length: 60 }, (_, n) => join(code, { name: `Personne ${n}`, institution: '' })),
    );
    expect(new Set(joined.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await (await manage('seances')).json()).seances[0].people).toBe(60);
  });
});
