/**
 * How long people wait in the browser: a plan of 300 actions, a processor slowed down four times, ten others who edit.
 * Each figure is taken in the page, from the event to the frame that shows what it did.
 *
 * `npm run bench:client -- --actions 300 --slowdown 4 --others 10`; exits with 1 when a budget is not kept.
 */
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { ElementHandle, Locator, Page } from 'playwright-core';
import * as Y from 'yjs';
import { Plan } from '../../shared/plan.ts';
import { launchBrowser } from '../e2e/browser.ts';
import { type RunningServer, startServer } from '../e2e/server.ts';
import { bigPlan } from '../fixtures/big-plan.ts';
import { Guest } from '../server/guest.ts';
import { type Budget, budgets } from './budgets.ts';
import { percentile } from './percentile.ts';

const { values } = parseArgs({
  options: {
    actions: { type: 'string', default: '300' },
    slowdown: { type: 'string', default: '4' },
    others: { type: 'string', default: '10' },
  },
});
process.setMaxListeners(100);

const slowdown = Number(values.slowdown);

type Handle = ElementHandle<Node>;

/** Milliseconds between two letters of one of the others. */
const PACE = 500;

/** Milliseconds between two of the person's gestures: a letter of somebody who types fast, a look at a view. */
const [TYPING, LOOKING] = [120, 500];

/** How often each thing is measured. */
const TIMES = 20;

let isKept = true;

