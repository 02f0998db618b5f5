/** Builds the client into dist/client, served precompressed by the server; also holds the Vitest projects. */

import type { Plugin } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';

/** Tells the service worker the names of the files that it keeps: their hashes make each build another worker. */
const shellFiles: Plugin = {
  name: 'shell-files',
  generateBundle: (_options, bundle) => {
    const files = Object.keys(bundle).filter(name => /^assets\/.*\.(js|css|woff2|svg)$/.test(name));
    const worker = bundle['service-worker.js'];
    if (worker?.type !== 'chunk') throw new Error('vite: there is no service worker');
    if (!worker.code.includes('__SHELL_FILES__')) throw new Error('vite: the service worker keeps no files');
    worker.code = worker.code.replace('__SHELL_FILES__', files.sort().join(' '));
  },
};

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
      },
    },
  },
  plugins: [
    shellFiles,
    compression({
      algorithms: [defineAlgorithm('gzip', { level: 9 }), defineAlgorithm('brotliCompress')],
      threshold: 512,
      include: /\.(html|js|css|svg|json|txt)$/,
    }),
  ],
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          root: import.meta.dirname,
          environment: 'node',
          include: ['test/*.test.ts', 'test/shared/**/*.test.ts', 'test/server/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          root: import.meta.dirname,
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
