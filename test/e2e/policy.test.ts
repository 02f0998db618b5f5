import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages, views } from '../../client/router.ts';
import { startWorld } from '../server/world.ts';
import { card, goTo, launchBrowser, sitDown } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('the content security policy', () => {
  it('is broken by nothing on any screen, a fiche being edited and a card moved', async () => {
    const world = await startWorld();
    const { page, ...rest } = await sitDown(
      browser,
      `${world.address}/t/${world.id}#cle=${world.tokens.coordinator}`,
    );
    const faults: string[] = [];
    page.on('console', message => {
      if (/content security policy/i.test(message.text())) faults.push(message.text());
    });
    await page.reload();
    await card({ page, ...rest }, 'Soutenir le bénévolat')
      .first()
      .waitFor();
    for (const screen of [...views, ...pages]) await goTo(page, `/t/${world.id}/${screen}`);
    await goTo(page, `/t/${world.id}/plan?fiche=a05`);
    await page.locator('action-sheet .tiptap').first().click();
    await page.keyboard.type('Des mots');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' en gras');
    await page.locator('action-sheet strong').first().waitFor();
    expect(faults).toEqual([]);
    // The policy is there, and the colours of the axes come through it.
    const hue = await page
      .locator('axis-column section')
      .first()
      .evaluate(section => getComputedStyle(section).borderTopColor);
    expect(hue).not.toBe('rgb(0, 0, 0)');
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    expect(faults).toHaveLength(1);
  });
});
