/** Two hours of a séance in some minutes: what a page holds must not grow with what happens in the second. */
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { limits } from '../budgets.ts';
import type { Scene } from './measures.ts';
import { hold, timeClick, watchFor } from './timing.ts';

const HOUR = 3_600;

/** Edits a second that all the others make while the hour is played: faster than a page is able to show each of them. */
const SPEED = 1_000;

/** The person looks at something else so many times an hour. */
const LOOKS = 24;

interface Held {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function measureHeld(devtools: CDPSession): Promise<Held> {
  const told = async (): Promise<Held> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const metric = (name: string): number => metrics.find(each => each.name === name)?.value ?? Number.NaN;
    return { heap: metric('JSHeapUsedSize'), nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
  };
  // An hour's edits are still on their way to the browser's storage, each with those who wait for it.
  for (let before = await told(), quiet = 0; quiet < 3; ) {
    await setTimeout(1_000);
    await devtools.send('HeapProfiler.collectGarbage');
    const now = await told();
    quiet = now.listeners < before.listeners ? 0 : quiet + 1;
    before = now;
  }
  return told();
}

/** A view and back, a fiche and back. */
async function lookAround(page: Page): Promise<void> {
  const tabs = page.locator('territory-bar .tabs a');
  for (const index of [2, 4, 0]) {
    const tab = await hold(tabs.nth(index));
    await timeClick(tab);
    await tab.dispose();
  }
  await page.locator('action-card button[aria-label^="Ouvrir la fiche"]').first().click();
  await page.locator('action-sheet .tiptap').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('action-sheet').waitFor({ state: 'detached' });
}

/** @param perSecond edits that all of them make in a real second */
async function play({ page, company }: Scene, seconds: number, perSecond: number): Promise<void> {
  const edits = seconds * perSecond;
  const looks = Math.max(1, Math.round((LOOKS * seconds) / HOUR));
  for (let look = 0; look < looks; look++) {
    for (let made = 0; made < edits / looks; made += SPEED / 20) {
      for (let index = 0; index < SPEED / 20; index++)
        company.people[(made + index) % company.people.length]?.edit();
      await setTimeout(50);
    }
    await Promise.all(company.people.map(person => person.saved()));
    await lookAround(page);
  }
  await arrived(page, company);
}

/** The page has shown all that the others did. */
async function arrived(page: Page, { people }: Scene['company']): Promise<void> {
  const title = await hold(page.locator('action-card live-title').first());
  const action = await title.evaluate(node => String(Reflect.get(node, 'item')));
  const mark = ` ·${Date.now()}·`;
  const watched = await watchFor(title, mark);
  people[0]?.append(action, mark);
  await watched.evaluate(({ shown }) => shown);
  await watched.dispose();
  await title.dispose();
}

/** @param perSecond edits that all of them make in a real second */
export async function measureHour(scene: Scene, seconds: number, perSecond: number): Promise<void> {
  const { devtools, table } = scene;
  await devtools.send('Performance.enable');
  // In the first, the browser still compiles what is done often: code is a part of what it holds.
  await play(scene, seconds, perSecond);
  const before = await measureHeld(devtools);
  await play(scene, seconds, perSecond);
  const after = await measureHeld(devtools);
  const hour = seconds === HOUR ? 'an hour' : `${seconds / 60} minutes`;
  const growth = (key: keyof Held): number => Math.max(0, (100 * (after[key] - before[key])) / before[key]);
  table.add(`heap after ${hour} of a séance`, 'MB', [before.heap / 1024 / 1024]);
  table.add('heap after as long again', 'MB', [after.heap / 1024 / 1024]);
  for (const key of ['heap', 'nodes', 'listeners'] as const)
    table.add(`${key}, growth`, '%', [growth(key)], limits.growthPercent);
}
