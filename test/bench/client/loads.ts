/** How long the board takes to show, in a browser that was never here and in the same one again, and what is sent for it. */
import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { budgets, limits } from '../budgets.ts';
import { drawLine, type NarrowLine } from '../narrow-line.ts';
import type { Table } from './table.ts';

declare global {
  interface Window {
    /** Milliseconds from the page being asked for to its first card being painted. */
    boardAt?: number;
  }
}

const desk = { viewport: { width: 1280, height: 720 } };

export async function sitDown(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext(desk);
  await context.addInitScript(() => {
    localStorage.setItem('tablee.identity', JSON.stringify({ name: 'Nadia', institution: 'Septèmes' }));
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (options) {
      if (this.localName === 'action-card' && window.boardAt === undefined) {
        window.boardAt = 0;
        requestAnimationFrame(() =>
          window.setTimeout(() => {
            window.boardAt = performance.now();
          }),
        );
      }
      return attachShadow.call(this, options);
    };
  });
  return context;
}

export async function openPage(context: BrowserContext, link: URL, slowdown: number): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(link.href, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.boardAt, undefined, { polling: 50, timeout: 60_000 });
  return page;
}

interface Load {
  readonly painted: number;
  readonly board: number;
}

async function timesOf(page: Page): Promise<Load> {
  return page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    board: window.boardAt ?? Number.NaN,
  }));
}

/** Everything is here, also what is fetched for later: nothing more has come for a while. */
async function settled(page: Page, bytes: () => number): Promise<void> {
  await page.locator('save-state').getByText('Enregistré').first().waitFor({ timeout: 60_000 });
  await page.evaluate(() => navigator.serviceWorker.ready);
  for (let before = -1, quiet = 0; quiet < 4; quiet = bytes() - before < 2_048 ? quiet + 1 : 0) {
    before = bytes();
    await setTimeout(500);
  }
}

/** Twice in the same browser, through a line that counts and does not slow down. */
async function countBytes(
  browser: Browser,
  link: URL,
  line: NarrowLine,
  slowdown: number,
): Promise<number[]> {
  const context = await sitDown(browser);
  const counted: number[] = [];
  for (let visit = 0; visit < 2; visit++) {
    const before = line.bytes();
    const page = await openPage(context, new URL(line.address + link.pathname + link.hash), slowdown);
    counted.push((line.bytes() - before) / 1024);
    await settled(page, line.bytes);
    counted.push((line.bytes() - before) / 1024);
    await page.close();
  }
  await context.close();
  return counted;
}

export interface Loading {
  readonly browser: Browser;
  readonly link: URL;
  readonly table: Table;
  readonly slowdown: number;
  readonly loads: number;
  readonly size: keyof typeof limits.firstKilobytes;
}

export async function measureLoads({ browser, link, table, slowdown, loads }: Loading): Promise<void> {
  const first: Load[] = [];
  const second: Load[] = [];
  for (let index = 0; index < loads; index++) {
    const context = await sitDown(browser);
    for (const times of [first, second]) {
      const page = await openPage(context, link, slowdown);
      times.push(await timesOf(page));
      // The copy that the second visit reads is written, and the files that it needs are kept.
      await page.locator('save-state').getByText('Enregistré').first().waitFor({ timeout: 60_000 });
      await page.evaluate(() => navigator.serviceWorker.ready);
      await setTimeout(2_000);
      await page.close();
    }
    await context.close();
  }
  for (const [name, times, budget] of [
    ['first visit', first, budgets.firstLoad],
    ['second visit', second, budgets.secondLoad],
  ] as const) {
    table.add(
      `${name}, something painted`,
      'ms',
      times.map(({ painted }) => painted),
    );
    table.add(
      `${name}, board painted`,
      'ms',
      times.map(({ board }) => board),
      budget,
    );
  }
}

/** With nobody else at work: what others do is sent too. */
export async function measureBytes({ browser, link, table, slowdown, size }: Loading): Promise<void> {
  const line = await drawLine(link.origin, { bytesPerSecond: 1e9, roundTrip: 0 });
  try {
    const [toBoard = 0, inAll = 0, again = 0, againInAll = 0] = await countBytes(
      browser,
      link,
      line,
      slowdown,
    );
    table.add('first visit, sent until the board', 'KB', [toBoard], limits.firstKilobytes[size]);
    table.add('first visit, sent in all', 'KB', [inAll]);
    table.add('second visit, sent until the board', 'KB', [again]);
    table.add('second visit, sent in all', 'KB', [againInAll]);
  } finally {
    line.close();
  }
}
