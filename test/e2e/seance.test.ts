/** A séance from its opening to its end, with the coordinator's desk and a phone in the room. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startWorld, type World } from '../server/world.ts';
import { card, goTo, launchBrowser, type Person, sitDown, soon } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function coordinate({ address, id, tokens }: World): Promise<Person> {
  const link = `${address}/t/${id}#cle=${tokens.coordinator}`;
  const marc = await sitDown(browser, link, { name: 'Marc', institution: 'Caf' });
  await goTo(marc.page, `/t/${id}/inviter`);
  return marc;
}

/** Opens a séance until tonight. @returns its code */
async function openSeance({ page }: Person): Promise<string> {
  await page.getByRole('textbox', { name: 'Nom de la séance' }).fill('Atelier petite enfance');
  await page.getByRole('button', { name: 'Ouvrir la séance' }).click();
  const code = await page.locator('seance-card .code').innerText();
  return code.replace('Code :', '').trim();
}

/** Somebody who has scanned the code, at the door. */
async function arrive(address: string, path: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext(phone);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(address + path);
  return { page, context };
}

async function takeSeat(page: Page, name: string, institution: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Votre prénom' }).fill(name);
  await page.getByRole('radio', { name: institution }).tap();
  await page.getByRole('button', { name: 'Prendre place' }).tap();
  await page.locator('axis-column').first().waitFor();
}

const leftOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => [
    ...(await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('tablee-') ? [name] : [])),
    ...Object.keys(localStorage),
  ]);

describe('a séance', () => {
  it('is opened, joined from a phone by its code, written in, seen, and over for the phone when it ends', async () => {
    const world = await startWorld();
    const marc = await coordinate(world);
    const code = await openSeance(marc);
    expect(code).toMatch(/^[A-Z2-9]{3} [A-Z2-9]{3}$/);

    const { page } = await arrive(world.address, '/rejoindre');
    await page.getByRole('textbox', { name: 'Code de la séance' }).fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Continuer' }).tap();
    await page.getByRole('heading', { name: 'Atelier petite enfance' }).waitFor();
    await takeSeat(page, 'Nadia', 'Septèmes');
    // Nobody is asked twice who they are.
    expect(await page.getByRole('dialog').count()).toBe(0);
    await marc.page.getByText('1 personne a rejoint la séance').waitFor();

    const title = page
      .locator('action-card')
      .filter({ hasText: 'Soutenir le bénévolat' })
      .locator('live-title');
    await title.locator('[role=button]').press('F2');
    await page.keyboard.type('Écrit depuis la salle');
    await page.keyboard.press('Enter');
    await goTo(marc.page, `/t/${world.id}/plan`);
    await card(marc, 'Écrit depuis la salle').waitFor();
    await marc.page.locator('presence-list .faces').click();
    await expect
      .poll(() => marc.page.locator('presence-list #table').innerText(), soon)
      .toMatch(/Septèmes[^\n]*: 1\s[\s\S]*Nadia/);
    await marc.page.keyboard.press('Escape');

    await goTo(marc.page, `/t/${world.id}/inviter`);
    await marc.page.getByRole('button', { name: 'Terminer la séance' }).click();
    await marc.page.locator('confirm-dialog').getByRole('button', { name: 'Terminer la séance' }).click();
    await page.getByRole('heading', { name: 'La séance est terminée' }).waitFor();
    await expect.poll(() => leftOn(page), soon).toEqual([]);
    await page.goto(`${world.address}/rejoindre/${code.replace(' ', '')}`);
    await page.getByText('n’ouvre aucune séance').waitFor();
    await page.goto(`${world.address}/t/${world.id}`);
    await page
      .getByRole('heading', { name: 'Ce lien n’ouvre pas ce plan' })
      .or(page.getByRole('heading', { name: 'Il faut un lien pour entrer' }))
      .waitFor();
  });

  it('lets people change their name, keeps their place when they come back, and their name off the browser', async () => {
    const world = await startWorld();
    const marc = await coordinate(world);
    const code = (await openSeance(marc)).replace(' ', '');
    const { page } = await arrive(world.address, `/rejoindre/${code}`);
    await takeSeat(page, 'Nadia', 'Caf');
    await page.locator('presence-list .faces').tap();
    await page.getByRole('button', { name: 'Modifier' }).tap();
    await page.getByRole('textbox', { name: 'Votre prénom' }).fill('Nadia B');
    await page.getByRole('button', { name: 'Prendre place' }).tap();
    await page.reload();
    await page.locator('axis-column').first().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.locator('presence-list .faces').tap();
    await expect
      .poll(() => page.locator('presence-list .who').first().innerText(), soon)
      .toContain('Nadia B');
    expect(await page.evaluate(() => localStorage.getItem('tablee.identity'))).toBe(null);
    await page.goto(`${world.address}/rejoindre/${code}`);
    await page.getByRole('link', { name: 'Revenir à ma place' }).waitFor();
  });

  it('is asked about once by a phone that has scanned its code: along with the code of the page', async () => {
    const world = await startWorld();
    const code = (await openSeance(await coordinate(world))).replace(' ', '');
    const context = await browser.newContext(phone);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', request => asked.push(new URL(request.url()).pathname));
    await page.goto(`${world.address}/rejoindre/${code}`);
    await page.getByRole('heading', { name: 'Atelier petite enfance' }).waitFor();
    expect(asked.filter(path => path.startsWith('/api/'))).toEqual([`/api/seances/${code}`]);
    // The code of the door is not asked for after that of the application, but with it.
    const first = asked.slice(
      0,
      asked.findIndex(path => path.endsWith('.woff2')),
    );
    expect(first).toContainEqual(expect.stringMatching(/join-page-/));
  });

  it('is over for a phone that slept through its end', async () => {
    const world = await startWorld();
    const marc = await coordinate(world);
    const code = (await openSeance(marc)).replace(' ', '');
    const { page } = await arrive(world.address, `/rejoindre/${code}`);
    await takeSeat(page, 'Nadia', 'Caf');
    const address = page.url();
    await page.goto('about:blank');
    const wall = await marc.context.newPage();
    await wall.goto(`${world.address}/t/${world.id}/projection`);
    await wall.locator('projection-aside .code').waitFor();
    await marc.page.getByRole('button', { name: 'Terminer la séance' }).click();
    await marc.page.locator('confirm-dialog').getByRole('button', { name: 'Terminer la séance' }).click();
    await expect.poll(() => marc.page.locator('seance-card').count(), soon).toBe(0);
    // The page on the wall is told: it does not wait for its next question.
    await expect.poll(() => wall.locator('projection-aside .code').count(), soon).toBe(0);
    await page.goto(address);
    await page.getByRole('heading', { name: 'La séance est terminée' }).waitFor();
    await expect.poll(() => leftOn(page), soon).toEqual([]);
  });
});

