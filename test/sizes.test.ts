import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const dist = new URL('../dist/client/', import.meta.url);
const budget = 170 * 1024;

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/** Files a browser must have before the board shows: the entry and all it imports at once, not what it loads later. */
function firstLoad(): readonly string[] {
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(new URL('.vite/manifest.json', dist), 'utf8'),
  );
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const sheet of chunk.css ?? []) files.add(sheet);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  add('index.html');
  return [...files];
}

/** What is too small to gain anything is sent as it is. */
function bytesSent(file: string): number {
  const compressed = new URL(`${file}.gz`, dist);
  return statSync(existsSync(compressed) ? compressed : new URL(file, dist)).size;
}

describe('the build', () => {
  it('shows the board after at most 170 KB of compressed script and style', () => {
    const sizes = firstLoad().map(file => ({ file, bytes: bytesSent(file) }));
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    console.info(sizes.map(({ file, bytes }) => `${file}: ${(bytes / 1024).toFixed(1)} KB`).join('\n'));
    console.info(`first load: ${(total / 1024).toFixed(1)} KB compressed of ${budget / 1024}`);
    expect(sizes.length).toBeGreaterThan(1);
    expect(total).toBeLessThanOrEqual(budget);
  });
});
