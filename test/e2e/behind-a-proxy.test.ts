import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findProxy, noProxy, startProxy } from '../proxy.ts';
import { card, launchBrowser, linkVia, type Person, sitDown, soon } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const isMissing = findProxy() === undefined;
if (isMissing) console.warn(`skipped: ${noProxy}`);

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function found(): Promise<{ readonly id: string; readonly editor: string; readonly reader: string }> {
  const created = await fetch(`${server.address}/api/territories`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.adminToken}` },
    body: await readFile(new URL('../../server/examples/pennes-septemes.json', import.meta.url)),
  });
  const { id, links } = await created.json();
  return { id, ...links };
}

const title = (person: Person, text: string) => card(person, text).locator('live-title [role="button"]');

async function append(person: Person, action: string, words: string): Promise<void> {
  await title(person, action).click();
  await person.page.keyboard.press('Control+End');
  await person.page.keyboard.type(words, { delay: 30 });
  await person.page.keyboard.press('Enter');
}

const carrier = ({ page }: Person) => page.evaluate(() => sessionStorage.getItem('tablee.transport'));

describe.skipIf(isMissing)('behind a proxy that refuses WebSocket', () => {
  it('one types with somebody who is not, sees them, and knows that it is saved', async () => {
    const proxy = await startProxy(server.address, 'refusing');
    onTestFinished(() => proxy.stop());
    const { editor: link } = await found();
    const alice = await sitDown(browser, linkVia(link, proxy.address), {
      name: 'Alice',
      institution: 'Les Pennes',
    });
    const bob = await sitDown(browser, link, { name: 'Bob', institution: 'Septèmes' });
    await expect.poll(alice.state, soon).toBe('Enregistré');
    expect(await carrier(alice)).toBe('http');
    expect(await carrier(bob)).toBeNull();

    const action = 'Agir en faveur de l’insertion';
    await append(alice, action, ' — vu du bureau');
    await expect.poll(() => title(bob, action).innerText(), soon).toContain('— vu du bureau');
    await append(bob, action, ', et de la salle');
    await expect
      .poll(() => title(alice, action).innerText(), soon)
      .toContain('— vu du bureau, et de la salle');
    for (const person of [alice, bob]) await expect.poll(person.state, soon).toBe('Enregistré');
    await expect.poll(() => alice.page.locator('presence-list .faces').innerText(), soon).toContain('B');
    await expect.poll(() => bob.page.locator('presence-list .faces').innerText(), soon).toContain('A');

    // Who closes the page has left, at once, over HTTP too.
    const faces = (): Promise<string> => bob.page.locator('presence-list .faces').innerText();
    await expect.poll(faces, soon).toContain('2 personnes');
    await alice.page.goto('about:blank');
    await expect.poll(faces, { ...soon, timeout: 5_000 }).toContain('1 personne');
  });

  it('two type in one title at once, and no letter is lost', async () => {
    const proxy = await startProxy(server.address, 'ignorant');
    onTestFinished(() => proxy.stop());
    const { editor } = await found();
    const link = linkVia(editor, proxy.address);
    const [alice, bob] = [await sitDown(browser, link), await sitDown(browser, link)];
    for (const person of [alice, bob]) {
      await expect.poll(person.state, soon).toBe('Enregistré');
      await title(person, 'Favoriser l’accès aux loisirs').click();
    }
    await alice.page.keyboard.press('Control+Home');
    await bob.page.keyboard.press('Control+End');
    await Promise.all([
      alice.page.keyboard.type('[début] ', { delay: 40 }),
      bob.page.keyboard.type(' [fin de ligne]', { delay: 40 }),
    ]);
    const whole = '[début] Favoriser l’accès aux loisirs et à la culture [fin de ligne]';
    for (const person of [alice, bob])
      await expect.poll(() => person.page.locator('live-title textarea').inputValue(), soon).toBe(whole);
  });

  it('one is shut out as anybody: told at once', async () => {
    const proxy = await startProxy(server.address, 'refusing');
    onTestFinished(() => proxy.stop());
    const { id, reader } = await found();
    const alice = await sitDown(browser, linkVia(reader, proxy.address));
    await expect.poll(() => carrier(alice), soon).toBe('http');
    await fetch(`${server.address}/api/territories/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${server.adminToken}` },
    });
    await expect.poll(alice.state, soon).toContain('ce plan a été supprimé');
  });

  it('one who is cut off is told so, and what they wrote meanwhile arrives when the network is back', async () => {
    const proxy = await startProxy(server.address, 'refusing');
    onTestFinished(() => proxy.stop());
    const { editor: link } = await found();
    const alice = await sitDown(browser, linkVia(link, proxy.address));
    const bob = await sitDown(browser, link);
    await expect.poll(alice.state, soon).toBe('Enregistré');
    await alice.context.setOffline(true);
    await expect.poll(alice.state, soon).toContain('Hors ligne');
    await append(alice, 'Soutenir le bénévolat', ' (hors ligne)');
    await expect.poll(alice.state, soon).toContain('gardée');
    await alice.context.setOffline(false);
    await expect.poll(alice.state, { ...soon, timeout: 30_000 }).toBe('Enregistré');
    await expect.poll(() => title(bob, 'Soutenir le bénévolat').innerText(), soon).toContain('(hors ligne)');
  });
});
