import * as v from 'valibot';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createLogger } from '../../server/logging.ts';
import { Metrics } from '../../server/metrics.ts';
import { PlanLogFailed } from '../../server/plan-log.ts';
import { MeasuredPlanLog } from '../../server/plan-log-measured.ts';
import { startTroubledWorld } from './troubled-log.ts';
import { opening } from './wire.ts';

/** A logger that tells everything, and what it told. */
function listen(): { readonly logger: ReturnType<typeof createLogger>; readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, logger: createLogger('trace', { write: line => void lines.push(line) }) };
}

const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

const hostile = 'Nadia "{<script> cle=tricher';

it('a séance with a hostile name, cuts, refusals and a failing disk leaves no name, key, code nor word of the plan in the log', async () => {
  const { logger, lines } = listen();
  const world = await startTroubledWorld({ logger, idleAfter: 0 });
  const { address, id, tokens, trouble } = world;
  const api = (path: string, init: RequestInit = {}) =>
    fetch(`${address}/api/${path}`, { headers: { authorization: `Bearer ${tokens.coordinator}` }, ...init });
  const opened = await api(`territories/${id}/seances`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.coordinator}` },
    body: JSON.stringify({
      name: hostile,
      role: 'editor',
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  });
  expect(opened.status).toBe(201);
  const { code } = await opened.json();
  const joined = await fetch(`${address}/api/seances/${code}`, {
    method: 'POST',
    body: JSON.stringify({ name: hostile, institution: hostile }),
  });
  expect(joined.status).toBe(200);
  const token = /=([\w-]{43})/.exec(joined.headers.get('set-cookie') ?? '')?.[1] ?? '';
  expect(token).not.toBe('');
  const guest = await world.join(token);
  guest.doc.getMap('meta').set('name', hostile);
  await guest.saved();
  trouble.fails = true;
  guest.doc.getMap('meta').set('name', `${hostile} encore`);
  await vi.waitFor(() => expect(lines.join('')).toContain('the plan cannot be written'));
  await fetch(`${address}/healthz`);
  trouble.fails = false;
  const bad = world.socket(token);
  await opening(bad);
  bad.send(Buffer.from([0, 2, 3, 255, 255, 255]));
  await new Promise(resolve => bad.once('close', resolve));
  await new Promise(resolve => world.socket('un-faux-jeton').once('close', resolve));
  await api(`seances/${code}-faux`, { method: 'POST', body: hostile });
  await api(`territories?cle=${token}`, { method: 'POST', body: hostile });
  guest.leave();
  await vi.waitFor(() => expect(lines.join('')).toContain('room closed'));
  trouble.isUnreadable = true;
  await api(`territories/${id}/export.json?cle=${token}`);
  const told = lines.join('');
  expect(told).toContain('room opened');
  expect(told).toContain('/api/territories/:id/export.json');
  for (const secret of [
    'Nadia',
    'script',
    'tricher',
    'encore',
    code,
    token,
    'un-faux-jeton',
    ...Object.values(tokens),
  ])
    expect(told).not.toContain(secret);
  // Each is one line of JSON, whatever was tried.
  for (const line of lines) expect(JSON.parse(line).msg).toEqual(expect.any(String));
});

it('errors that quote what they could not read are told without their words', () => {
  const { logger, lines } = listen();
  const key = 'k'.repeat(43);
  const refusedBySchema = thrown(() => v.parse(v.object({ name: v.number() }), { name: 'Nadia' }));
  const errors = [
    thrown(() => JSON.parse('Nadia')),
    refusedBySchema,
    new Error(`at https://plan.exemple.fr/t/x#cle=${key}`, { cause: refusedBySchema }),
    new PlanLogFailed(`GET /rejoindre/ABC234 with ${key}`),
    'Nadia',
    Object.assign(new Error('refused'), { input: 'Nadia', issues: [{ received: 'Nadia' }] }),
  ];
  for (const error of errors) logger.error({ error }, 'failed');
  const told = lines.join('');
  expect(lines).toHaveLength(errors.length);
  for (const secret of ['Nadia', key, 'ABC234']) expect(told).not.toContain(secret);
  expect(told).toContain('logging.test.ts');
  expect(told).toContain('PlanLogFailed');
});

it('a slow write is told once a minute, with its time and its size', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { logger, lines } = listen();
  const log = new MeasuredPlanLog(
    {
      read: () => Promise.reject(new Error('unused')),
      append: async (_territory, take) => {
        take();
        vi.advanceTimersByTime(1_500);
      },
      hurry: () => undefined,
      compact: () => Promise.resolve(),
      sizes: () => Promise.resolve(new Map()),
      drop: () => Promise.resolve(),
      close: () => Promise.resolve(),
    },
    { metrics: new Metrics(), logger },
  );
  await log.append('t', () => new Uint8Array(7));
  await log.append('t', () => new Uint8Array(7));
  expect(lines.map(line => JSON.parse(line))).toMatchObject([{ msg: 'slow commit', ms: 1_500, bytes: 7 }]);
  vi.advanceTimersByTime(60_000);
  await log.append('t', () => new Uint8Array(7));
  expect(lines).toHaveLength(2);
});
