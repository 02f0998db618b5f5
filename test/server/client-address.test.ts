import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startWorld, type World } from './world.ts';

async function hear(proxies: number): Promise<{ world: World; lines: string[] }> {
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  return { world: await startWorld({ logger, proxies }), lines };
}

const ask = (world: World, from: string) =>
  fetch(`${world.address}/api/territories/${world.id}`, { headers: { 'x-forwarded-for': from } });

it('a proxy that nobody told of is told of once, without anybody’s address', async () => {
  const { world, lines } = await hear(0);
  await fetch(`${world.address}/healthz`);
  expect(lines).toEqual([]);
  for (const from of ['203.0.113.8', '203.0.113.9']) await ask(world, from);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('TRUSTED_PROXIES');
  expect(lines[0]).not.toContain('203.0.113');
});

it('a proxy that is known is not told of', async () => {
  const { world, lines } = await hear(1);
  await ask(world, '203.0.113.8');
  expect(lines).toEqual([]);
});
