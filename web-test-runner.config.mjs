// npm run test:browser; ENGINES=chromium,… picks the browsers.
import { join } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { ensureChromium, root } from './scripts/setup.mjs';
import { jsonPlugin } from './scripts/wtr/json-plugin.mjs';
import { originsPlugin } from './scripts/wtr/origins-plugin.mjs';
import { countingReporter } from './scripts/wtr/reporter.mjs';

/** How each engine is launched: one row, and one in `scripts/setup.mjs`. */
const engines = {
  chromium: () =>
    chromeLauncher({
      concurrency: 1,
      // A profile for each test file: no storage or channel is shared between them.
      createBrowserContext: ({ browser }) => browser.createBrowserContext(),
      launchOptions: {
        executablePath: ensureChromium(),
        args: [
          // The sandbox does not work for root, as whom containers run.
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-dev-shm-usage',
          '--disable-gpu',
          '--disable-sync',
          '--no-first-run',
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
        ],
      },
    }),
};

const wanted = (process.env.ENGINES ?? 'chromium').split(',').map((name) => name.trim());
const unknown = wanted.filter((name) => !(name in engines));
if (unknown.length > 0) throw new Error(`ENGINES names what is not set up: ${unknown.join(', ')}`);

export default {
  rootDir: root,
  files: ['test/**/*.test.ts', '!test/node/**', '!test/types/**'],
  nodeResolve: true,
  browsers: wanted.map((name) => engines[name]()),
  plugins: [
    jsonPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: join(root, 'tsconfig.json') }),
    originsPlugin(),
  ],
  reporters: [defaultReporter({ reportTestProgress: false }), countingReporter()],
  // Our own warnings are provoked on purpose: a test that cares listens for them.
  filterBrowserLogs: ({ args }) =>
    !/Lit is in dev mode|^zoom-embed-elements:/.test(String(args[0])),
  testFramework: { config: { timeout: 10_000 } },
  testRunnerHtml: (testFramework) => `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Tests</title>
      </head>
      <body>
        <script type="module" src="${testFramework}"></script>
      </body>
    </html>`,
};
