/** An hour of a séance in a minute or so: what a page holds must not grow with what happens in it. */
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
  // What is only there until the page is idle, or for its next frames, is gone first.
  await setTimeout(2_000);
  for (let times = 0; times < 3; times++) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const told = (name: string): number => metrics.find(metric => metric.name === name)?.value ?? Number.NaN;
  return { heap: told('JSHeapUsedSize'), nodes: told('Nodes'), listeners: told('JSEventListeners') };
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
  await play(scene, seconds / 12, perSecond);
  const before = await measureHeld(devtools);
  await play(scene, seconds, perSecond);
  const after = await measureHeld(devtools);
  const hour = seconds === HOUR ? 'an hour' : `${seconds / 60} minutes`;
  const growth = (key: keyof Held): number => Math.max(0, (100 * (after[key] - before[key])) / before[key]);
  table.add(`heap before ${hour} of a séance`, 'MB', [before.heap / 1024 / 1024]);
  table.add('heap after it', 'MB', [after.heap / 1024 / 1024]);
  for (const key of ['heap', 'nodes', 'listeners'] as const)
    table.add(`${key}, growth`, '%', [growth(key)], limits.growthPercent);
}
