/** The built client, served compressed as the build left it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';

const folder = fileURLToPath(new URL('../dist/client/', import.meta.url));

/** The same page, but for the code that each asks for at once: what is shown under its addresses. */
const pages = {
  'index.html': ['/', '/accessibilite', '/nouveau', '/admin'],
  'join.html': ['/rejoindre', '/rejoindre/*'],
  'territory.html': ['/t/*'],
};

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
  app.get('/rejoindre/:code', async (c, next) => {
    const code = c.req.param('code');
    // The page asks for it first of all: it is on its way before the page's code is. The address is to be the very same.
    if (/^[A-Z0-9]{6}$/.test(code))
      c.header('Link', `</api/seances/${code}>; rel=preload; as=fetch; crossorigin`);
    await next();
  });
  for (const [file, paths] of Object.entries(pages)) {
    const page = serveStatic({
      root: folder,
      path: file,
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', 'no-cache'),
    });
    for (const path of paths) app.get(path, page);
  }
  app.notFound(async c => {
    const html = `${folder}index.html`;
    if (!existsSync(html)) return c.text('La page n’est pas construite : lancez « npm run build ».', 503);
    return c.html(await readFile(html, 'utf8'), 404);
  });
}
