/**
 * A workshop begins: sixty phones come in by the code within a minute, each through a poor line of its own, or all
 * through the same one. A few are real browsers, where the time is taken; the others fetch and say the very same things.
 *
 * `npm run bench:join -- --phones 60 --real 8 --shared`; exits with 1 when the budget is not kept.
 */
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { startServer } from '../e2e/server.ts';
import { Guest } from '../server/guest.ts';
import { joining } from './budgets.ts';
import { drawLine, type NarrowLine } from './narrow-line.ts';
import { percentile } from './percentile.ts';

const { values } = parseArgs({
  options: {
    phones: { type: 'string', default: '60' },
    real: { type: 'string', default: '8' },
    shared: { type: 'boolean', default: false },
  },
});
const phones = Number(values.phones);
const real = Number(values.real);
process.setMaxListeners(200);

/** Milliseconds within which they all come, and the line of a town hall on a bad day. */
const MINUTE = 60_000;
const line = { bytesPerSecond: 1_500_000 / 8, roundTrip: 150 };

interface Door {
  readonly address: string;
  readonly code: string;
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Milliseconds since the page was asked for. */
interface Times {
  readonly door: number;
  /** The board as the server has it: on a phone that has never been here, nothing else can show it. */
  readonly board: number;
  /** The state line says « Enregistré »: a question to the server, and its answer, later. This is what is held to the budget. */
  readonly live: number;
}

/** In a browser that has never been here, by somebody who writes as fast as can be. */
async function comeByBrowser(browser: Browser, { address, code }: Door, name: string): Promise<Times> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  // It stays, as phones do, and looks at nothing.
  leaving.push(() => context.close());
  return comeIn(page, `${address}/rejoindre/${code}`, name);
}

async function comeIn(page: Page, door: string, name: string): Promise<Times> {
  const start = performance.now();
  const since = (): number => performance.now() - start;
  await page.goto(door, { waitUntil: 'commit' });
  await page.getByLabel('Votre prénom').fill(name);
  const seen = since();
  await page.locator('seat-form input[type=radio]').first().check({ force: true });
  await page.getByRole('button', { name: 'Prendre place' }).tap();
  await page.locator('action-card').first().waitFor({ timeout: MINUTE });
  const board = since();
  await page.locator('save-state').getByText('Enregistré').first().waitFor({ timeout: MINUTE });
  return { door: seen, board, live: since() };
}

const leaving: (() => unknown)[] = [];

/** Files that a phone asks for from the door to the board, and a moment later. */
async function filesOf({ address, code }: Door): Promise<readonly string[]> {
  const browser = await launchBrowser();
  const page = await (await browser.newContext(phone)).newPage();
  const files = new Set<string>();
  page.on('request', request => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/assets/')) files.add(pathname);
  });
  await comeIn(page, `${address}/rejoindre/${code}`, 'Essai');
  await page.waitForLoadState('networkidle');
  await browser.close();
  return [...files];
}

/** The same bytes without the drawing. */
async function comeByProgram({ address, code }: Door, files: readonly string[], name: string): Promise<void> {
  const headers = { 'accept-encoding': 'br' };
  const read = async (path: string): Promise<void> => {
    await (await fetch(address + path, { headers })).arrayBuffer();
  };
  await read(`/rejoindre/${code}`);
  await Promise.all(files.map(read));
  await read(`/api/seances/${code}`);
  const answer = await fetch(`${address}/api/seances/${code}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, institution: 'Septèmes' }),
  });
  const { id } = await answer.json();
  const token = /=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const guest = new Guest(address.replace('http', 'ws'), id, token);
  leaving.push(() => guest.leave());
  await guest.synced;
}

async function openSeance(link: string): Promise<string> {
  const { origin, pathname, hash } = new URL(link);
  const answer = await fetch(`${origin}/api/territories/${pathname.split('/')[2]}/seances`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${hash.replace('#cle=', '')}` },
    body: JSON.stringify({
      name: 'Atelier',
      role: 'editor',
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  });
  const { code } = await answer.json();
  if (typeof code !== 'string') throw new Error(`join: no code, ${answer.status}`);
  return code;
}

const server = await startServer();
const [link = ''] = server.links.values();
const code = await openSeance(link);
const files = await filesOf({ address: server.address, code });
const common = values.shared ? await drawLine(server.address, line) : undefined;
const lines = new Set<NarrowLine>(common ? [common] : []);

async function lineOf(): Promise<NarrowLine> {
  const own = common ?? (await drawLine(server.address, line));
  lines.add(own);
  return own;
}

const browser = await launchBrowser();
const times: Times[] = [];
const coming = Array.from({ length: phones }, async (_, index) => {
  await setTimeout((index * MINUTE) / phones);
  const door = { address: (await lineOf()).address, code };
  const isReal = index % Math.ceil(phones / real) === 0;
  if (isReal) times.push(await comeByBrowser(browser, door, `Personne ${index}`));
  else await comeByProgram(door, files, `Personne ${index}`);
});
const outcomes = await Promise.allSettled(coming);
const failed = outcomes.filter(({ status }) => status === 'rejected');
const width = `${(line.bytesPerSecond / 1024).toFixed(0)} KB/s and ${line.roundTrip} ms`;
console.log(`${phones} phones in a minute, ${width} ${values.shared ? 'for all together' : 'for each'}:`);
for (const what of ['door', 'board', 'live'] as const) {
  const [p50, p95] = [0.5, 0.95].map(share =>
    percentile(
      times.map(one => one[what]),
      share,
    ).toFixed(0),
  );
  console.log(`${times.length} timed, ${what}: p50 ${p50} ms, p95 ${p95} ms`);
}
const p95 = percentile(
  times.map(({ live }) => live),
  0.95,
);
console.log(`${p95.toFixed(0)} ms of ${joining.liveBoard}`);
const bytes = [...lines].reduce((sum, one) => sum + one.bytes(), 0);
console.log(`${(bytes / phones / 1024).toFixed(0)} KB each; ${failed.length} did not come in`);
for (const outcome of failed.slice(0, 3)) console.log(outcome);
for (const leave of leaving) await leave();
await browser.close();
for (const one of lines) one.close();
await server.stop();
process.exit(failed.length > 0 || p95 > joining.liveBoard ? 1 : 0);
