/** What comes out of the printer: every view whole, with its heads, its pages counted, and nothing to press. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bigPlan } from '../fixtures/big-plan.ts';
import { goTo, launchBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

/** From poppler-utils, which Debian's office has beside it. */
const hasReader = spawnSync('pdftotext', ['-v']).error === undefined;
if (!hasReader) console.warn('e2e: pdftotext is not installed (poppler-utils): what is printed is not read');

const ACTIONS = 300;
/** In each title, to be found whole however its line is broken. */
const tokens = Array.from({ length: ACTIONS }, (_, index) => `[${index + 1}]`);

let server: RunningServer;
let browser: Browser;
let page: Page;
let folder: string;
let big: string;
let small: string;

beforeAll(async () => {
  [server, browser, folder] = await Promise.all([
    startServer(),
    launchBrowser(),
    mkdtemp(join(tmpdir(), 'tablee-print-')),
  ]);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await context.addInitScript(() => {
    localStorage.setItem('tablee.identity', JSON.stringify({ name: 'Nadia', institution: 'Septèmes' }));
  });
  page = await context.newPage();
  small = await open(24);
  big = await open(ACTIONS);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** A plan with so many actions, and who may do all with it. Its path. */
async function open(count: number): Promise<string> {
  const plan = bigPlan(count);
  const actions = plan.actions.map((action, index) => ({
    ...action,
    title: `${action.title} ${tokens[index]}`,
  }));
  const created = await fetch(`${server.address}/api/territories`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.adminToken}` },
    body: JSON.stringify({ ...plan, actions }),
  });
  const { links } = await created.json();
  await page.goto(links.coordinator);
  await page.locator('axis-column').first().waitFor();
  return new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
}

type Format = 'A4' | 'A3';

/** Prints what is on the page, as soon as it is there. The text of each sheet of paper. */
async function print(format: Format = 'A4', landscape = false): Promise<readonly string[]> {
  const bytes = await page.pdf({ format, landscape, preferCSSPageSize: true });
  const path = join(folder, 'printed.pdf');
  await writeFile(path, bytes);
  const { stdout } = await promisify(execFile)('pdftotext', [path, '-'], { maxBuffer: 64_000_000 });
  // A form feed ends each page.
  return stdout
    .split('\f')
    .slice(0, -1)
    .map(text => text.replace(/\s+/g, ' '));
}

function timesIn(pages: readonly string[], words: string): number {
  return pages.reduce((sum, text) => sum + text.split(words).length - 1, 0);
}

const pressed = ['Ajouter', 'Chercher', 'Enregistré', 'Raccourcis', 'Tout afficher', '+ Pilote', '+ choisir'];

function expectSheets(pages: readonly string[], title: string, heads: readonly string[] = []): void {
  expect(pages.length).toBeGreaterThan(0);
  pages.forEach((text, index) => {
    expect(text).toContain(`page ${index + 1} / ${pages.length}`);
    expect(text).toContain('Imprimé le ');
    expect(text).toContain('Grand plan');
    expect(text).toContain(title);
    for (const head of heads) expect(text, `page ${index + 1}`).toContain(head);
  });
  for (const words of pressed) expect(timesIn(pages, words), words).toBe(0);
}

const expectAllOnce = (pages: readonly string[]): void =>
  expect(tokens.filter(token => timesIn(pages, token) !== 1)).toEqual([]);

describe.skipIf(!hasReader)('on paper', () => {
  it('the board has each action once, on A4 as on A3', async () => {
    await page.reload();
    await page.locator('axis-column').first().waitFor();
    const upright = await print();
    expectSheets(upright, 'Plan');
    expectAllOnce(upright);
    const wide = await print('A3', true);
    expectAllOnce(wide);
    expect(wide.length).toBeLessThan(upright.length);
  });

  it.each([
    ['liste', 'Liste', ['Titre', 'Pilotes', 'Porteurs', 'Thématiques', 'Années'], false],
    ['deploiement', 'Déploiement', ['2022', '2023', '2024', '2025', '2026', '2027', 'Porteurs'], true],
  ] as const)(
    '/%s has each action once, and its heads on each page',
    async (screen, title, heads, isWide) => {
      await goTo(page, `${big}/${screen}`);
      const pages = await print();
      expectSheets(pages, title, heads);
      expectAllOnce(pages);
      // Crosses are letters too: a printer may have no colours.
      if (isWide) expect(timesIn(pages, 'x(L)')).toBeGreaterThan(10);
    },
  );

  it.each([
    ['thematiques', 'Par thématique', ['Action', 'Thématiques', 'Porteurs'], 'themes-view'],
    ['acteurs', 'Par acteur', ['Action', 'Pilotes', 'Porteurs'], 'actors-view'],
    ['annees', 'Par année', ['Action', 'Pour', 'Porteurs'], 'years-view'],
  ] as const)('/%s has its heads on each page, and every action', async (screen, title, heads, view) => {
    await goTo(page, `${small}/${screen}`);
    // The plan before it was another: what was there of it goes when this one comes.
    await page.locator(`${view} action-table`).first().waitFor({ state: 'attached' });
    const pages = await print('A4', true);
    expectSheets(pages, title, heads);
    expect(tokens.slice(0, 24).filter(token => timesIn(pages, token) === 0)).toEqual([]);
  });

  it('a view says which part of the plan it is', async () => {
    await goTo(page, `${small}/liste?q=handicap&annee=2024`);
    const pages = await print();
    expectSheets(pages, 'Liste');
    expect(pages[0]).toMatch(/Filtre : recherche : « handicap » ; année : 2024/);
    expect(pages[0]).toMatch(/\d+ actions sur 24/);
    expect(pages[0]).toMatch(/L Les Pennes · S Septèmes/);
  });

  it('a fiche is alone, whether it was open beside the board or not', async () => {
    const id = bigPlan(ACTIONS).actions[15]?.id ?? '';
    for (const path of [`/action/${id}`, `/plan?fiche=${id}`]) {
      await goTo(page, small + path);
      await page.locator('action-sheet deployment-grid').first().waitFor();
      const pages = await print();
      expectSheets(pages, '[16]', []);
      expect(timesIn(pages, '[17]')).toBe(0);
      expect(pages.join(' ')).toContain('Déploiement');
    }
  });

  it.each([
    ['territoire', 'Territoire'],
    ['annuaire', 'Annuaire des acteurs'],
    ['verification', 'Vérification'],
    ['commentaires', 'Commentaires'],
    ['corbeille', 'Corbeille'],
    ['accessibilite', 'Accessibilité'],
  ])('/%s has its title, its date and its pages', async (screen, title) => {
    await goTo(page, `${small}/${screen}`);
    await page.locator('h2', { hasText: title }).first().waitFor();
    const pages = await print();
    expect(pages[0]).toContain(title);
    expect(pages.at(-1)).toContain(`page ${pages.length} / ${pages.length}`);
    // What is folded on the screen is not on paper.
    if (screen === 'verification') expect(pages.join(' ')).toContain('[12]');
  });

  it('the projection has all its pages, one after the other', async () => {
    await page.goto(`${server.address}${big}/projection`);
    await page.locator('projection-slide .rows:not(.measured) .row').first().waitFor();
    const pages = await print();
    expectAllOnce(pages);
    expect(pages.at(-1)).toContain(`page ${pages.length} / ${pages.length}`);
  });
});

it('« Imprimer… » opens the printing window once everything is on the page', async () => {
  await page.goto(`${server.address}${big}/liste`);
  await page.locator('outline-list').waitFor();
  await page.evaluate(() => {
    window.print = () => {
      const rows = (root: Document | ShadowRoot): number =>
        [...root.querySelectorAll('*')].reduce(
          (sum, element) => sum + (element.shadowRoot ? rows(element.shadowRoot) : 0),
          root.querySelectorAll('tr.action').length,
        );
      document.body.dataset.printed = String(rows(document));
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  await page.getByRole('button', { name: 'Plus', exact: true }).click();
  await page.getByRole('button', { name: 'Imprimer…' }).click();
  await page.locator(`body[data-printed="${ACTIONS}"]`).waitFor({ state: 'attached' });
});
