/** What a person does on a plan that others edit, one gesture after the other. */
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { type Budget, budgets, limits } from '../budgets.ts';
import type { Company } from './editors.ts';
import type { Table } from './table.ts';
import { type Handle, hold, timeClick, timeKey, timeMouse, timeScroll, watchFor } from './timing.ts';

export interface Scene {
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly company: Company;
  readonly table: Table;
  /** How often each thing is measured. */
  readonly times: number;
}

/** Milliseconds between two of the person's gestures: a letter of somebody who types fast, a look at a view. */
const [TYPING, LOOKING] = [120, 500];

/** Milliseconds of a frame that is seen to be missing. */
const DROPPED = 50;

/** Letters that are typed one after the other, so that each search is another. */
const phrase = 'accueil petite enfance parents';

async function measure(
  { table, times }: Scene,
  name: string,
  budget: Budget,
  time: () => Promise<number>,
): Promise<void> {
  const spent: number[] = [];
  for (let index = 0; index < times; index++) {
    await setTimeout(budget === 'keystroke' || budget === 'search' ? TYPING : LOOKING);
    spent.push(await time());
  }
  table.add(name, 'ms', spent, budgets[budget]);
}

async function measureKeys(scene: Scene, name: string, budget: Budget): Promise<void> {
  let index = 0;
  await measure(scene, name, budget, () => timeKey(scene.page, phrase.charAt(index++ % phrase.length)));
}

async function tabsOf({ page }: Scene): Promise<ReadonlyMap<string, Handle>> {
  const tabs = page.locator('territory-bar .tabs a');
  const names = await tabs.allInnerTexts();
  const held = await Promise.all((await tabs.all()).map(hold));
  return new Map(held.map((handle, index) => [names[index]?.trim() ?? '', handle]));
}

async function goTo(scene: Scene, view: string): Promise<void> {
  const tab = (await tabsOf(scene)).get(view);
  if (!tab) throw new Error(`client: there is no view ${view}`);
  await timeClick(tab);
  await setTimeout(LOOKING);
}

export async function measureViews(scene: Scene): Promise<void> {
  const tabs = [...(await tabsOf(scene))];
  // The code of each view must be here before it is timed.
  for (const [, tab] of tabs) await timeClick(tab);
  for (const [index, [name, own]] of tabs.entries()) {
    const other = tabs[index === 0 ? 1 : 0]?.[1];
    if (!other) continue;
    await measure(scene, `view « ${name} »`, 'view', async () => {
      await timeClick(other);
      await setTimeout(LOOKING);
      return timeClick(own);
    });
  }
  await goTo(scene, 'Plan');
}

export async function measureSearch(scene: Scene): Promise<void> {
  await scene.page.getByRole('searchbox', { name: 'Chercher dans le plan' }).click();
  await measureKeys(scene, 'letter of a search', 'search');
  await scene.page.keyboard.press('Escape');
  await setTimeout(LOOKING);
}

export async function measureTitle(scene: Scene): Promise<void> {
  await scene.page.locator('action-card live-title [role=button]').nth(5).click();
  await measureKeys(scene, 'keystroke in a title', 'keystroke');
  await scene.page.keyboard.press('Escape');
}

export async function measureSheet(scene: Scene): Promise<void> {
  const { page } = scene;
  const opener = await hold(page.locator('action-card button[aria-label^="Ouvrir la fiche"]').nth(2));
  const editor = page.locator('action-sheet .tiptap').first();
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await editor.waitFor({ state: 'detached' });
  };
  await timeClick(opener);
  await editor.waitFor();
  await close();
  await measure(scene, 'fiche', 'sheet', async () => {
    const spent = await timeClick(opener);
    await editor.waitFor();
    await close();
    return spent;
  });
  await timeClick(opener);
  await editor.click();
  await measureKeys(scene, 'keystroke in a section', 'keystroke');
  // The first one leaves the text.
  await page.keyboard.press('Escape');
  await close();
}

/** Years planned and taken back under the mouse, in the rows that are in sight. */
export async function measureGrid(scene: Scene): Promise<void> {
  const { page } = scene;
  await goTo(scene, 'Déploiement');
  const cells = await page.locator('deployment-grid td[aria-label^="2024"]').all();
  const boxes = await Promise.all(cells.slice(0, 5).map(cell => cell.boundingBox()));
  let index = 0;
  await measure(scene, 'year of the grid', 'gridToggle', async () => {
    const box = boxes[index++ % boxes.length];
    return box ? timeMouse(page, box.x + box.width / 2, box.y + box.height / 2) : Number.NaN;
  });
  await goTo(scene, 'Plan');
}

/** Somebody else's letters, until they are read in the title of a card in sight. */
export async function measureRemote(scene: Scene): Promise<void> {
  const { page, company } = scene;
  const [somebody] = company.people;
  const title = await hold(page.locator('action-card live-title').first());
  const action = await title.evaluate(node => String(Reflect.get(node, 'item')));
  let index = 0;
  await measure(scene, 'somebody else’s letter', 'remoteEdit', async () => {
    const mark = ` ·${++index}·`;
    const watched = await watchFor(title, mark);
    const sent = Date.now();
    somebody?.append(action, mark);
    const seen = await watched.evaluate(({ shown }) => shown);
    await watched.dispose();
    return seen - sent;
  });
}

async function scrollOver(
  { page, devtools, table }: Scene,
  name: string,
  distances: readonly { xDistance?: number; yDistance?: number }[],
): Promise<void> {
  const frames: number[] = [];
  for (const distance of distances)
    frames.push(...(await timeScroll(page, devtools, { x: 640, y: 450, ...distance })));
  const dropped = frames.filter(time => time > DROPPED).length;
  table.add(`${name}, frames`, 'ms', frames);
  table.add(`${name}, frames dropped`, '%', [(100 * dropped) / frames.length], limits.droppedPercent);
}

export async function measureScroll(scene: Scene): Promise<void> {
  const down = [{ yDistance: -4_000 }, { yDistance: 4_000 }];
  await scrollOver(scene, 'scroll of the board', [...down, { xDistance: -4_000 }, { xDistance: 4_000 }]);
  await goTo(scene, 'Déploiement');
  await scrollOver(scene, 'scroll of the grid', down);
  await goTo(scene, 'Plan');
}