/** A link to a territory that has the big plan. */
async function createBigPlan(server: RunningServer): Promise<URL> {
  const response = await fetch(`${server.address}/api/territories`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.adminToken}` },
    body: JSON.stringify(bigPlan(Number(values.actions))),
  });
  const { links } = await response.json();
  return new URL(links.editor);
}

/**
 * Somebody else, who types in the title of one action after the other. The letters go straight into the shared texts: ten
 * boards rendered here for nobody would take the processor from the one that is measured.
 */
async function edit(link: URL, index: number): Promise<() => void> {
  const guest = new Guest(
    link.origin.replace('http', 'ws'),
    link.pathname.replace('/t/', ''),
    link.hash.replace('#cle=', ''),
  );
  await guest.synced;
  const plan = new Plan(guest.doc);
  const titles = plan.snapshot.actions.map(({ id }) =>
    guest.doc.getMap<Y.Map<unknown>>('items').get(id)?.get('title'),
  );
  plan.destroy();
  let letters = 0;
  const timer = setInterval(() => {
    const title = titles[(index * 29 + Math.floor(letters / 20)) % titles.length];
    if (title instanceof Y.Text) title.insert(title.length, 'abcdefghij'.charAt(letters++ % 10));
  }, PACE);
  return () => {
    clearInterval(timer);
    guest.leave();
  };
}

/** Milliseconds from a click to its paint, timed in the page. */
function timeClick(control: Handle): Promise<number> {
  return control.evaluate(async element => {
    const start = performance.now();
    if (element instanceof HTMLElement) element.click();
    // Two frames: lazily shown parts may ask for a second one.
    await new Promise(resolve =>
      requestAnimationFrame(() => requestAnimationFrame(() => window.setTimeout(resolve))),
    );
    return performance.now() - start;
  });
}

/** The element itself: finding it again costs the slow page more than what is timed. */
async function hold(locator: Locator): Promise<Handle> {
  const handle = await locator.elementHandle();
  if (!handle) throw new Error(`client: ${locator} is not there`);
  return handle;
}

/** Milliseconds from a key to the frame that shows what it did. */
async function timeKey(page: Page, key: string): Promise<number> {
  // Two steps: the key must not be there before who waits for it.
  const painted = await page.evaluateHandle(() => {
    const spent = new Promise<number>(resolve => {
      const onKeydown = ({ timeStamp }: Event): void => {
        requestAnimationFrame(() => window.setTimeout(() => resolve(performance.now() - timeStamp)));
      };
      window.addEventListener('keydown', onKeydown, { capture: true, once: true });
    });
    return { spent };
  });
  await page.keyboard.press(key);
  return painted.evaluate(({ spent }) => spent);
}

/** Prints a line of the table at once: a slow machine takes minutes for all of it. */
async function measure(name: string, budget: Budget, time: () => Promise<number>): Promise<void> {
  const times: number[] = [];
  for (let index = 0; index < TIMES; index++) {
    await setTimeout(budget === 'keystroke' || budget === 'search' ? TYPING : LOOKING);
    times.push(await time());
  }
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  const limit = budgets[budget];
  isKept &&= p95 <= limit;
  console.log(
    `| ${name} | ${p50.toFixed(0)} | ${p95.toFixed(0)}${p95 <= limit ? '' : ' **over**'} | ${limit} |`,
  );
}

async function openPage(link: URL): Promise<{ page: Page; close: () => Promise<void> }> {
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await context.addInitScript(() =>
    localStorage.setItem('tablee.identity', JSON.stringify({ name: 'Nadia', institution: 'Septèmes' })),
  );
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const start = performance.now();
  await page.goto(link.href);
  await page.locator('action-card').first().waitFor();
  console.log(
    `first board after ${(performance.now() - start).toFixed(0)} ms, ${slowdown} times slowed down`,
  );
  return { page, close: () => browser.close() };
}

/** Letters that are typed one after the other, so that each search is another. */
const phrase = 'accueil petite enfance parents';

async function measureViews(page: Page): Promise<void> {
  const tabs = page.locator('territory-bar .tabs a');
  const names = await tabs.allInnerTexts();
  const held = await Promise.all((await tabs.all()).map(hold));
  // The code of each view must be here before it is timed.
  for (const tab of held) await timeClick(tab);
  for (const [index, name] of names.entries()) {
    const [own, other] = [held[index], held[index === 0 ? 1 : 0]];
    if (!own || !other) continue;
    await measure(`view « ${name} »`, 'view', async () => {
      await timeClick(other);
      await setTimeout(LOOKING);
      return timeClick(own);
    });
  }
  if (held[0]) await timeClick(held[0]);
}

async function measureSheet(page: Page): Promise<void> {
  const opener = await hold(page.locator('action-card button[aria-label^="Ouvrir la fiche"]').nth(2));
  const editor = page.locator('action-sheet .tiptap').first();
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await editor.waitFor({ state: 'detached' });
  };
  await timeClick(opener);
  await editor.waitFor();
  await close();
  await measure('fiche', 'sheet', async () => {
    const spent = await timeClick(opener);
    await editor.waitFor();
    await close();
    return spent;
  });
  await timeClick(opener);
  await editor.click();
  await measureKeys(page, 'keystroke in a section', 'keystroke');
}

async function measureKeys(page: Page, name: string, budget: Budget): Promise<void> {
  let index = 0;
  await measure(name, budget, () => timeKey(page, phrase.charAt(index++ % phrase.length)));
}

async function measureAll(page: Page): Promise<void> {
  await measureViews(page);
  await page.getByRole('searchbox', { name: 'Chercher dans le plan' }).click();
  await measureKeys(page, 'letter of a search', 'search');
  await page.keyboard.press('Escape');
  await page.locator('action-card live-title [role=button]').nth(20).click();
  await measureKeys(page, 'keystroke in a title', 'keystroke');
  await page.keyboard.press('Escape');
  await measureSheet(page);
}

const server = await startServer();
const link = await createBigPlan(server);
const others = await Promise.all(
  Array.from({ length: Number(values.others) }, (_, index) => edit(link, index)),
);
const { page, close } = await openPage(link);
console.log('| what | p50 ms | p95 ms | budget |\n|---|---|---|---|');
try {
  await measureAll(page);
} finally {
  for (const stop of others) stop();
  await close();
  await server.stop();
}
process.exitCode = isKept ? 0 : 1;
