/** A room in front of a projector: what it shows is live, is driven from a phone, and is back by itself. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { cell, launchBrowser, type Person, sitDown, soon } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The links of a territory of the test's own. */
async function found(): Promise<{ readonly coordinator: string; readonly editor: string }> {
  const created = await fetch(`${server.address}/api/territories`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.adminToken}` },
    body: await readFile(new URL('../../server/examples/pennes-septemes.json', import.meta.url)),
  });
  return (await created.json()).links;
}

async function open(
  link: string,
  screen: string,
  name: string,
  size = { width: 1280, height: 720 },
): Promise<Page> {
  const context = await browser.newContext({ viewport: size });
  onTestFinished(() => context.close());
  await context.addInitScript(
    identity => localStorage.setItem('tablee.identity', identity),
    JSON.stringify({ name, institution: 'Caf' }),
  );
  const page = await context.newPage();
  const [address = '', key = ''] = link.split('#');
  await page.goto(`${address}/${screen}#${key}`);
  return page;
}

/** The titles in sight: all rows are laid out unseen too. */
const titles = 'projection-slide .rows:not(.measured) .row .title';

const project = async (link: string): Promise<Page> => {
  const page = await open(link, 'projection', 'Claire');
  await page.locator(titles).first().waitFor();
  return page;
};
const feedOf = async (page: Page): Promise<string> =>
  (await page.locator('.feed').innerText()).replace(/\s+/g, ' ').trim();
const header = (page: Page): Promise<string> => page.locator('projection-page header').innerText();
const marc = (link: string): Promise<Person> =>
  sitDown(browser, link, { name: 'Bob', institution: 'Septèmes', screen: 'deploiement' });

describe('the projector', () => {
  it('has what Bob changes glow, tells it under his name, and counts him', async () => {
    const { coordinator, editor } = await found();
    const projector = await project(coordinator);
    const bob = await marc(editor);
    const aside = projector.locator('projection-aside .people');
    await expect
      .poll(async () => (await aside.innerText()).replace(/\s+/g, ' '), soon)
      .toContain('1 personne à table Septèmes 1');
    await cell(bob, 'Mettre en œuvre des formations', '2022').click();
    await projector
      .locator('projection-slide .fresh')
      .filter({ hasText: 'Mettre en œuvre des formations' })
      .waitFor();
    await expect.poll(() => feedOf(projector), soon).toBe('Bob · Septèmes · Action 4 : + 2022');
    await bob.context.close();
    await expect.poll(() => feedOf(projector), soon).toBe('Action 4 : + 2022');
  });

  it('is driven from a coordinator’s phone, and from nobody else’s', async () => {
    const { coordinator, editor } = await found();
    const projector = await project(coordinator);
    const phone = await open(coordinator, 'telecommande', 'Nadia', { width: 390, height: 844 });
    await phone.getByRole('button', { name: 'Suivant' }).click();
    await expect.poll(() => header(projector), soon).toContain('page 2 sur');
    await phone.getByRole('button', { name: 'Suivant' }).dblclick();
    await expect.poll(() => header(projector), soon).toContain('Enjeu 2 sur 3');
    await phone.getByRole('button', { name: 'Précédent' }).click();
    await expect.poll(() => header(projector), soon).toMatch(/Enjeu 1 sur 3[\s\S]*page (\d) sur \1/);
    await phone.getByRole('button', { name: 'Grille' }).click();
    await expect.poll(() => header(projector), soon).toContain('Déploiement');
    await phone.getByRole('button', { name: 'Code et présence' }).click();
    await projector.locator('projection-aside').waitFor({ state: 'detached' });
    const other = await open(editor, 'telecommande', 'Bob', { width: 390, height: 844 });
    await other.getByText('Seule une personne qui coordonne').waitFor();
  });

  it('shows the same page again when the server was killed and started again, and when it is reloaded', async () => {
    const { coordinator, editor } = await found();
    const projector = await project(coordinator);
    for (let turned = 0; turned < 4; turned++) await projector.keyboard.press('ArrowRight');
    await expect.poll(() => header(projector), soon).toContain('Enjeu 2 sur 3');
    const before = await header(projector);
    const rows = await projector.locator(titles).allInnerTexts();
    await server.kill('SIGKILL');
    await expect.poll(() => header(projector), soon).toContain('Connexion coupée');
    await server.restart();
    await expect.poll(() => header(projector), { ...soon, timeout: 30_000 }).toBe(before);
    const shown = projector.locator(titles);
    expect(await shown.allInnerTexts()).toEqual(rows);
    // It is live again, without anybody at its computer.
    const bob = await marc(editor);
    await cell(bob, 'Soutenir le bénévolat', '2022').click();
    await expect.poll(() => feedOf(projector), soon).toContain('Bob · Septèmes');
    await projector.reload();
    await shown.first().waitFor();
    await expect.poll(() => header(projector), soon).toBe(before);
  });
});

describe('« Suivez-moi »', () => {
  it('leads the others’ screens to a coordinator’s view and filter, until they leave', async () => {
    const { coordinator, editor } = await found();
    const nadia = await sitDown(browser, coordinator, { name: 'Nadia', institution: 'Caf' });
    const bob = await sitDown(browser, editor, { name: 'Bob', institution: 'Septèmes' });
    await nadia.page.locator('presence-list .faces').click();
    await nadia.page.getByRole('button', { name: 'Suivez-moi' }).click();
    await bob.page.getByText('Vous suivez Nadia · Caf.').waitFor();
    await nadia.page.getByText('1 écran vous suit').waitFor();
    await nadia.page.getByRole('link', { name: 'Déploiement' }).click();
    await expect.poll(() => new URL(bob.page.url()).pathname, soon).toMatch(/deploiement$/);
    await nadia.page.getByRole('searchbox', { name: 'Chercher dans le plan' }).fill('parents');
    await expect.poll(() => new URL(bob.page.url()).search, soon).toBe('?q=parents');
    await bob.page.getByRole('button', { name: 'Ne plus suivre' }).click();
    await nadia.page.getByRole('link', { name: 'Liste' }).click();
    await nadia.page.getByText('personne ne vous suit encore').waitFor();
    expect(new URL(bob.page.url()).pathname).toMatch(/deploiement$/);
    await bob.page.getByRole('button', { name: 'Suivre' }).click();
    await expect.poll(() => new URL(bob.page.url()).pathname, soon).toMatch(/liste$/);
  });
});
