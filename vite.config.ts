/** Builds the client into dist/client, served precompressed by the server; also holds the Vitest projects. */
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: 'client',
  cacheDir: '../node_modules/.vite',
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
  },
  plugins: [
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
