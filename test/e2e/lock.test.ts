import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../server/world.ts';
import { card, launchBrowser, type Person, sitDown, soon } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const join = (world: World, token: string, name: string): Promise<Person> =>
  sitDown(browser, `${world.address}/t/${world.id}#cle=${token}`, { name });

async function lock(world: World, locked: boolean): Promise<void> {
  const response = await fetch(`${world.address}/api/territories/${world.id}/lock`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${world.tokens.coordinator}` },
    body: JSON.stringify({ locked }),
  });
  expect(response.status).toBe(200);
}

const readOnly = ({ page }: Person): Promise<number> =>
  page.getByText('Plan verrouillé', { exact: true }).count();
const addFields = ({ page }: Person): Promise<number> => page.locator('add-field').count();

describe('a plan that is locked while people write in it', () => {
  it('keeps what was half typed, says so, goes on for the coordinator, and saves all once unlocked', async () => {
    const world = await startWorld();
    const alice = await join(world, world.tokens.editor, 'Alice');
    const lead = await join(world, world.tokens.coordinator, 'Nadia');
    await expect.poll(alice.state, soon).toBe('Enregistré');
    await alice.page.locator('axis-column add-field button').first().click();
    await alice.page.keyboard.type('Un atelier à moitié tap');
    await lock(world, true);
    await expect.poll(() => readOnly(alice), soon).toBe(1);
    await expect.poll(() => addFields(alice), soon).toBe(0);
    expect(await readOnly(lead)).toBe(0);
    await alice.page.getByText(/verrouillé.*gardée ici.*rouvert/).waitFor();
    await expect
      .poll(alice.state, soon)
      .toBe('Non enregistré : le plan est verrouillé. 1 modification gardée sur cet appareil.');
    await expect.poll(() => card(alice, 'Un atelier à moitié tap').count(), soon).toBe(1);
    expect(await card(lead, 'Un atelier').count()).toBe(0);

    await alice.page.reload();
    await expect
      .poll(alice.state, soon)
      .toBe('Non enregistré : le plan est verrouillé. 1 modification gardée sur cet appareil.');
    await lock(world, false);
    await expect.poll(alice.state, soon).toBe('Enregistré');
    await expect.poll(() => readOnly(alice), soon).toBe(0);
    await expect.poll(() => card(lead, 'Un atelier à moitié tap').count(), soon).toBe(1);
  });
});

describe('a link that is revoked', () => {
  it('shuts its person out at once, who keeps nothing of the plan, and nobody else', async () => {
    const world = await startWorld();
    const { link, token } = await world.catalog.addLink(world.id, {
      role: 'editor',
      label: 'Prêté',
      endsAt: null,
    });
    const alice = await join(world, token, 'Alice');
    const bob = await join(world, world.tokens.editor, 'Bob');
    await expect.poll(alice.state, soon).toBe('Enregistré');
    const revoked = await fetch(`${world.address}/api/territories/${world.id}/links/${link.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${world.tokens.coordinator}` },
    });
    expect(revoked.status).toBe(204);
    await alice.page.getByRole('heading', { name: 'Votre accès a pris fin' }).waitFor();
    expect(await alice.page.locator('axis-column').count()).toBe(0);
    await alice.page.reload();
    await alice.page.getByText('Ce lien n’ouvre pas, ou plus, ce plan.').waitFor();
    expect(await alice.page.locator('axis-column').count()).toBe(0);
    await expect.poll(bob.state, soon).toBe('Enregistré');
  });
});
