/** What a browser that was never here is sent of a big plan, by what really arrives in it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { bigPlan } from '../fixtures/big-plan.ts';
import { startWorld } from '../server/world.ts';
import { launchBrowser, soon } from './browser.ts';

/** Of a plan of 300 actions that takes 1,480 KB. */
const MOST_KILOBYTES = 450;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function comeIn(): Promise<{ context: BrowserContext; page: Page; show: () => Promise<void> }> {
  const { address, territories } = await startWorld();
  const { id, tokens } = await territories.create(bigPlan(300));
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const identity = JSON.stringify({ name: 'Nadia', institution: 'Septèmes' });
  await context.addInitScript(who => localStorage.setItem('tablee.identity', who), identity);
  const page = await context.newPage();
  const show = async (): Promise<void> => {
    await page.goto(`${address}/t/${id}/plan#cle=${tokens.editor}`);
    await page.locator('action-card').first().waitFor();
    await expect.poll(() => page.locator('save-state .state').innerText(), soon).toBe('Enregistré');
  };
  return { context, page, show };
}

it('by WebSocket, a first visit to a plan of 300 actions is sent a third of its bytes, and shows the board', async () => {
  const { context, page, show } = await comeIn();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  let bytes = 0;
  devtools.on('Network.webSocketFrameReceived', ({ response }) => {
    bytes += Buffer.byteLength(response.payloadData, response.opcode === 2 ? 'base64' : 'utf8');
  });
  await show();
  console.info(`by WebSocket: ${(bytes / 1e3).toFixed(1)} KB`);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(MOST_KILOBYTES * 1e3);
});

it('and so it is by plain HTTP', async () => {
  const { context, page, show } = await comeIn();
  await context.addInitScript(() => sessionStorage.setItem('tablee.transport', 'http'));
  let bytes = 0;
  page.on('response', response => {
    if (response.url().includes('/sync-http/')) bytes += Number(response.headers()['content-length'] ?? 0);
  });
  await show();
  console.info(`by HTTP: ${(bytes / 1e3).toFixed(1)} KB`);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(MOST_KILOBYTES * 1e3);
});
