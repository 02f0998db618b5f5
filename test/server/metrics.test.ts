import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Histogram } from '../../server/histogram.ts';
import { LoopDelay } from '../../server/loop-delay.ts';
import { writeMetrics } from '../../server/metrics-text.ts';
import { startTroubledWorld } from './troubled-log.ts';
import { adminToken, startWorld, type World } from './world.ts';

const read = async ({ address }: World, token = adminToken): Promise<string> => {
  const response = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return response.text();
};

/** The value of one series. */
const valueIn = (text: string, series: string): number =>
  Number(
    text
      .split('\n')
      .find(line => line.startsWith(`${series} `))
      ?.slice(series.length + 1) ?? Number.NaN,
  );

describe('GET /metrics', () => {
  it('is for who has the administration’s password or that of the measures, and for nobody else', async () => {
    const { address, tokens } = await startWorld({ metricsToken: 'mesures-des-essais' });
    const statusFor = async (token?: string): Promise<number> => {
      const headers: HeadersInit = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(`${address}/metrics`, { headers })).status;
    };
    expect(await statusFor()).toBe(401);
    expect(await statusFor(tokens.coordinator)).toBe(401);
    expect(await statusFor('mesures-des-essais')).toBe(200);
    expect(await statusFor(adminToken)).toBe(200);
    const admin = await fetch(`${address}/api/territories`, {
      headers: { authorization: 'Bearer mesures-des-essais' },
    });
    expect(admin.status).toBe(401);
  });

  it('tells what is said in words that Prometheus reads, each series once', async () => {
    const world = await startWorld();
    const guest = await world.join(world.tokens.editor);
    await guest.save('Un autre nom');
    const text = await read(world);
    const lines = text.trimEnd().split('\n');
    for (const line of lines)
      expect(line).toMatch(
        /^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? (\+Inf|-?[\d.e+-]+))$/,
      );
    const series = lines
      .filter(line => !line.startsWith('#'))
      .map(line => line.slice(0, line.lastIndexOf(' ')));
    expect(new Set(series).size).toBe(series.length);
    expect(valueIn(text, 'tablee_rooms')).toBe(1);
    expect(valueIn(text, 'tablee_seats')).toBe(1);
    expect(valueIn(text, 'tablee_durable')).toBe(1);
    expect(valueIn(text, 'tablee_unacknowledged_age_seconds')).toBe(0);
    expect(valueIn(text, 'tablee_sockets{transport="websocket"}')).toBe(1);
    expect(valueIn(text, 'tablee_sockets{transport="http"}')).toBe(0);
    expect(valueIn(text, 'tablee_commit_duration_seconds_count')).toBeGreaterThan(1);
    expect(valueIn(text, 'tablee_commit_duration_seconds_bucket{le="+Inf"}')).toBe(
      valueIn(text, 'tablee_commit_duration_seconds_count'),
    );
    expect(valueIn(text, 'tablee_open_log_bytes')).toBeGreaterThan(1_000);
    expect(valueIn(text, 'tablee_file_bytes{file="plans.sqlite"}')).toBeGreaterThan(0);
    expect(valueIn(text, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    expect(text).toMatch(/tablee_build_info\{version="\d+\.\d+\.\d+",node="v\d+/);
  });

  it('counts requests by the pattern of their address, which tells no key, code, id nor what people type', async () => {
    const world = await startWorld();
    const { address, id, tokens } = world;
    const ask = (path: string, init?: RequestInit) => fetch(`${address}${path}`, init);
    const guest = await world.join(tokens.editor);
    const bearer = { headers: { authorization: `Bearer ${tokens.reader}` } };
    await ask(`/api/territories/${id}/items/secret-item/history?nom=Nadia`, bearer);
    await ask(`/api/territories/${id}`, bearer);
    await ask('/api/seances/ABC234');
    await ask('/rejoindre/ABC234');
    await ask(`/t/${id}?nom=Nadia`);
    await ask('/api/inconnue/Nadia');
    await ask('/Nadia');
    await ask('/healthz');
    await ask('/Nadia', { method: 'PROPFIND' });
    const { channel } = await (await ask(`/sync-http/${id}?cle=${tokens.reader}`, { method: 'POST' })).json();
    await ask(`/sync-http/${id}/${channel}?cle=${tokens.reader}&after=0&wait=0`);
    const text = await read(world);
    guest.leave();
    for (const secret of [id, tokens.reader, tokens.editor, 'secret-item', 'ABC234', 'Nadia', channel])
      expect(text).not.toContain(secret);
    const count = (method: string, route: string, status: number): number =>
      valueIn(text, `tablee_http_requests_total{method="${method}",route="${route}",status="${status}"}`);
    expect(count('GET', '/api/territories/:id', 200)).toBe(1);
    expect(count('GET', '/api/territories/:id/items/:item/history', 200)).toBe(1);
    expect(count('GET', '/api/*', 404)).toBe(1);
    expect(count('GET', '/healthz', 200)).toBe(1);
    expect(count('POST', '/sync-http/:id', 200)).toBe(1);
    expect(count('GET', '/sync-http/:id/:channel', 200)).toBe(1);
    expect(text).toContain('route="/sync/:id"');
    expect(text).toContain('method="OTHER"');
    expect(valueIn(text, 'tablee_sockets{transport="http"}')).toBe(1);
  });

  it('tells how long the oldest edit has been waiting for the disk, and what the disk refused', async () => {
    const world = await startTroubledWorld();
    const guest = await world.join(world.tokens.editor);
    const letGo = world.trouble.hold();
    guest.name = 'En attente';
    const age = async (): Promise<number> => valueIn(await read(world), 'tablee_unacknowledged_age_seconds');
    await vi.waitFor(async () => expect(await age()).toBeGreaterThan(0.05));
    const first = await age();
    // A later one does not make the first younger.
    guest.name = 'En attente encore';
    await delay(20);
    expect(await age()).toBeGreaterThan(first);
    letGo();
    await vi.waitFor(async () => expect(await age()).toBe(0));
  });

  it('counts who was refused, for what', async () => {
    const world = await startWorld({ maxSeats: 0 });
    for (const token of ['faux', world.tokens.reader])
      await new Promise(resolve => world.socket(token).once('close', resolve));
    const text = await read(world);
    expect(valueIn(text, 'tablee_refused_connections_total{reason="sign-in-needed"}')).toBe(1);
    expect(valueIn(text, 'tablee_refused_connections_total{reason="full"}')).toBe(1);
  });
});

describe('a histogram', () => {
  it('adds up its classes, the last of which holds all', () => {
    const histogram = new Histogram([0.1, 1]);
    for (const value of [0.05, 0.1, 0.5, 3]) histogram.observe(value);
    expect(writeMetrics([histogram.metric('h', 'Une aide\nsur deux lignes')])).toBe(
      `# HELP h Une aide\\nsur deux lignes
# TYPE h histogram
h_bucket{le="0.1"} 2
h_bucket{le="1"} 3
h_bucket{le="+Inf"} 4
h_sum 3.65
h_count 4
`,
    );
  });
});

it('a loop that was held up says so, and one that is free says little', async () => {
  const loop = new LoopDelay();
  await vi.waitFor(() => expect(loop.p99).toBeLessThan(0.5));
  await delay(50);
  const end = performance.now() + 700;
  while (performance.now() < end);
  await vi.waitFor(() => expect(loop.p99).toBeGreaterThan(0.5));
  loop.stop();
});
