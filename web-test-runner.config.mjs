/** Runs the component tests in the browser that is installed here, on the served sources. Nothing is downloaded. */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as lucide from 'lucide';
import { browserArguments, findBrowser } from './test/browser.ts';

const executablePath = findBrowser();
if (!executablePath) throw new Error('components: no browser; see test/ensure-browser.ts');

/** Lucide's entry imports two thousand modules, one request each: the page gets its icons as the data they are. */
const icons = {
  name: 'icons',
  resolveImport: ({ source }) => (source === 'lucide' ? '/icons.js' : undefined),
  serve: ({ path }) =>
    path === '/icons.js'
      ? {
          body: Object.entries(lucide)
            .filter(([, icon]) => Array.isArray(icon))
            .map(([name, icon]) => `export const ${name} = ${JSON.stringify(icon)};`)
            .join('\n'),
          type: 'js',
        }
      : undefined,
};

/** Its package says that a browser is to have what only Node can read (4.0.1): its modules are beside it. */
const numbers = {
  name: 'numbers',
  resolveImport: ({ source }) => (source === 'numfmt' ? '/node_modules/numfmt/dist/index.mjs' : undefined),
};

/** The application's page around each test file: its language, tokens and font are the real ones. */
const page = tests => `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <title>Tablée</title>
    <link rel="stylesheet" href="/node_modules/@fontsource-variable/atkinson-hyperlegible-next/wght.css" />
    <link rel="stylesheet" href="/client/styles/tokens.css" />
  </head>
  <body>
    <script type="module" src="${tests}"></script>
  </body>
</html>`;

export default {
  files: 'test/client/**/*.test.ts',
  concurrency: 2,
  nodeResolve: { browser: true, exportConditions: ['browser', 'development'] },
  plugins: [
    icons,
    numbers,
    esbuildPlugin({
      ts: true,
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
      target: 'es2022',
    }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath,
        args: [
          ...browserArguments(),
          // The tests ask the browser for roles and names. Without the first switch it would work them out each time.
          '--force-renderer-accessibility',
          '--enable-blink-features=ComputedAccessibilityInfo',
        ],
      },
      // Two pages run at once. Each has a context of its own: in one storage for both, a test file would clear or list
      // what another has just written. One behind the other in the same window would answer its mouse once a second,
      // and a page that is not in front has no focus to give.
      createPage: async ({ context }) => {
        const own = await context.browser().createBrowserContext();
        const browserPage = await own.newPage({ type: 'window' });
        await browserPage.emulateFocusedPage(true);
        return browserPage;
      },
    }),
  ],
  testRunnerHtml: page,
  testFramework: { config: { timeout: 20_000 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
};
