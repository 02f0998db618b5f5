/** People in front of real browsers. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { onTestFinished } from 'vitest';
import { browserArguments, findBrowser } from '../browser.ts';

/** How long what is waited for may take, and how often it is looked at. */
export const soon = { timeout: 15_000, interval: 50 };

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('e2e: no browser; see test/ensure-browser.ts');
  // A machine that names no locale has Chromium call a file whose name bears an accent « download ».
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return chromium.launch({ executablePath, args: browserArguments(), env });
}

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the state line says. */
  state(): Promise<string>;
}

/** The projector's page. */
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 720 } };

/** Opens a link as somebody who has said who they are, and waits for the plan. They leave when the test ends. */
export async function sitDown(
  browser: Browser,
  link: string,
  { name = 'Nadia', institution = 'Septèmes', screen = 'plan', device = desk } = {},
): Promise<Person> {
  const context = await browser.newContext(device);
  onTestFinished(() => context.close());
  await context.addInitScript(
    identity => localStorage.setItem('tablee.identity', identity),
    JSON.stringify({ name, institution }),
  );
  const page = await context.newPage();
  const [address = '', key = ''] = link.split('#');
  await page.goto(`${address}/${screen}#${key}`);
  await page
    .locator(screen === 'plan' ? 'axis-column' : 'deployment-grid')
    .first()
    .waitFor();
  return personAt(page);
}

/** The same browser of the same person, on a new page. */
export async function reopen({ context }: Person, address: string): Promise<Person> {
  const page = await context.newPage();
  await page.goto(address);
  return personAt(page);
}

function personAt(page: Page): Person {
  const state = async (): Promise<string> =>
    (await page.locator('save-state .state').innerText()).replace(/\s+/g, ' ').trim();
  return { page, context: page.context(), state };
}

/** Goes there as a link would, and waits for its code. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(href => {
    history.pushState(null, '', href);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  // Behind a fiche that is all there is, it is hidden.
  await page.locator('main > :not(p)').first().waitFor({ state: 'attached' });
}

/** The year cell of an action in the grid, both told by how they begin. */
export function cell({ page }: Person, action: string, year: string): Locator {
  return page.getByRole('row').filter({ hasText: action }).locator(`td[aria-label^="${year}"]`);
}

export function card({ page }: Person, title: string): Locator {
  return page.locator('action-card').filter({ hasText: title });
}

/** The titles of all axes on the board, of those that are far from the screen too. */
export function axes({ page }: Person): Promise<string[]> {
  return page.locator('axis-column h2 span:not(.number)').allInnerTexts();
}

/** The link, but through another address: a cable that can be cut. */
export function linkVia(link: string, address: string): string {
  const { pathname, hash } = new URL(link);
  return address + pathname + hash;
}
