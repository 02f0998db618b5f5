/** Small screens, large letters and the system's own colours: nothing is lost of any screen. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages, views } from '../../client/router.ts';
import { readExample, startWorld } from '../server/world.ts';
import { goTo, launchBrowser, sitDown, soon } from './browser.ts';

const screens = [...views, ...pages, 'action/a04', 'plan?fiche=a04'];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function eachScreen<Found>(
  device: BrowserContextOptions,
  look: (page: Page, screen: string) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const { address, id, tokens } = await startWorld();
  const { page } = await sitDown(browser, `${address}/t/${id}#cle=${tokens.coordinator}`, { device });
  const found: Found[] = [];
  for (const screen of screens) {
    await goTo(page, `/t/${id}/${screen}`);
    if (screen.endsWith('a04')) await page.locator('sheet-facts').waitFor();
    found.push(...(await look(page, screen)));
  }
  return found;
}

/** The screen, when all of it is wider than the window. What scrolls in itself may be. */
async function overflow(page: Page, screen: string): Promise<readonly string[]> {
  const [content, room] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  return content === room ? [] : [`${screen}: ${content} > ${room}`];
}

/** What a finger would miss: under 44 pixels. Links in a sentence and what is for the keyboard only are not looked at. */
async function smallTargets(page: Page, screen: string): Promise<readonly string[]> {
  const names = await page.evaluate(() => {
    const targets =
      'a[href], button, input, select, textarea, summary, [role="button"], [contenteditable="true"]';
    const all = (root: ParentNode): readonly Element[] =>
      [...root.querySelectorAll('*')].flatMap(element => [
        element,
        ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ]);
    return all(document)
      .filter(element => element.matches(targets) && element.checkVisibility({ visibilityProperty: true }))
      .filter(element => !element.matches('p a, .skip'))
      .flatMap(element => {
        const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
        const isBox = element.matches('[type="checkbox"], [type="radio"]');
        const { width, height } = (isBox && label ? label : element).getBoundingClientRect();
        const isSmall = width < 43.5 || height < 43.5;
        const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
        return isSmall
          ? [`${element.localName} « ${name.trim()} » ${Math.round(width)}×${Math.round(height)}`]
          : [];
      });
  });
  return [...new Set(names)].map(name => `${screen}: ${name}`);
}

describe('no screen is wider than its window', () => {
  it('of 320 pixels', async () => {
    const device = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
    expect(await eachScreen(device, overflow)).toEqual([]);
  });

  it.each([1280, 390])('of %i pixels with letters twice as large', async width => {
    const found = await eachScreen({ viewport: { width, height: 800 } }, async (page, screen) => {
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      return overflow(page, screen);
    });
    expect(found).toEqual([]);
  });
});

describe('a finger', () => {
  it('finds targets of 44 pixels on each screen', async () => {
    const device = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    expect(await eachScreen(device, smallTargets)).toEqual([]);
  });
});

describe('the system’s own colours', () => {
  it('show which tab is open', async () => {
    const { address, id, tokens } = await startWorld();
    const device = { viewport: { width: 1280, height: 720 }, forcedColors: 'active' } as const;
    const { page } = await sitDown(browser, `${address}/t/${id}#cle=${tokens.reader}`, { device });
    const underline = (name: string): Promise<string> =>
      page.getByRole('link', { name, exact: true }).evaluate(tab => getComputedStyle(tab).borderBottomColor);
    expect(await underline('Plan')).not.toBe(await underline('Liste'));
  });
});

describe('paper', () => {
  it('has every column of the board, and nothing that is only to be clicked', async () => {
    const { address, territories } = await startWorld();
    const { id, tokens } = await territories.create(await readExample('bassin-de-vie-carros'));
    const { page } = await sitDown(browser, `${address}/t/${id}#cle=${tokens.editor}`, {
      device: { viewport: { width: 1060, height: 750 } },
    });
    const columns = page.locator('axis-column');
    await expect.poll(() => columns.count(), soon).toBe(7);
    await page.emulateMedia({ media: 'print' });
    for (const column of await columns.all()) {
      const { x = -1, width = 0 } = (await column.boundingBox()) ?? {};
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(1060);
    }
    expect(await page.getByText('+ Pilote').filter({ visible: true }).count()).toBe(0);
  });
});
