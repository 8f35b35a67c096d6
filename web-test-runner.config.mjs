// npm run test:browser; ENGINES=chromium,firefox,webkit picks the browsers.
import { join } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { ensureEngines } from './scripts/browsers.mjs';
import { root } from './scripts/setup.mjs';
import { launchers } from './scripts/wtr/engines.mjs';
import { jsonPlugin } from './scripts/wtr/json-plugin.mjs';
import { originsPlugin } from './scripts/wtr/origins-plugin.mjs';
import { receiver } from './scripts/wtr/receiver.mjs';
import { countingReporter } from './scripts/wtr/reporter.mjs';

const { paths, missing } = ensureEngines();
for (const [name, why] of Object.entries(missing)) console.warn(`${name}: skipped. ${why}`);
const browsers = await Promise.all(
  Object.entries(paths).map(([name, path]) => launchers[name](path)),
);

export default {
  rootDir: root,
  files: ['test/{unit,browser,hostile}/**/*.test.ts'],
  nodeResolve: true,
  browsers,
  // One page at a time in each: a page in the background gets no animation frames.
  concurrency: 1,
  concurrentBrowsers: browsers.length,
  plugins: [
    jsonPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: join(root, 'tsconfig.json') }),
    originsPlugin(),
  ],
  middleware: [receiver()],
  reporters: [defaultReporter({ reportTestProgress: false }), countingReporter()],
  // Our own warnings are provoked on purpose: a test that cares listens for them.
  filterBrowserLogs: ({ args }) =>
    !/Lit is in dev mode|^zoom-embed-elements:/.test(String(args[0])),
  // Milliseconds, for a busy machine with three engines at once: until a browser and its page have started,
  // for one test, which may wait several times, and for one file.
  browserStartTimeout: 180_000,
  testsStartTimeout: 180_000,
  testFramework: { config: { timeout: 180_000 } },
  testsFinishTimeout: 900_000,
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
