/** Builds the client into dist/client, served precompressed by the server; also holds the Vitest projects. */

import type { Plugin, Rolldown } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';

/** Tells the service worker the names of the files that it keeps: their hashes make each build another worker. */
const shellFiles: Plugin = {
  name: 'shell-files',
  generateBundle: (_options, bundle) => {
    // Reading a spreadsheet is a fifth of all, for the few who import one: it is fetched when it is wanted.
    const kept = Object.keys(bundle).filter(name => !name.includes('import-worker'));
    const files = kept.filter(name => /^assets\/.*\.(js|css|woff2|svg)$/.test(name));
    const worker = bundle['service-worker.js'];
    if (worker?.type !== 'chunk') throw new Error('vite: there is no service worker');
    if (!worker.code.includes('__SHELL_FILES__')) throw new Error('vite: the service worker keeps no files');
    worker.code = worker.code.replace('__SHELL_FILES__', files.sort().join(' '));
  },
};

/** Takes what only people read out of the style sheets of elements: each is a text that no minifier looks into. */
const shortStyles: Plugin = {
  name: 'short-styles',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /[\\/]client[\\/].*\.ts$/, code: 'css`' },
    handler: code => code.replace(/\bcss`[^`]*`/g, shorten),
  },
};

function shorten(sheet: string): string {
  return sheet
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}');
}

/** The pages that most people come in by, and the view that each of them shows. */
const doors = [
  { page: 'join.html', view: 'client/views/join-page.ts' },
  { page: 'territory.html', view: 'client/views/territory-page.ts' },
] as const;

/**
 * Writes the page once more for each door, which names the code of its view: it is fetched along with that of the
 * application, and not a round trip after it.
 */
const doorPages: Plugin = {
  name: 'door-pages',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = bundle['index.html'];
    if (page?.type !== 'asset') throw new Error('vite: there is no page');
    const source = String(page.source);
    for (const { page: fileName, view } of doors) {
      const wanted = filesOf(bundle, view).filter(file => !source.includes(`/${file}"`));
      const links = wanted.map(file => `    <link rel="modulepreload" crossorigin href="/${file}">\n`);
      this.emitFile({
        type: 'asset',
        fileName,
        source: source.replace('  </head>', `${links.join('')}  </head>`),
      });
    }
  },
};

/** The chunk that holds a module, and all that it imports. */
function filesOf(bundle: Rolldown.OutputBundle, module: string): readonly string[] {
  const files = new Set<string>();
  const add = (file: string): void => {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk' || files.has(file)) return;
    files.add(file);
    chunk.imports.forEach(add);
  };
  for (const [file, chunk] of Object.entries(bundle))
    if (chunk.type === 'chunk' && chunk.moduleIds.some(id => id.endsWith(module))) add(file);
  if (files.size === 0) throw new Error(`vite: nothing holds ${module}`);
  return [...files];
}

/**
 * What is always needed together comes in one file: by plain HTTP a browser asks for six at a time, and each turn costs
 * a phone on a poor line a round trip. A group takes all that its modules import, but for what those before it took.
 */
const groups = [
  {
    name: 'base',
    priority: 3,
    test: /client[\\/](main|events|invitation|invitation-events|styles[\\/]typeset)\.ts$/,
  },
  { name: 'copy', priority: 2, test: /client[\\/]local-copy\.ts$/ },
  // Of the plan, but also of the pages that have none.
  {
    name: 'pieces',
    priority: 1,
    test: /client[\\/]elements[\\/]confirm-dialog\.ts$|shared[\\/](formats[\\/]period-text|actor-names|sheet)\.ts$|directives[\\/]repeat\.js$/,
  },
  { name: 'plan', priority: 0, test: /client[\\/]views[\\/]territory-page\.ts$/ },
];

export default defineConfig({
  root: 'client',
  cacheDir: '../node_modules/.vite',
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    rollupOptions: {
      input: ['client/index.html', 'client/service-worker.ts'],
      output: {
        // Its address is its name: it may not change from one build to the next.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups },
      },
    },
  },
  worker: { format: 'es' },
  plugins: [
    shortStyles,
    shellFiles,
    doorPages,
    compression({
      algorithms: [defineAlgorithm('gzip', { level: 9 }), defineAlgorithm('brotliCompress')],
      threshold: 512,
      include: /\.(html|js|css|svg|json|txt)$/,
    }),
  ],
  test: {
    // Left to itself, Vitest leaves one core idle: half of the machine where continuous integration has two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          root: import.meta.dirname,
          environment: 'node',
          include: ['test/*.test.ts', 'test/shared/**/*.test.ts', 'test/server/**/*.test.ts'],
          // Nothing waits that long: it is for a machine that has other work, and says when a test will never end.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          root: import.meta.dirname,
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          // One file waits, for a network to be tried again or a disk, while another works: no more than two, for each
          // has a browser of its own, and people at work in it.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
