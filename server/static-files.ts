/** The built client, served compressed as the build left it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';

const folder = fileURLToPath(new URL('../dist/client/', import.meta.url));

/** Hashed names never change content; the page that names them must always be asked for. */
export function serveClient(app: Hono): void {
  app.use(
    '/assets/*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  app.get(
    '/service-worker.js',
    serveStatic({
      root: folder,
      path: 'service-worker.js',
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', 'no-cache'),
    }),
  );
  const page = serveStatic({
    root: folder,
    path: 'index.html',
    precompressed: true,
    onFound: (_path, c) => c.header('Cache-Control', 'no-cache'),
  });
  app.get('/', page);
  for (const path of ['/accessibilite', '/nouveau', '/admin', '/rejoindre', '/rejoindre/*', '/t/*'])
    app.get(path, page);
  app.notFound(async c => {
    const html = `${folder}index.html`;
    if (!existsSync(html)) return c.text('La page n’est pas construite : lancez « npm run build ».', 503);
    return c.html(await readFile(html, 'utf8'), 404);
  });
}
