/** A plan is taken away as files, by whoever may read it, with or without a server. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../shared/formats/tables/read-file.ts';
import { readPlan } from '../../shared/formats/tables/read-plan.ts';
import { parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import { launchBrowser, type Person, sitDown, soon } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

let browser: Browser;
let server: RunningServer;
let link = '';
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
  link = [...server.links].find(([name]) => name.includes('Pennes'))?.[1] ?? '';
});
afterAll(() => Promise.all([browser.close(), server.stop()]));

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Plus', exact: true }).click();
  await page.getByRole('button', { name: 'Exporter…' }).click();
  await page.getByRole('heading', { name: 'Exporter le plan' }).waitFor();
}

/** The files that « Exporter » gives, as they come. */
async function exported({ page }: Person, count: number): Promise<readonly Download[]> {
  const downloads: Download[] = [];
  page.on('download', download => downloads.push(download));
  await page.getByRole('button', { name: 'Exporter', exact: true }).click();
  await expect.poll(() => downloads.length, soon).toBe(count);
  return downloads;
}

async function textOf(download: Download | undefined): Promise<string> {
  const parts = unzipSync(new Uint8Array(await readFile((await download?.path()) ?? '')));
  return strFromU8(parts['word/document.xml'] ?? new Uint8Array());
}

describe('an export', () => {
  it('gives one Word file of the plan as it is on the screen', async () => {
    const alice = await sitDown(browser, link);
    await openDialog(alice.page);
    const [file] = await exported(alice, 1);
    expect(file?.suggestedFilename()).toMatch(
      /^CTG Les Pennes-Mirabeau et Septèmes-les-Vallons – annexes – \d{4}-\d\d-\d\d\.docx$/,
    );
    const text = await textOf(file);
    expect(text).toContain('Le déploiement');
    expect(text).toContain('Soutenir le bénévolat');
    await alice.page.getByRole('button', { name: 'Fermer' }).last().click();
    await expect.poll(() => alice.page.locator('export-dialog').count(), soon).toBe(0);
  });

  it('gives a file for each document, to a reader too', async () => {
    const [address = '', key = ''] = link.split('#cle=');
    const answer = await fetch(`${address.replace('/t/', '/api/territories/')}/links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'reader', label: 'Élus', endsAt: null }),
    });
    const told: unknown = await answer.json();
    const reading = /\/t\/[\w-]+#cle=[\w-]+/.exec(JSON.stringify(told))?.[0] ?? '';
    const reader = await sitDown(browser, server.address + reading);
    await openDialog(reader.page);
    await reader.page.getByRole('radio', { name: 'Un fichier pour chacun' }).check();
    const files = await exported(reader, 5);
    expect(new Set(files.map(file => file.suggestedFilename().split(' – ').at(-2)))).toEqual(
      new Set(['par thématiques', 'par enjeux et orientations', 'déploiement', 'fiches actions', 'annexes']),
    );
  });

  it('gives a workbook, a CSV and a territory file that say the same plan', async () => {
    const carole = await sitDown(browser, link);
    const bytesAs = async (format: string): Promise<Uint8Array> => {
      await openDialog(carole.page);
      await carole.page.getByRole('radio', { name: format }).check();
      const [file] = await exported(carole, 1);
      const bytes = new Uint8Array(await readFile((await file?.path()) ?? ''));
      await carole.page.getByRole('button', { name: 'Fermer' }).last().click();
      return bytes;
    };
    const territory = parseTerritoryFile(
      JSON.parse(new TextDecoder().decode(await bytesAs('Fichier de territoire (.json)'))),
    );
    expect(territory.actions).toHaveLength(24);
    const workbook = await bytesAs('Excel (.xlsx)');
    expect(readPlan(readWorkbook(workbook, 'plan.xlsx')).territory).toEqual(territory);
    const csv = readPlan(readWorkbook(await bytesAs('Tableau simple (.csv)'), 'plan.csv')).territory;
    expect(csv.actions.map(({ title }) => title)).toEqual(territory.actions.map(({ title }) => title));
  });

  it('is made without a network too, once the browser has kept the application', async () => {
    const bob = await sitDown(browser, link);
    const isKept = (): Promise<boolean> =>
      bob.page.evaluate(
        async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
      );
    await expect.poll(isKept, { ...soon, timeout: 30_000 }).toBe(true);
    // A page is served by the worker from its second visit on.
    await bob.page.reload();
    await bob.page.locator('axis-column').first().waitFor();
    await bob.context.setOffline(true);
    await openDialog(bob.page);
    const [file] = await exported(bob, 1);
    expect(await textOf(file)).toContain('Les fiches actions');
  });
});