describe('work that the end of a séance has cut off', () => {
  it('is told for what it is, stays to be copied, and goes when its author says so', async () => {
    const world = await startWorld();
    const marc = await coordinate(world);
    const code = (await openSeance(marc)).replace(' ', '');
    const { page, context } = await arrive(world.address, `/rejoindre/${code}`);
    await takeSeat(page, 'Nadia', 'Caf');
    await context.setOffline(true);
    const title = page
      .locator('action-card')
      .filter({ hasText: 'Soutenir le bénévolat' })
      .locator('live-title');
    await title.locator('[role=button]').press('F2');
    await page.keyboard.type('Écrit dans le couloir');
    await page.keyboard.press('Enter');
    await page.getByText('Hors ligne : 1 modification gardée sur cet appareil').first().waitFor();
    await marc.page.getByRole('button', { name: 'Terminer la séance' }).click();
    await marc.page.locator('confirm-dialog').getByRole('button', { name: 'Terminer la séance' }).click();
    await expect.poll(() => marc.page.locator('seance-card').count(), soon).toBe(0);
    await context.setOffline(false);
    const banner = page.locator('unsent-banner');
    await banner.getByText('La séance est terminée.').waitFor();
    // Whoever closes the page finds it again: it asks first, which is a yes here.
    page.once('dialog', dialog => void dialog.accept());
    await page.reload();
    await banner.getByText('Votre dernière modification n’est pas enregistrée dans le plan').waitFor();
    await page.getByText('Écrit dans le couloir').first().waitFor();
    await banner.getByRole('button', { name: 'J’ai copié, effacer de cet appareil' }).tap();
    await banner.getByRole('button', { name: 'Effacer', exact: true }).tap();
    await page.getByRole('heading', { name: 'La séance est terminée' }).waitFor();
    await page.getByText('Ce que vous aviez écrit avant est enregistré').waitFor();
    await expect.poll(() => leftOn(page), soon).toEqual([]);
  });
});

describe('a plan that is locked', () => {
  it('says so to everybody, is written in by coordinators alone, and opens again', async () => {
    const world = await startWorld();
    const marc = await coordinate(world);
    const alice = await sitDown(browser, `${world.address}/t/${world.id}#cle=${world.tokens.editor}`);
    await marc.page.getByRole('button', { name: 'Verrouiller le plan' }).click();
    await alice.page.getByText('La coordination a verrouillé le plan').waitFor();
    await marc.page.getByRole('link', { name: 'Déverrouiller…' }).waitFor();
    await marc.page.getByRole('button', { name: 'Déverrouiller le plan' }).click();
    await expect.poll(() => alice.page.getByText('a verrouillé le plan').count(), soon).toBe(0);
  });
});

describe('a link', () => {
  it('is given by the page, opens the plan, and is over at once for who came by it when it is revoked', async () => {
    const world = await startWorld();
    const marc = await coordinate(world);
    await marc.page.getByRole('textbox', { name: 'Pour qui ?' }).fill('Élus');
    await marc.page.getByRole('button', { name: 'Créer le lien' }).click();
    const link = await marc.page.getByRole('textbox', { name: 'Élus' }).inputValue();
    const alice = await sitDown(browser, link, { name: 'Alice' });
    await marc.page.getByRole('button', { name: 'C’est fait, masquer ce lien' }).click();
    await marc.page.getByRole('button', { name: 'Révoquer : Élus (Modifier)' }).click();
    await marc.page.locator('confirm-dialog').getByRole('button', { name: 'Révoquer' }).click();
    await alice.page.getByRole('heading', { name: 'Votre accès a pris fin' }).waitFor();
    await expect
      .poll(async () => (await leftOn(alice.page)).filter(name => name !== 'tablee.identity'), soon)
      .toEqual([]);
    await expect.poll(marc.state, soon).toBe('Enregistré');
  });
});
