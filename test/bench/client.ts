/**
 * How long people wait in the browser, what it is sent and what it keeps: Chromium with a processor slowed down four
 * times, on a real plan of 24 actions and on one of 300, while 5 and 60 others edit, one edit a second each. Times are
 * taken in the page, from the event to the frame that shows what it did.
 *
 * `npm run bench:client`; `-- --quick` to see that it works; `-- --plans 300 --others 60 --only title,grid` for a part of
 * it. Prints markdown, writes it and JSON into `--out`, and exits with 1 when a budget is not kept.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { type RunningServer, startServer } from '../e2e/server.ts';
import { bigPlan } from '../fixtures/big-plan.ts';
import { gather } from './client/editors.ts';
import { type Loading, measureBytes, measureLoads, openPage, sitDown } from './client/loads.ts';
import {
  measureGrid,
  measureRemote,
  measureScroll,
  measureSearch,
  measureSheet,
  measureTitle,
  measureViews,
  type Scene,
} from './client/measures.ts';
import { measureHour } from './client/seance.ts';
import { Table } from './client/table.ts';

const { values } = parseArgs({
  options: {
    plans: { type: 'string', default: '24,300' },
    others: { type: 'string', default: '5,60' },
    slowdown: { type: 'string', default: '4' },
    /** Milliseconds between two edits of each of the others. */
    pace: { type: 'string', default: '1000' },
    times: { type: 'string' },
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: join(import.meta.dirname, 'out') },
  },
});
process.setMaxListeners(200);

const slowdown = Number(values.slowdown);
const times = Number(values.times ?? (values.quick ? 3 : 20));
const only = values.only.split(',').filter(Boolean);

/** The largest plan that is real. */
const REAL = 24;

/** In the order in which they are done; each ends on the board. */
const parts = {
  remote: measureRemote,
  title: measureTitle,
  grid: measureGrid,
  sheet: measureSheet,
  views: measureViews,
  search: measureSearch,
  scroll: measureScroll,
} as const;

function isAsked(part: string): boolean {
  return only.length === 0 || only.includes(part);
}

/** A link to a territory that has the plan of so many actions. */
async function createPlan(server: RunningServer, actions: number): Promise<URL> {
  if (actions === REAL) {
    const [, real] = [...server.links].find(([name]) => name.includes('Pennes')) ?? [];
    if (real) return new URL(real);
  }
  const response = await fetch(`${server.address}/api/territories`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.adminToken}` },
    body: JSON.stringify(bigPlan(actions)),
  });
  const { links } = await response.json();
  return new URL(links.coordinator);
}

async function measureGestures(browser: Browser, link: URL, others: number, table: Table): Promise<void> {
  const company = await gather(link, others, Number(values.pace));
  const context = await sitDown(browser);
  company.work();
  try {
    const page = await openPage(context, link, slowdown);
    await page.locator('save-state').getByText('Enregistr').first().waitFor({ timeout: 60_000 });
    const scene: Scene = { page, devtools: await context.newCDPSession(page), company, table, times };
    for (const [part, measure] of Object.entries(parts)) if (isAsked(part)) await measure(scene);
  } finally {
    await context.close();
    company.leave();
  }
}

/** On a page of its own that is not slowed down: an hour is played in a minute. */
async function playSeance(browser: Browser, link: URL, others: number, table: Table): Promise<void> {
  const company = await gather(link, others, Number(values.pace));
  const context = await sitDown(browser);
  try {
    const page = await openPage(context, link, 1);
    const scene: Scene = { page, devtools: await context.newCDPSession(page), company, table, times };
    await measureHour(
      scene,
      values.quick ? 120 : 3_600,
      Math.min(others * (1_000 / Number(values.pace)), 20),
    );
  } finally {
    await context.close();
    company.leave();
  }
}

async function measurePlan(actions: number, table: Table): Promise<void> {
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const link = await createPlan(server, actions);
    const loads = values.quick ? 1 : 5;
    const loading: Loading = {
      browser,
      link,
      table,
      slowdown,
      loads,
      size: actions <= REAL ? 'small' : 'big',
    };
    if (isAsked('bytes') || isAsked('loads')) table.begin(`${actions} actions, alone`);
    if (isAsked('bytes')) await measureBytes(loading);
    if (isAsked('loads')) await measureLoads(loading);
    for (const others of values.others.split(',').map(Number)) {
      table.begin(`${actions} actions, ${others} others`);
      await measureGestures(browser, link, others, table);
      if (isAsked('hour')) await playSeance(browser, link, others, table);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

const table = new Table();
console.log(`${cpus().length} × ${cpus()[0]?.model}, ${slowdown} times slowed down, ${times} times each`);
for (const actions of values.plans.split(',').map(Number)) await measurePlan(actions, table);
await mkdir(values.out, { recursive: true });
await writeFile(join(values.out, 'client.md'), table.markdown);
await writeFile(join(values.out, 'client.json'), `${JSON.stringify(table.figures, null, 2)}\n`);
process.exitCode = table.isKept ? 0 : 1;
