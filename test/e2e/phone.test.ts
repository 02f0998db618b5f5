import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExample, startWorld } from '../server/world.ts';
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

  it('has the first card of each column in its upper 40 %, under the longest titles there are', async () => {
    const { address, territories } = await startWorld();
    const { id, tokens } = await territories.create(await readExample('bassin-de-vie-carros'));
    const { page } = await sitDown(browser, `${address}/t/${id}#cle=${tokens.editor}`, { device: phone });
    const columns = page.locator('axis-column');
    await expect.poll(() => columns.count(), soon).toBe(7);
    for (let index = 0; index < 7; index++) {
      // Far from the screen, a column is only read.
      await columns.nth(index).scrollIntoViewIfNeeded();
      const first = columns.nth(index).locator('action-card').first();
      const { y = 844 } = (await first.boundingBox()) ?? {};
      expect(y / 844, `column ${index + 1}`).toBeLessThanOrEqual(0.4);
    }
  });
});
