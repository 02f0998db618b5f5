import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const dist = new URL('../dist/client/', import.meta.url);

/** Kilobytes of compressed script and style that each first page may need, and in how many files. */
const budgets = [
  ['the board', 'plan', 125, 7],
  ['the door of a séance, on a phone,', 'join-page', 30, 4],
  ['the administration, which has no plan,', 'admin-page', 60, 12],
  ['a new plan', 'new-territory-page', 60, 12],
] as const;

interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const manifest: Record<string, Chunk> = JSON.parse(
  readFileSync(new URL('.vite/manifest.json', dist), 'utf8'),
);

/** Files a browser must have before a page shows: the entry's, the page's and all they import, not what is loaded later. */
function firstLoad(page: string): readonly string[] {
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const sheet of chunk.css ?? []) files.add(sheet);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  add('index.html');
  const [key] = Object.entries(manifest).find(([, { name }]) => name === page) ?? [];
  if (key === undefined) throw new Error(`sizes: there is no chunk of the name ${page}`);
  add(key);
  return [...files];
}

/** What is too small to gain anything is sent as it is. */
function bytesSent(file: string): number {
  const compressed = new URL(`${file}.gz`, dist);
  return statSync(existsSync(compressed) ? compressed : new URL(file, dist)).size;
}

/** What the page of an address names, so that it is fetched at once. */
function namedBy(page: string): readonly string[] {
  const html = readFileSync(new URL(page, dist), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
}

describe('the build', () => {
  it.each(budgets)(
    'shows %s after at most its share of compressed script and style',
    (what, page, most, files) => {
      const sizes = firstLoad(page).map(file => ({ file, bytes: bytesSent(file) }));
      const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
      console.info(sizes.map(({ file, bytes }) => `${file}: ${(bytes / 1024).toFixed(1)} KB`).join('\n'));
      console.info(`${what} ${(total / 1024).toFixed(1)} KB compressed of ${most}`);
      expect(sizes.length).toBeGreaterThan(1);
      expect(total).toBeLessThanOrEqual(most * 1024);
      expect(sizes.length).toBeLessThanOrEqual(files);
    },
  );

  it.each([
    ['join.html', 'join-page'],
    ['territory.html', 'plan'],
  ])('names in %s all that its first page needs: none of it waits for another', (page, chunk) => {
    expect([...namedBy(page)].sort()).toEqual([...firstLoad(chunk)].sort());
  });

  it.each(budgets)('shows %s without what makes files to take away', (_what, page) => {
    expect(firstLoad(page).filter(file => file.includes('export'))).toEqual([]);
  });
});
