import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { axes, launchBrowser, type Person, sitDown, soon } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const after = 'Après la sauvegarde';

/** What a command of package.json said, and how it ended. */
async function run(name: 'backup' | 'restore', folder: string, ...given: string[]) {
  const script = new URL(`../../server/${name}.ts`, import.meta.url).pathname;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...given], {
    env: { ...process.env, DATA_DIR: folder },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      said += String(chunk);
    });
  const [code]: unknown[] = await once(child, 'close');
  return { code, said };
}

/** Alice, whose page has what was edited after a copy of the data folder was taken; the server is stopped. */
async function setup(): Promise<{ server: RunningServer; alice: Person; putBack: () => Promise<void> }> {
  const server = await startServer();
  const copy = await mkdtemp(join(tmpdir(), 'tablee-backup-'));
  onTestFinished(async () => {
    await server.stop();
    await rm(copy, { recursive: true });
  });
  await server.kill('SIGTERM');
  await cp(server.folder, copy, { recursive: true });
  await server.restart();
  const alice = await sitDown(browser, server.links.get('L’Union') ?? '');
  await alice.page.getByRole('button', { name: 'Ajouter : enjeu' }).click();
  await alice.page.keyboard.type(after);
  await alice.page.keyboard.press('Enter');
  await expect.poll(alice.state, soon).toBe('Enregistré');
  await server.kill('SIGTERM');
  const putBack = async (): Promise<void> => {
    await rm(server.folder, { recursive: true });
    await cp(copy, server.folder, { recursive: true });
  };
  return { server, alice, putBack };
}

async function changeEpoch({ folder }: RunningServer): Promise<void> {
  const file = join(folder, 'catalog.json');
  const catalog = JSON.parse(await readFile(file, 'utf8'));
  for (const territory of catalog.territories) territory.epoch = 'reprise du 24 novembre';
  await writeFile(file, JSON.stringify(catalog));
}

describe('a data folder put back from a copy', () => {
  it('is completed by the browsers that have what came later', async () => {
    const { server, alice, putBack } = await setup();
    await putBack();
    await server.restart();
    await expect.poll(alice.state, soon).toBe('Enregistré');
    const bob = await sitDown(browser, server.links.get('L’Union') ?? '');
    await expect.poll(() => axes(bob), soon).toContain(after);
  });

  it('stays as it was copied when the epoch of the territory was changed', async () => {
    const { server, alice, putBack } = await setup();
    await putBack();
    await changeEpoch(server);
    await server.restart();
    // All of them, for the board fills column by column: eight, and not the one that came later.
    await expect.poll(() => axes(alice), soon).toHaveLength(8);
    await expect.poll(alice.state, soon).toBe('Enregistré');
    const bob = await sitDown(browser, server.links.get('L’Union') ?? '');
    await expect.poll(() => axes(bob), soon).toHaveLength(8);
  });

  it('says what would be lost before a browser gives up, for it, what it had not sent', async () => {
    const { server, alice, putBack } = await setup();
    // The field for the next title is still open.
    await alice.page.keyboard.type('Jamais envoyé');
    await alice.page.keyboard.press('Enter');
    await expect.poll(alice.state, soon).toContain('1 modification gardée');
    await putBack();
    await changeEpoch(server);
    await server.restart();
    await expect.poll(alice.state, soon).toContain('repris d’une sauvegarde');
    expect(await axes(alice)).toContain('Jamais envoyé');
    await alice.page.getByRole('button', { name: 'Repartir du plan enregistré' }).click();
    await expect.poll(() => axes(alice), soon).not.toContain('Jamais envoyé');
    await expect.poll(alice.state, soon).toBe('Enregistré');
  });
});

describe('a backup made by the command while people write', () => {
  it.each([
    ['is what everybody has once it is put back', [], 8, false],
    ['is completed by browsers when that is asked for', ['--completer'], 9, true],
  ] as const)('%s', async (_name, options, axesThen, isCompleted) => {
    const server = await startServer();
    const place = await mkdtemp(join(tmpdir(), 'tablee-backup-'));
    onTestFinished(async () => {
      await server.stop();
      await rm(place, { recursive: true });
    });
    const backup = join(place, 'jour');
    const alice = await sitDown(browser, server.links.get('L’Union') ?? '');
    await expect.poll(() => axes(alice), soon).toHaveLength(8);
    const made = await run('backup', server.folder, backup);
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('5 territoires, 15 liens') });
    await alice.page.getByRole('button', { name: 'Ajouter : enjeu' }).click();
    await alice.page.keyboard.type(after);
    await alice.page.keyboard.press('Enter');
    await expect.poll(alice.state, soon).toBe('Enregistré');

    const tooSoon = await run('restore', server.folder, backup, ...options);
    expect(tooSoon).toMatchObject({ code: 2, said: expect.stringContaining('arrêtez-le d’abord') });
    await server.kill('SIGTERM');
    const restored = await run('restore', server.folder, backup, ...options);
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('avant-restauration-') });
    await server.restart();
    await expect.poll(() => axes(alice), soon).toHaveLength(axesThen);
    await expect.poll(alice.state, soon).toBe('Enregistré');
    const bob = await sitDown(browser, server.links.get('L’Union') ?? '');
    await expect.poll(() => axes(bob), soon).toHaveLength(axesThen);
    expect((await axes(bob)).includes(after)).toBe(isCompleted);
  });
});
