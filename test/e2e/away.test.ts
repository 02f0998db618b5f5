/** Without a server, on purpose or not: what is opened again is there, and what is written then arrives later. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { card, launchBrowser, type Person, reopen, sitDown, soon } from './browser.ts';
import { startServer } from './server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The application's files are in the browser, and a worker stands ready to give them. */
const isKept = ({ page }: Person): Promise<boolean> =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');

/** Resolves when the browser has written on its disk what was typed so far: transactions of one store keep their order. */
const written = ({ page }: Person): Promise<void> =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    for (const name of names.filter(known => known.startsWith('tablee-')))
      await new Promise<void>(resolve => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('updates', 'readwrite');
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      });
  });

async function rename(person: Person, from: string, to: string): Promise<void> {
  await card(person, from).locator('live-title [role=button]').press('F2');
  await person.page.keyboard.type(to);
  await person.page.keyboard.press('Enter');
}

describe('a page without a server', () => {
  it('opens with the last plan, is written in, closed, opened again, and gives all of it when the server is back', async () => {
    const server = await startServer();
    onTestFinished(() => server.stop());
    const link = [...server.links].find(([name]) => name.includes('Pennes'))?.[1] ?? '';
    const alice = await sitDown(browser, link);
    await expect.poll(() => isKept(alice), { ...soon, timeout: 30_000 }).toBe(true);
    await server.kill('SIGKILL');
    await alice.page.reload();
    await card(alice, 'Soutenir le bénévolat').first().waitFor();
    await expect.poll(alice.state, soon).toContain('Hors ligne');
    await rename(alice, 'Soutenir le bénévolat', 'Écrit sans serveur');
    await card(alice, 'Écrit sans serveur').waitFor();
    // A page that is closed in the middle of a word asks first, which this test does not.
    await written(alice);
    const address = alice.page.url();
    await alice.page.close();
    const again = await reopen(alice, address);
    await card(again, 'Écrit sans serveur').waitFor();
    // A screen that was never opened before: its code is here too.
    await again.page.goto(address.replace('/plan', '/annuaire'));
    await again.page.getByRole('heading', { name: 'Annuaire des acteurs' }).waitFor();
    await server.restart();
    await expect.poll(again.state, soon).toBe('Enregistré');
    const bob = await sitDown(browser, link);
    await card(bob, 'Écrit sans serveur').waitFor();
  });
});
