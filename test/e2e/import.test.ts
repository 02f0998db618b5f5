/** A spreadsheet becomes a plan, or joins one, and leaves it again. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, launchBrowser, reopen, sitDown, soon } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const folder = new URL('../fixtures/tables/', import.meta.url);
/** The plan of Les Pennes and Septèmes as a grid: 24 actions, 104 crosses. */
const pennes = new URL('pennes.xlsx', folder).pathname;
/** Actions 1 and 3 of it otherwise, and two that it does not have. */
const conflicts = new URL('pennes-conflits.csv', folder).pathname;

let server: RunningServer;
let browser: Browser;
let link: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  link = server.links.get('Les Pennes-Mirabeau et Septèmes-les-Vallons') ?? '';
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const give = async (page: Page, file: string): Promise<void> => {
  await page.locator('import-drop input[type=file]').setInputFiles(file);
  await page.locator('import-desk .counts').waitFor();
};
const countsIn = async (page: Page): Promise<string> =>
  (await page.locator('import-desk .counts').innerText()).replace(/\s+/g, ' ');
const planOf = async (
  address: string,
  key: string,
): Promise<{ actions: { title: string; deployment: object }[] }> => {
  const answer = await fetch(`${address}/export.json`, { headers: { authorization: `Bearer ${key}` } });
  return answer.json();
};
const plan = (): Promise<{ actions: { title: string; deployment: object; pilots?: string[] }[] }> => {
  const [address = '', key = ''] = link.split('#cle=');
  return planOf(address.replace('/t/', '/api/territories/'), key);
};
const titles = async (): Promise<readonly string[]> => (await plan()).actions.map(({ title }) => title);

describe('the import of a spreadsheet', () => {
  it('makes a new territory of the grid of a real plan, with all its crosses', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.address}/nouveau`);
    await page.getByRole('button', { name: 'Partir de ce tableau' }).click();
    await give(page, pennes);
    expect(await countsIn(page)).toContain('24 actions 3 enjeux 8 orientations 104 croix');
    await page.getByLabel('Mot de passe d’administration').fill(server.adminToken);
    await page.getByRole('button', { name: 'Créer le plan' }).click();
    const open = page.getByRole('link', { name: 'Ouvrir le plan' });
    await open.waitFor();
    const [path = '', key = ''] = ((await open.getAttribute('href')) ?? '').split('#cle=');
    const { actions } = await planOf(`${server.address}${path.replace('/t/', '/api/territories/')}`, key);
    expect(actions).toHaveLength(24);
    expect(actions.reduce((sum, { deployment }) => sum + Object.keys(deployment).length, 0)).toBe(104);
    await context.close();
  });

  it('reads a block that is pasted anywhere on the page', async () => {
    const { page } = await sitDown(browser, link);
    await goTo(page, `${new URL(page.url()).pathname.replace('/plan', '')}/importer`);
    await page.locator('import-drop').waitFor();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData(
        'text/plain',
        'N°\tAction\tPilote\t2025\n1\tOuvrir une ludothèque\tCaf\tX\n2\tCafé des parents\tCaf\t',
      );
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true }),
      );
    });
    await page.locator('import-desk .counts').waitFor();
    expect(await countsIn(page)).toContain('2 actions');
  });

  it('says what is wrong with a file that is none, and takes another one', async () => {
    const { page } = await sitDown(browser, link);
    await goTo(page, `${new URL(page.url()).pathname.replace('/plan', '')}/importer`);
    await page.locator('import-drop input[type=file]').setInputFiles({
      name: 'photo.xlsx',
      mimeType: 'image/png',
      buffer: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    });
    await expect.poll(() => page.locator('import-drop').getByRole('alert').innerText(), soon).not.toBe('');
    await page.getByRole('button', { name: 'Choisir un autre fichier' }).waitFor();
    await give(page, pennes);
  });

  it('joins the plan that is open, beside and over what is there, and is taken back after a reload while another edits', async () => {
    const before = await plan();
    const alice = await sitDown(browser, link);
    const bob = await sitDown(browser, link, { name: 'Bob', institution: 'Caf' });
    await goTo(alice.page, `${new URL(alice.page.url()).pathname.replace('/plan', '')}/importer`);
    await give(alice.page, conflicts);
    await alice.page.getByRole('group', { name: 'Pour toutes' }).waitFor();
    const first = alice.page.locator('import-matches li.match').first();
    expect(await first.locator('table').innerText()).toContain('Pilotes');
    await first.getByRole('radio', { name: 'Remplacer par le tableau' }).check();
    await alice.page.getByRole('button', { name: 'Ajouter 2 actions, en remplacer 1' }).click();
    const place = (): Promise<string> =>
      alice.page.locator('main').evaluate(main => (main.matches(':focus') ? 'main' : ''));
    await expect.poll(place, soon).toBe('main');
    await expect.poll(titles, soon).toContain('Créer une maison des familles');
    await expect
      .poll(() => bob.page.getByText('Créer une maison des familles').count(), soon)
      .toBeGreaterThan(0);
    await expect.poll(alice.state, soon).toBe('Enregistré');
    expect(await titles()).toHaveLength(26);

    // Bob goes on meanwhile: in an action that was imported, and elsewhere.
    const grid = await reopen(bob, bob.page.url().replace('/plan', '/deploiement'));
    await grid.page.locator('deployment-grid').waitFor();
    const cell = grid.page
      .getByRole('row')
      .filter({ hasText: 'Créer une maison des familles' })
      .locator('td[aria-label^="2026"]');
    await cell.click();
    await expect
      .poll(
        async () =>
          (await plan()).actions.find(({ title }) => title === 'Créer une maison des familles')?.deployment,
        soon,
      )
      .toHaveProperty('2026');

    const later = await reopen(alice, alice.page.url());
    await later.page.locator('axis-column').first().waitFor();
    await later.page.getByRole('button', { name: 'Plus', exact: true }).click();
    await later.page.getByRole('button', { name: 'Annuler l’import' }).click();
    const toast = async (): Promise<string> =>
      (await later.page.locator('toast-line .toast').innerText()).replace(/\s+/g, ' ');
    await expect
      .poll(toast, soon)
      .toMatch(/L’import est annulé : 1 action retirée.*Gardé, car modifié depuis/);
    await expect.poll(titles, soon).not.toContain('Former les agents d’accueil');
    const after = await plan();
    expect(after.actions.filter(({ title }) => title !== 'Créer une maison des familles')).toEqual(
      before.actions,
    );
    expect(after.actions).toHaveLength(25);
  });
});
