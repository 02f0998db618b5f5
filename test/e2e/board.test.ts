import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startWorld, type World } from '../server/world.ts';
import { card, launchBrowser, type Person, sitDown, soon } from './browser.ts';
import { layCable } from './server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function seat({ address, id, tokens }: World, name: string): Promise<Person> {
  const person = await sitDown(browser, `${address}/t/${id}#cle=${tokens.editor}`, { name });
  return person;
}

const axis = ({ page }: Person, title: string) => page.locator('axis-column').filter({ hasText: title });
const titlesIn = (person: Person, axisTitle: string): Promise<string[]> =>
  axis(person, axisTitle).locator('action-card live-title').locator('.text').allInnerTexts();

describe('the board', () => {
  it('moves a card by drag and drop to another axis, for everyone, and takes it back by one Ctrl+Z', async () => {
    const world = await startWorld();
    const [alice, bob] = await Promise.all([seat(world, 'Alice'), seat(world, 'Bob')]);
    const target = card(alice, 'Agir en faveur de l’insertion').locator('.title');
    await card(alice, 'Favoriser l’accès aux loisirs')
      .locator('.foot')
      .dragTo(target, { targetPosition: { x: 20, y: 2 } });
    await expect
      .poll(() => titlesIn(bob, 'L’accès aux droits'), soon)
      .toEqual(expect.arrayContaining(['Favoriser l’accès aux loisirs et à la culture']));
    const there = await titlesIn(bob, 'L’accès aux droits');
    expect(there.indexOf('Favoriser l’accès aux loisirs et à la culture')).toBe(
      there.indexOf('Agir en faveur de l’insertion socio-professionnelle') - 1,
    );
    await alice.page.keyboard.press('Control+z');
    await expect
      .poll(() => titlesIn(bob, 'L’adaptation et le'), soon)
      .toContain('Favoriser l’accès aux loisirs et à la culture');
  });

  it('moves a card by keyboard alone', async () => {
    const world = await startWorld();
    const alice = await seat(world, 'Alice');
    const { keyboard } = alice.page;
    await card(alice, 'Favoriser l’accès aux loisirs').locator('item-menu button.more').focus();
    await keyboard.press('Enter');
    const chosen = (): Promise<string | null> => alice.page.locator('[role="menuitem"]:focus').textContent();
    while ((await chosen())?.trim() !== 'Déplacer…') await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await alice.page.getByRole('dialog', { name: 'Déplacer' }).waitFor();
    await alice.page
      .getByLabel('Vers')
      .selectOption({ label: '3 · Lisibilité, Communication et Mutualisation' });
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect
      .poll(() => titlesIn(alice, 'Lisibilité'), soon)
      .toContain('Favoriser l’accès aux loisirs et à la culture');
    await expect.poll(alice.state, soon).toBe('Enregistré');
  });

  it('takes a new axis, an orientation in it and actions, each by its title and Enter', async () => {
    const world = await startWorld();
    const [alice, bob] = await Promise.all([seat(world, 'Alice'), seat(world, 'Bob')]);
    const add = async (where: ReturnType<typeof axis>, word: string, ...titles: string[]): Promise<void> => {
      await where
        .getByRole('button', { name: `Ajouter : ${word}` })
        .last()
        .click();
      for (const title of titles) {
        await alice.page.keyboard.type(title);
        await alice.page.keyboard.press('Enter');
      }
      await alice.page.keyboard.press('Escape');
    };
    await add(alice.page.locator('plan-view'), 'enjeu', 'Habitat et cadre de vie');
    await add(axis(alice, 'cadre de vie'), 'orientation', 'Améliorer l’habitat');
    await add(axis(alice, 'cadre de vie'), 'action', 'Guichet unique du logement', 'Bourse aux échanges');
    await expect
      .poll(() => titlesIn(bob, 'cadre de vie'), soon)
      .toEqual(['Guichet unique du logement', 'Bourse aux échanges']);
    await expect.poll(() => axis(bob, 'cadre de vie').locator('.count').innerText(), soon).toBe('2 actions');
  });

  it('shows under « À classer », to both, what one adds while the other deletes its axis', async () => {
    const world = await startWorld();
    const cable = await layCable(world.address);
    onTestFinished(() => cable.close());
    const alice = await seat(world, 'Alice');
    const bob = await seat({ ...world, address: cable.address }, 'Bob');
    cable.cut();
    await expect.poll(bob.state, soon).toContain('Hors ligne');
    await axis(bob, 'Lisibilité').getByRole('button', { name: 'Ajouter : action' }).first().click();
    await bob.page.keyboard.type('Guide des services');
    await bob.page.keyboard.press('Enter');
    await axis(alice, 'Lisibilité').locator('header item-menu button.more').click();
    await alice.page.getByRole('menuitem', { name: 'Supprimer' }).click();
    await expect.poll(() => axis(alice, 'Lisibilité').count(), soon).toBe(0);
    cable.mend();
    for (const person of [alice, bob])
      await expect
        .poll(() => person.page.locator('unfiled-column').filter({ hasText: 'Guide des services' }).count(), {
          ...soon,
          timeout: 30_000,
        })
        .toBe(1);
    await alice.page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await expect.poll(() => titlesIn(bob, 'Lisibilité'), soon).toContain('Guide des services');
    expect(await bob.page.locator('unfiled-column').count()).toBe(0);
  });
});
