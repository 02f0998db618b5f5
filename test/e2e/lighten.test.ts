import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { axes, launchBrowser, type Person, sitDown, soon } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function lighten({ address, adminToken }: RunningServer, link: string): Promise<number> {
  const id = new URL(link).pathname.split('/').at(-1);
  const headers = { authorization: `Bearer ${adminToken}` };
  return (await fetch(`${address}/api/territories/${id}/lighten`, { method: 'POST', headers })).status;
}

async function addAxis({ page }: Person, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter : enjeu' }).click();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
}

describe('a plan that is made lighter while people are in it', () => {
  it('comes again by itself to all, and tells who was offline what cannot be sent any more', async () => {
    const server = await startServer();
    onTestFinished(() => server.stop());
    const link = server.links.get('L’Union') ?? '';
    const [alice, bob] = [await sitDown(browser, link), await sitDown(browser, link)];
    // Two windows of one browser, which remember what they belong to in the same place.
    const again = await alice.context.newPage();
    await again.goto(alice.page.url());
    await again.locator('axis-column').first().waitFor();
    await addAxis(alice, 'Avant');
    await expect.poll(alice.state, soon).toBe('Enregistré');
    await expect.poll(() => axes(bob), soon).toContain('Avant');
    await bob.context.setOffline(true);
    await addAxis(bob, 'Jamais envoyé');
    await expect.poll(bob.state, soon).toContain('gardée');

    expect(await lighten(server, link)).toBe(200);
    await expect.poll(alice.state, soon).toBe('Enregistré');
    await expect.poll(() => axes(alice), soon).toHaveLength(9);
    await addAxis(alice, 'Après');
    await expect.poll(alice.state, soon).toBe('Enregistré');
    const second = { ...alice, page: again };
    await expect.poll(() => axes(second), soon).toHaveLength(10);
    expect(await axes(second)).toEqual(expect.arrayContaining(['Avant', 'Après']));

    await bob.context.setOffline(false);
    await expect.poll(bob.state, soon).toContain('allégé, sur le serveur');
    expect(await axes(bob)).toContain('Jamais envoyé');
    await bob.page.getByRole('button', { name: 'Repartir du plan enregistré' }).click();
    await expect.poll(() => axes(bob), soon).toContain('Après');
    expect(await axes(bob)).not.toContain('Jamais envoyé');
    await expect.poll(bob.state, soon).toBe('Enregistré');
    expect(await axes(alice)).toHaveLength(10);
  });
});
