import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { card, cell, launchBrowser, linkVia, type Person, sitDown, soon } from './browser.ts';
import { layCable, type RunningServer, startServer } from './server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The links of a territory of the test's own: Les Pennes-Mirabeau and Septèmes-les-Vallons. */
async function found(): Promise<{ readonly editor: string; readonly reader: string }> {
  const created = await fetch(`${server.address}/api/territories`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.adminToken}` },
    body: await readFile(new URL('../../server/examples/pennes-septemes.json', import.meta.url)),
  });
  return (await created.json()).links;
}

const title = (person: Person, text: string) => card(person, text).locator('live-title [role="button"]');

async function rename(person: Person, from: string, to: string): Promise<void> {
  await title(person, from).click();
  await person.page.keyboard.press('Control+A');
  await person.page.keyboard.type(to);
  await person.page.keyboard.press('Enter');
}

describe('two people on one territory', () => {
  it('see each other’s titles, cards, marks and presence, and where each one works', async () => {
    const { editor: link } = await found();
    const alice = await sitDown(browser, link, { name: 'Alice', institution: 'Les Pennes' });
    const bob = await sitDown(browser, link, { name: 'Bob', institution: 'Septèmes', screen: 'deploiement' });

    await rename(alice, 'Agir en faveur de l’insertion', 'Agir pour l’emploi');
    await expect.poll(() => cell(bob, 'Agir pour l’emploi', '2022').count(), soon).toBe(1);

    await cell(bob, 'Mettre en œuvre des formations', '2022').click();
    const strip = card(alice, 'Mettre en œuvre des formations').locator('years-strip span');
    await expect.poll(() => strip.getAttribute('aria-label'), soon).toContain('2022');

    await expect.poll(() => alice.page.locator('presence-list .faces').innerText(), soon).toContain('B');
    await expect
      .poll(() => card(alice, 'Mettre en œuvre des formations').locator('.who').innerText(), soon)
      .toBe('Bob · Septèmes');

    const orientation = alice.page.locator('axis-column').nth(1).locator('add-field').first();
    await orientation.getByRole('button').click();
    await alice.page.keyboard.type('Café des parents itinérant');
    await alice.page.keyboard.press('Enter');
    await expect.poll(() => cell(bob, 'Café des parents itinérant', '2024').count(), soon).toBe(1);

    await expect.poll(alice.state, soon).toBe('Enregistré');
    await expect.poll(bob.state, soon).toBe('Enregistré');
  });

  it('plan years by keyboard alone: Space, letters, painting and « Qui ? »', async () => {
    const { editor: link } = await found();
    const alice = await sitDown(browser, link, { screen: 'deploiement' });
    const bob = await sitDown(browser, link, { screen: 'deploiement' });
    const title = 'Créer un espace de Vie sociale';
    const label = (person: Person, year: string) => cell(person, title, year).getAttribute('aria-label');
    await cell(alice, title, '2022').focus();
    await alice.page.keyboard.press('l');
    await expect.poll(() => label(bob, '2022'), soon).toBe('2022 : Les Pennes');
    await alice.page.keyboard.press('s');
    await expect.poll(() => label(bob, '2022'), soon).toBe('2022 : Les Pennes et Septèmes');
    await alice.page.keyboard.press('Delete');
    await expect.poll(() => label(bob, '2022'), soon).toBe('2022 : non planifié');
    await alice.page.keyboard.press('Enter');
    await alice.page.getByRole('dialog', { name: 'Qui, en 2022' }).waitFor();
    await alice.page.keyboard.press('Space');
    await alice.page.keyboard.press('Escape');
    await expect.poll(() => label(bob, '2022'), soon).toBe('2022 : tous');
    await alice.page.keyboard.press('Control+z');
    await expect.poll(() => label(bob, '2022'), soon).toBe('2022 : non planifié');
  });

  it('undo only their own work', async () => {
    const { editor: link } = await found();
    const alice = await sitDown(browser, link);
    const bob = await sitDown(browser, link);
    await rename(alice, 'Agir en faveur de l’insertion', 'Titre d’Alice');
    await expect.poll(() => card(bob, 'Titre d’Alice').count(), soon).toBe(1);
    await card(bob, 'Titre d’Alice').getByRole('button', { name: 'plus de choix' }).click();
    await bob.page.getByRole('menuitem', { name: 'Supprimer' }).click();
    await expect.poll(() => card(alice, 'Titre d’Alice').count(), soon).toBe(0);
    await bob.page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await expect.poll(() => card(alice, 'Titre d’Alice').count(), soon).toBe(1);
    await alice.page.keyboard.press('Control+z');
    await expect.poll(() => card(bob, 'Agir en faveur de l’insertion').count(), soon).toBe(1);
  });

  it('type in one title at once without losing a letter or the caret', async () => {
    const { editor: link } = await found();
    const alice = await sitDown(browser, link);
    const bob = await sitDown(browser, link);
    for (const person of [alice, bob]) await title(person, 'Favoriser l’accès aux loisirs').click();
    await alice.page.keyboard.press('Control+Home');
    await bob.page.keyboard.press('Control+End');
    await Promise.all([
      alice.page.keyboard.type('[début] ', { delay: 15 }),
      bob.page.keyboard.type(' [fin de ligne]', { delay: 15 }),
    ]);
    const whole = '[début] Favoriser l’accès aux loisirs et à la culture [fin de ligne]';
    for (const person of [alice, bob])
      await expect.poll(() => person.page.locator('live-title textarea').inputValue(), soon).toBe(whole);
  });

  it('merge what was edited during a cut, and say truthfully what is kept where', async () => {
    const { editor: link } = await found();
    const cable = await layCable(server.address);
    onTestFinished(() => cable.close());
    const alice = await sitDown(browser, linkVia(link, cable.address), { screen: 'deploiement' });
    const bob = await sitDown(browser, link, { screen: 'deploiement' });
    await expect.poll(alice.state, soon).toBe('Enregistré');
    cable.cut();
    await expect.poll(alice.state, soon).toContain('Hors ligne');
    const title = 'Soutenir le bénévolat';
    await cell(alice, title, '2023').click();
    await expect.poll(alice.state, soon).toBe('Hors ligne : 1 modification gardée sur cet appareil');
    await cell(bob, title, '2024').click();
    await expect.poll(bob.state, soon).toBe('Enregistré');
    const [mine, theirs] = await Promise.all([
      cell(alice, title, '2023').getAttribute('aria-label'),
      cell(bob, title, '2024').getAttribute('aria-label'),
    ]);
    cable.mend();
    await expect.poll(alice.state, { ...soon, timeout: 30_000 }).toBe('Enregistré');
    await expect.poll(() => cell(bob, title, '2023').getAttribute('aria-label'), soon).toBe(mine);
    await expect.poll(() => cell(alice, title, '2024').getAttribute('aria-label'), soon).toBe(theirs);
  });

  it('lose nothing that said « Enregistré » when the server is killed while they type', async () => {
    const { editor: link } = await found();
    const alice = await sitDown(browser, link);
    const pedt = 'Mettre en œuvre les PEDT';
    await title(alice, pedt).click();
    await alice.page.keyboard.press('Control+End');
    const typed: string[] = [];
    for (let round = 1; round <= 3; round++) {
      await alice.page.keyboard.type(` ${round}a`);
      typed.push(` ${round}a`);
      await expect.poll(alice.state, { ...soon, timeout: 30_000 }).toBe('Enregistré');
      // Nobody but the disk remembers: the browser that typed goes away too, in the last round.
      await alice.page.keyboard.type(` ${round}b`);
      await server.kill('SIGKILL');
      typed.push(` ${round}b`);
      if (round < 3) await server.restart();
    }
    const saved = typed.slice(0, -1).join('');
    await alice.context.close();
    await server.restart();
    const bob = await sitDown(browser, link);
    await expect.poll(() => title(bob, pedt).innerText(), soon).toContain(saved);
  });
});

describe('somebody who may only read', () => {
  it('sees the plan move and finds nothing to change', async () => {
    const links = await found();
    const reader = await sitDown(browser, links.reader, { screen: 'deploiement' });
    const writer = await sitDown(browser, links.editor, { screen: 'deploiement' });
    const title = 'Mettre en œuvre des formations';
    await cell(reader, title, '2022').click();
    await reader.page.keyboard.press('Space');
    await reader.page.keyboard.press('l');
    expect(await cell(reader, title, '2022').getAttribute('aria-label')).toBe('2022 : non planifié');
    await cell(writer, title, '2022').click();
    await expect.poll(() => cell(reader, title, '2022').getAttribute('aria-label'), soon).toBe('2022 : tous');
    await expect.poll(() => reader.page.getByText('Lecture seule').count(), soon).toBe(1);
    await reader.page.getByRole('link', { name: 'Plan', exact: true }).click();
    await reader.page.locator('axis-column').first().waitFor();
    expect(await reader.page.getByRole('button', { name: 'plus de choix' }).count()).toBe(0);
    expect(await reader.page.locator('add-field').count()).toBe(0);
  });

  it('is told in French when the link is wrong, or the territory gone', async () => {
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const { editor: link } = await found();
    await page.goto(link.replace(/#cle=.*/, `#cle=${'x'.repeat(43)}`));
    await expect.poll(() => page.locator('message-page').innerText(), soon).toContain('lien');
    await page.goto(`${server.address}/t/00000000-0000-4000-8000-000000000000`);
    await expect.poll(() => page.locator('message-page').innerText(), soon).toContain('n’existe pas');
    await page.goto(server.address);
    await page.getByLabel('Collez le lien').fill('bonjour');
    await page.getByRole('button', { name: 'Ouvrir le plan' }).click();
    await expect.poll(() => page.getByRole('alert').innerText(), soon).toContain('n’est pas un lien Tablée');
  });
});
