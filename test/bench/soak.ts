/**
 * Leaves a projection alone for hours while people come, edit and go, and the server is killed from time to time: the
 * page must stay where it is, and neither its memory nor its elements may grow. `npm run bench:soak -- --minutes 240`;
 * exits with 1 when it has moved or grown.
 */
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { Plan } from '../../shared/plan.ts';
import { launchBrowser } from '../e2e/browser.ts';
import { type RunningServer, startServer } from '../e2e/server.ts';
import { Guest } from '../server/guest.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    others: { type: 'string', default: '10' },
    /** Minutes between two deaths of the server. */
    kill: { type: 'string', default: '30' },
  },
});

const MINUTE = 60_000;

/** Milliseconds between two of somebody's edits, and share of them after which they leave and another comes. */
const PACE = 2_000;
const LEAVING = 0.02;

/** How much of the heap and of the elements after the first tenth may be there on top at the end. */
const GROWTH = { heap: 0.35, nodes: 0.25 };

/** What the plan itself may keep of each edit: a shared document remembers that something was there. */
const MEGABYTES_PER_EDIT = 1 / 1024;

let edits = 0;

interface Measure {
  readonly minute: number;
  readonly edits: number;
  readonly heapMegabytes: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly page: string;
}

function guestAt(link: URL): Guest {
  const [address, territory] = [link.origin.replace('http', 'ws'), link.pathname.replace('/t/', '')];
  return new Guest(address, territory, link.hash.replace('#cle=', ''));
}

/** Somebody who plans and unplans years, is seen where they work, and is now and then another person. */
function busyPerson(link: URL, index: number): () => void {
  let guest = guestAt(link);
  let plan = new Plan(guest.doc);
  const say = (item: string | null): void =>
    guest.provider.awareness.setLocalState({
      user: { name: `Personne ${index}`, institution: index % 2 ? 'Septèmes' : 'Les Pennes' },
      at: item === null ? null : { item, year: null, section: null },
    });
  const leave = (): void => {
    plan.destroy();
    guest.leave();
  };
  const timer = setInterval(() => {
    if (Math.random() < LEAVING) {
      leave();
      guest = guestAt(link);
      plan = new Plan(guest.doc);
      return;
    }
    const { actions } = plan.snapshot;
    const action = actions[Math.floor(Math.random() * actions.length)];
    if (!action) return;
    say(action.id);
    edits++;
    if (Math.random() < 0.3)
      plan.rename(action.id, `${action.title.replace(/ ·+$/, '')} ${'·'.repeat(1 + (index % 3))}`);
    else plan.toggleMark(action.id, 2022 + Math.floor(Math.random() * 5), '*');
  }, PACE);
  return () => {
    clearInterval(timer);
    leave();
  };
}

/** What the head of the page says. */
async function placeOf(page: Page): Promise<string> {
  return (await page.locator('projection-page header .what').allInnerTexts()).join().replace(/\s+/g, ' ');
}

async function measure(page: Page, devtools: CDPSession, start: number): Promise<Measure> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const told = (name: string): number => metrics.find(metric => metric.name === name)?.value ?? Number.NaN;
  return {
    minute: (Date.now() - start) / MINUTE,
    edits,
    heapMegabytes: told('JSHeapUsedSize') / 1024 / 1024,
    nodes: told('Nodes'),
    listeners: told('JSEventListeners'),
    page: await placeOf(page),
  };
}

function print({ minute, edits: made, heapMegabytes, nodes, listeners, page }: Measure): void {
  console.log(
    `| ${minute.toFixed(1)} | ${made} | ${heapMegabytes.toFixed(1)} | ${nodes} | ${listeners} | ${page} |`,
  );
}

async function watch(server: RunningServer, page: Page): Promise<readonly Measure[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const total = Number(values.minutes) * MINUTE;
  const start = Date.now();
  const measures: Measure[] = [];
  let kills = 0;
  console.log('| minute | edits | heap MB | nodes | listeners | page |\n|---|---|---|---|---|---|');
  while (Date.now() - start < total) {
    await setTimeout(Math.min(MINUTE, total / 12));
    const isDue = Date.now() - start > (kills + 1) * Number(values.kill) * MINUTE;
    if (isDue) {
      kills++;
      await server.kill('SIGKILL');
      await setTimeout(3_000);
      await server.restart();
      await setTimeout(10_000);
    }
    const measured = await measure(page, devtools, start);
    measures.push(measured);
    print(measured);
  }
  return measures;
}

/** What is wrong after all that time; empty when all is well. */
function faultsOf(measures: readonly Measure[], shown: string): readonly string[] {
  const warm = measures[Math.ceil(measures.length / 10)];
  const last = measures.at(-1);
  if (!warm || !last) return ['nothing was measured'];
  const kept = (last.edits - warm.edits) * MEGABYTES_PER_EDIT;
  const grew = (was: number, is: number, share: number): boolean => is > was * (1 + share);
  return [
    ...(grew(warm.heapMegabytes, last.heapMegabytes - kept, GROWTH.heap) ? ['the heap has grown'] : []),
    ...(grew(warm.nodes, last.nodes, GROWTH.nodes) ? ['there are more elements'] : []),
    ...(measures.some(({ page }) => page !== shown) ? ['the page has moved'] : []),
  ];
}

const server = await startServer();
const address = [...server.links].find(([name]) => name.includes('Pennes'))?.[1];
if (!address) throw new Error('soak: the example is not there');
const link = new URL(address);
const stops = Array.from({ length: Number(values.others) }, (_, index) => busyPerson(link, index));
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${link.origin}${link.pathname}/projection${link.hash}`);
  await page.locator('projection-slide .rows:not(.measured) .title').first().waitFor();
  await page.keyboard.press('End');
  await setTimeout(1_000);
  const shown = await placeOf(page);
  const faults = faultsOf(await watch(server, page), shown);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  for (const stop of stops) stop();
  await browser.close();
  await server.stop();
}
