import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from '../server/world.ts';
import { cell, launchBrowser, type Person, sitDown, soon } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function seat(screen: string): Promise<Person> {
  const { address, id, tokens } = await startWorld();
  return sitDown(browser, `${address}/t/${id}#cle=${tokens.editor}`, { screen, device: phone });
}

describe('a phone', () => {
  it('plans a year by a touch, and for one commune only by « Qui ? »', async () => {
    const alice = await seat('deploiement');
    const year = cell(alice, 'Mettre en œuvre des formations', '2022');
    await year.tap();
    await expect.poll(() => year.getAttribute('aria-label'), soon).toBe('2022 : tous');
    await alice.page.getByRole('button', { name: 'Qui ?' }).tap();
    await alice.page
      .getByRole('dialog', { name: 'Qui, en 2022' })
      .getByRole('checkbox', { name: 'Septèmes' })
      .tap();
    await expect.poll(() => year.getAttribute('aria-label'), soon).toBe('2022 : Septèmes');
    await expect.poll(alice.state, soon).toBe('Enregistré');
  });

  it.each(['plan', 'deploiement'])(
    'shows nothing wider than its screen on « %s » but what scrolls by itself',
    async screen => {
      const alice = await seat(screen);
      expect(await alice.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    },
  );
});
