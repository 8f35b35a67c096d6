// npm run bench: measures everything side by side, and writes what came of it to bench/results.
// --tiny does as little as possible; --only names scenarios; --out is another folder for the
// results; --rounds sets how many; --no-build takes dist as it is.
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
      'no-build': { type: 'boolean', default: false },
    },
  });
  ensureDependencies();
  // Packages, only from here on.
  const { buildLibrary, buildPages } = await import('./build.mjs');
  const { launch } = await import('./browser.mjs');
  const { serve } = await import('./server.mjs');
  const { full, tiny } = await import('./scenario.mjs');
  const { scenarios, measure } = await import('./measure.mjs');
  const { writeResults } = await import('./report.mjs');

  const wanted = options.only?.split(',') ?? scenarios;
  const unknown = wanted.filter((name) => !scenarios.includes(name));
  if (unknown.length) {
    throw new SetupError(`--only takes ${scenarios.join(', ')}, not ${unknown.join(', ')}.`);
  }
  const counts = { ...(options.tiny ? tiny : full) };
  if (options.rounds) counts.rounds = Math.max(1, Number(options.rounds) || 0);

  if (!options['no-build']) buildLibrary();
  const pages = mkdtempSync(join(tmpdir(), 'zoom-embed-elements-bench-'));
  await buildPages(pages);
  const servers = await serve(pages);
  const browser = await launch();
  try {
    const load = loadavg()[0];
    const results = await measure({ browser, servers, counts, wanted });
    const environment = {
      browser: `Chromium ${browser.version()}`,
      node: process.version,
      processor: `${cpus().length} × ${cpus()[0]?.model}`,
      load: [load, loadavg()[0]].map((each = 0) => Math.round(each * 10) / 10),
      counts,
    };
    await writeResults(resolve(options.out), { environment, ...results });
  } finally {
    await browser.close();
    await servers.close();
    rmSync(pages, { recursive: true });
  }
});
