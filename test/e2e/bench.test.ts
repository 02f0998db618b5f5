import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const bench = new URL('../bench/run.ts', import.meta.url).pathname;

it('npm run bench still measures: everybody gets every edit, and Tablée acknowledges it', async () => {
  const out = await mkdtemp(join(tmpdir(), 'tablee-bench-results-'));
  const words = ['--quick', '--repeats', '1', '--only', 'séance', '--engines', 'relay,tablee', '--out', out];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', bench, ...words], {
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  const { medians } = JSON.parse(await readFile(join(out, 'latest.json'), 'utf8'));
  expect(medians.séance.relay.faults).toBe('none');
  expect(medians.séance.tablee).toMatchObject({
    faults: 'none',
    'edit to disk and back, p99 ms': expect.any(Number),
  });
  await rm(out, { recursive: true });
});
