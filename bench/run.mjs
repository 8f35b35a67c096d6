// npm run bench: measures everything side by side until the goals are decided, and writes what came
// of it to bench/results. docs/performance.md tells the options.
import { cpus, loadavg, tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, guard, root, SetupError } from '../scripts/setup.mjs';

await guard(async () => {
  const { values: options } = parseArgs({
    options: {
      tiny: { type: 'boolean', default: false },
      only: { type: 'string' },
      out: { type: 'string', default: join(root, 'bench/results') },
      rounds: { type: 'string' },
      limit: { type: 'string', default: '30' },
      against: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  ensureDependencies();
  // Packages, only from here on.
  const { buildLibrary, buildPages, checkBuild } = await import('./build.mjs');
  const { launch } = await import('./browser.mjs');
  const { serve } = await import('./server.mjs');
  const { full, tiny } = await import('./scenario.mjs');
  const { topics, measure } = await import('./measure.mjs');
  const { writeResults } = await import('./report.mjs');

  const wanted = options.only?.split(',') ?? topics;
  const unknown = wanted.filter((name) => !topics.includes(name));
  if (unknown.length) {
    throw new SetupError(`--only takes ${topics.join(', ')}, not ${unknown.join(', ')}.`);
  }
  const counts = { ...(options.tiny ? tiny : full) };
  if (options.rounds) counts.least = counts.most = positive('rounds', options.rounds);
  const limit = positive('limit', options.limit) * 60_000;
  const before = options.against && resolve(options.against);
  if (before) checkBuild(before);

  if (!options['no-build']) buildLibrary();
  const pages = mkdtempSync(join(tmpdir(), 'zoom-embed-elements-bench-'));
  await buildPages(pages, before ? { before } : {});
  const servers = await serve(pages, before);
  const browser = await launch();
  try {
    const load = loadavg()[0];
    const start = performance.now();
    const late = () => performance.now() - start > limit;
    const run = { browser, servers, counts, wanted, before: Boolean(before), late };
    const results = await measure(run);
    const environment = {
      browser: `Chromium ${browser.version()}`,
      node: process.version,
      processor: `${cpus().length} × ${cpus()[0]?.model}`,
      load: [load, loadavg()[0]].map((each = 0) => Math.round(each * 10) / 10),
      minutes: Math.round((performance.now() - start) / 6000) / 10,
      counts,
    };
    await writeResults(resolve(options.out), { environment, ...results });
  } finally {
    await browser.close();
    await servers.close();
    rmSync(pages, { recursive: true });
  }
});

/** @param {string} name @param {string} text */
function positive(name, text) {
  const number = Number(text);
  if (!(number > 0)) throw new SetupError(`--${name} takes a number above 0, not ${text}.`);
  return number;
}
