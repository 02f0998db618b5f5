/** Every screen, page and dialog, looked at by axe-core in a real browser on the real server. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { pages, views } from '../../client/router.ts';
import { adminToken, readExample, startWorld, type World } from '../server/world.ts';
import { goTo, launchBrowser, sitDown } from './browser.ts';

const desk = { viewport: { width: 1280, height: 720 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const devices = { desk, phone };

let browser: Browser;
let axe: string;
beforeAll(async () => {
  [browser, axe] = await Promise.all([
    launchBrowser(),
    readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'),
  ]);
});
afterAll(() => browser.close());

/** What axe finds, each fault as a line, and what it does not look at: the title and how many chief headings are in sight. */
async function faultsOn(page: Page, name: string): Promise<readonly string[]> {
  // What is drawn frame by frame is there. A page where nothing moves any more may never be called idle.
  await page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve, { timeout: 300 })));
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const violations = await page.evaluate(
    async () => (await window.axe.run(document, { resultTypes: ['violations'] })).violations,
  );
  const faults = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} – ${target.flat().join(' ')}`),
  );
  const heads = await page.locator('h1:visible').count();
  const title = await page.title();
  return [
    ...faults.map(fault => `${name}: ${fault}`),
    ...(heads === 1 ? [] : [`${name}: ${heads} chief headings`]),
    ...(/ – Tablée$|^Tablée$/.test(title) ? [] : [`${name}: the title is « ${title} »`]),
  ];
}

async function faultsOnScreens(page: Page, id: string, action: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const screen of [...views, ...pages]) {
    await goTo(page, `/t/${id}/${screen}`);
    faults.push(...(await faultsOn(page, screen)));
  }
  for (const screen of [`plan?fiche=${action}`, `deploiement?fiche=${action}`, `action/${action}`]) {
    await goTo(page, `/t/${id}/${screen}`);
    await page.locator('action-sheet sheet-head').getByRole('heading').first().waitFor();
    faults.push(...(await faultsOn(page, screen)));
  }
  return faults;
}

async function seat(
  world: World,
  role: keyof World['tokens'],
  device: BrowserContextOptions = desk,
): Promise<Page> {
  const link = `${world.address}/t/${world.id}#cle=${world.tokens[role]}`;
  return (await sitDown(browser, link, { device })).page;
}

/** The plan of L’Union beside the one of Les Pennes: it has orientations, and no action yet. */
async function withLUnion(): Promise<World> {
  const world = await startWorld();
  const answer = await fetch(`${world.address}/api/territories`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${adminToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(await readExample('l-union')),
  });
  const { id, links } = await answer.json();
  const key = (link: string): string => new URL(link).hash.slice('#cle='.length);
  return {
    ...world,
    id,
    tokens: {
      coordinator: key(links.coordinator),
      editor: key(links.editor),
      reader: key(links.reader),
    },
  };
}

describe('axe-core finds nothing', () => {
  it.each(['desk', 'phone'] as const)(
    'on any screen of Les Pennes, for a coordinator at a %s',
    async name => {
      const world = await startWorld();
      const page = await seat(world, 'coordinator', devices[name]);
      expect(await faultsOnScreens(page, world.id, 'a04')).toEqual([]);
    },
  );

  it('on any screen of Les Pennes, for a reader', async () => {
    const world = await startWorld();
    expect(await faultsOnScreens(await seat(world, 'reader'), world.id, 'a04')).toEqual([]);
  });

  it.each(['desk', 'phone'] as const)(
    'on any screen of L’Union, nor on a fiche that is gone, at a %s',
    async name => {
      const world = await withLUnion();
      const page = await seat(world, 'coordinator', devices[name]);
      const faults: string[] = [];
      for (const screen of [...views, ...pages, 'action/gone', 'plan?fiche=gone']) {
        await goTo(page, `/t/${world.id}/${screen}`);
        faults.push(...(await faultsOn(page, screen)));
      }
      expect(faults).toEqual([]);
    },
  );

  it.each(['desk', 'phone'] as const)('on the pages outside a territory, at a %s', async name => {
    const { address } = await startWorld();
    const context = await browser.newContext(devices[name]);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const faults: string[] = [];
    for (const path of [
      '/',
      '/nouveau',
      '/admin',
      '/rejoindre',
      '/rejoindre/ZZZZZZ',
      '/accessibilite',
      '/nulle-part',
      '/t/nobody',
    ]) {
      await page.goto(address + path);
      await page.locator('h1').first().waitFor();
      faults.push(...(await faultsOn(page, path)));
    }
    expect(faults).toEqual([]);
  });

  it.each(['desk', 'phone'] as const)('in any dialog or menu, at a %s', async name => {
    const world = await startWorld();
    const page = await seat(world, 'coordinator', devices[name]);
    const faults: string[] = [];
    const look = async (what: string, open: () => Promise<void>, opened = 'dialog[open]'): Promise<void> => {
      await open();
      await page.locator(opened).first().waitFor();
      faults.push(...(await faultsOn(page, what)));
      await page.keyboard.press('Escape');
      await page.locator(opened).waitFor({ state: 'detached' });
    };
    const button = (text: string | RegExp, exact = false) =>
      page.getByRole('button', { name: text, exact }).first();
    // One card is enough, and quick to look at.
    await goTo(page, `/t/${world.id}/plan?q=passerelle`);
    const more = page.locator('action-card item-menu button.more');
    const menu = ':popover-open';
    await look('menu of a card', () => more.click(), menu);
    for (const entry of [
      'Pilotes…',
      'Thématiques…',
      'Déplacer…',
      'Faire figurer',
      'Commenter…',
      'Historique…',
    ])
      await look(entry, async () => {
        await more.click();
        await page.getByRole('menuitem', { name: entry }).click();
      });
    await look('keys', () => page.keyboard.press('?'));
    await look('figures', () => button('Chiffres').click(), menu);
    await look('pages', () => button('Plus', true).click(), menu);
    await look('people', () => button(/^Autour de la table/).click(), menu);
    await look('identity', async () => {
      await button(/^Autour de la table/).click();
      await button('Modifier', true).click();
    });
    await goTo(page, `/t/${world.id}/action/a04`);
    await look('sections', async () => {
      await page.locator('sheet-head item-menu button.more').click();
      await page.getByRole('menuitem', { name: 'Rubriques' }).click();
    });
    await goTo(page, `/t/${world.id}/annuaire`);
    await button(/^Modifier : Septèmes/).click();
    await look('merge', () => button('Fusionner avec…').click());
    await look('delete', () => button('Supprimer…').click());
    expect(faults).toEqual([]);
  });
});
