import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const dist = new URL('../dist/client/', import.meta.url);

/** Kilobytes of compressed script and style that each first page may need. */
const budgets = [
  ['the board', 'views/territory-page.ts', 170],
  ['the door of a séance, on a phone,', 'views/join-page.ts', 60],
] as const;

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/** Files a browser must have before a page shows: the entry's, the page's and all they import, not what is loaded later. */
function firstLoad(page: string): readonly string[] {
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
  add(page);
  return [...files];
}

/** What is too small to gain anything is sent as it is. */
function bytesSent(file: string): number {
  const compressed = new URL(`${file}.gz`, dist);
  return statSync(existsSync(compressed) ? compressed : new URL(file, dist)).size;
}

describe('the build', () => {
  it.each(budgets)('shows %s after at most its share of compressed script and style', (what, page, most) => {
    const sizes = firstLoad(page).map(file => ({ file, bytes: bytesSent(file) }));
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    console.info(sizes.map(({ file, bytes }) => `${file}: ${(bytes / 1024).toFixed(1)} KB`).join('\n'));
    console.info(`${what} ${(total / 1024).toFixed(1)} KB compressed of ${most}`);
    expect(sizes.length).toBeGreaterThan(1);
    expect(total).toBeLessThanOrEqual(most * 1024);
  });
});
