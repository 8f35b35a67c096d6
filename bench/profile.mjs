// node bench/profile.mjs [sms|calls|commands|requests] [subject]: where the host page's main thread
// spends its time as messages come in, as commands go out, or as requests are answered. Prints the
// functions by their own time; --out writes a .cpuprofile as well; --against takes another build.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { guard } from '../scripts/setup.mjs';
import { launch, Stage } from './browser.mjs';
import { buildLibrary, buildPages } from './build.mjs';
import { serve } from './server.mjs';

const MESSAGES = 10_000;
const SHOWN = 30;

await guard(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, against: { type: 'string' } },
  });
  const { out, against } = values;
  const [kind = 'calls', subject = against ? 'before' : 'library'] = positionals;
  buildLibrary();
  const pages = mkdtempSync(join(tmpdir(), 'zoom-embed-elements-profile-'));
  await buildPages(pages, { minify: false, ...(against && { before: resolve(against) }) });
  const servers = await serve(pages);
  const browser = await launch();
  try {
    const stage = await Stage.start(browser, servers, subject);
    const burst = { kind, count: MESSAGES, skew: stage.skew };
    const run = () => {
      if (kind === 'requests') return stage.run('searches', MESSAGES);
      return stage.run(kind === 'commands' ? 'burstOut' : 'burstIn', burst);
    };
    await run();
    await stage.collect();
    await stage.session.send('Profiler.enable');
    await stage.session.send('Profiler.setSamplingInterval', { interval: 100 });
    await stage.session.send('Profiler.start');
    await run();
    const { profile } = await stage.session.send('Profiler.stop');
    if (out) writeFileSync(out, JSON.stringify(profile));
    show(profile);
  } finally {
    await browser.close();
    await servers.close();
    rmSync(pages, { recursive: true });
  }
});

/** @param {any} profile */
function show({ nodes, samples = [], timeDeltas = [] }) {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  /** @type {Map<string, number>} */
  const own = new Map();
  samples.forEach((id, index) => {
    const { functionName, url, lineNumber } = byId.get(id) ?? {};
    const file = url ? ` ${url.split('/').at(-1)}:${lineNumber + 1}` : '';
    const name = `${functionName || '(anonymous)'}${file}`;
    own.set(name, (own.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  });
  const rows = [...own].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  for (const [name, time] of rows) console.log(`${(time / MESSAGES).toFixed(2)} µs  ${name}`);
}
