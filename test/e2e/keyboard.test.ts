/** What people do most, by keyboard alone: the focus is where they expect it, before and after. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from '../server/world.ts';
import { card, cell, launchBrowser, type Person, sitDown, soon } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function seat(screen = 'plan'): Promise<Person> {
  const { address, id, tokens } = await startWorld();
  return sitDown(browser, `${address}/t/${id}#cle=${tokens.coordinator}`, { screen });
}

/** What the element that has the focus is called. Empty when nothing has it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    const name = element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
    return element === document.body ? '' : name.trim().replace(/\s+/g, ' ');
  });
}

/** Goes on by Tab until the focus is on what is so called. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const is = new RegExp(name);
  const passed: string[] = [];
  do {
    await page.keyboard.press(key);
    passed.push(await focused(page));
  } while (!is.test(passed.at(-1) ?? '') && passed.length < 90);
  expect(passed.at(-1)).toMatch(is);
}

/** Opens the menu that has the focus, and takes an entry of it. */
async function choose(page: Page, entry: string): Promise<void> {
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('[role="menuitem"]:focus').count(), soon).toBe(1);
  await tabTo(page, entry, 'ArrowDown');
  await page.keyboard.press('Enter');
}

describe('by keyboard alone', () => {
  it('a fiche is opened, given a pilote, a year and a text, and closed where one was', async () => {
    const alice = await seat();
    const { page } = alice;
    const { keyboard } = page;
    await tabTo(page, 'Ouvrir la fiche : Action 4');
    await keyboard.press('Enter');
    await page.locator('sheet-panel action-sheet rich-text [role="textbox"]').first().waitFor();
    await tabTo(page, 'Choisir : Pilotes');
    await keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Pilotes' }).waitFor();
    await keyboard.type('Caf');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await expect.poll(() => focused(page), soon).toBe('Choisir : Pilotes');
    await expect.poll(() => page.locator('sheet-facts').getByText('Caf').count(), soon).toBe(1);
    await tabTo(page, '2022 : non planifié');
    await keyboard.press(' ');
    await expect.poll(() => focused(page), soon).toBe('2022 : tous');
    await tabTo(page, /^Détails de l’action/);
    await keyboard.press('Control+End');
    await keyboard.type(' Budget voté.');
    await keyboard.press('Escape');
    await tabTo(page, /^Moyens techniques/);
    await keyboard.press('Shift+Tab');
    await keyboard.press('Escape');
    await expect.poll(() => page.locator('action-sheet').count(), soon).toBe(0);
    await expect.poll(() => focused(page), soon).toBe('Ouvrir la fiche : Action 4');
    await expect.poll(alice.state, soon).toBe('Enregistré');
  });

  it('a comment is written, resolved, and opened again', async () => {
    const { page } = await seat();
    await tabTo(page, 'Action 4 : plus de choix');
    await choose(page, 'Commenter');
    await page.getByRole('dialog', { name: /^Commentaires/ }).waitFor();
    await tabTo(page, 'Votre commentaire');
    await page.keyboard.type('À revoir en COPIL');
    await page.keyboard.press('Control+Enter');
    await page.getByText('À revoir en COPIL').first().waitFor();
    await tabTo(page, 'Marquer comme résolu');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByText('1 commentaire résolu').count(), soon).toBe(1);
    await expect.poll(() => focused(page), soon).not.toBe('');
    await tabTo(page, '1 commentaire résolu');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Rouvrir');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page), soon).toBe('Action 4 : plus de choix');
    await tabTo(page, /commentaire/);
  });

  it('an action is deleted, found in the corbeille and restored with its years', async () => {
    const alice = await seat();
    const { page } = alice;
    await tabTo(page, 'Action 6 : plus de choix');
    await choose(page, 'Supprimer');
    await expect.poll(() => card(alice, 'Favoriser l’accès aux loisirs').count(), soon).toBe(0);
    expect(await focused(page)).not.toBe('');
    await tabTo(page, /^Plus/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Corbeille');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Restaurer : Favoriser l’accès aux loisirs');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByText('La corbeille est vide').count(), soon).toBe(1);
    expect(await focused(page)).not.toBe('');
    await tabTo(page, 'Déploiement', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => cell(alice, 'Favoriser l’accès aux loisirs', '2022').getAttribute('aria-label'), soon)
      .toBe('2022 : tous');
  });

  it('two actors are merged, and undo parts them', async () => {
    const { page } = await seat();
    await tabTo(page, /^Plus/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'Annuaire des acteurs');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Ajouter un acteur');
    await page.keyboard.type('Caf du 13');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Modifier : Caf du 13');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Fusionner avec');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /^Fusionner/ }).waitFor();
    // The list of the others has the focus.
    await page.keyboard.type('Caf');
    await tabTo(page, /^Fusionner$/);
    await page.keyboard.press('Enter');
    const cards = page.locator('actor-card');
    await expect.poll(() => cards.count(), soon).toBe(3);
    expect(await focused(page)).not.toBe('');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cards.count(), soon).toBe(4);
  });
});
