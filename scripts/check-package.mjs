// node scripts/check-package.mjs: what others' tools find wrong with the tarball that is published.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import spawn from 'nano-spawn';
import { pack } from './pack.mjs';
import { guard, root, SetupError } from './setup.mjs';

/** The entries that a pattern in `exports` stands for: checkers do not go through them by themselves. */
function entriesOf(files) {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.entries(exports).flatMap(([name, { types } = {}]) => {
    const [start, end] = types?.replace('./', '').split('*') ?? [];
    if (end === undefined) return [];
    return files
      .filter((file) => file.startsWith(start) && file.endsWith(end))
      .map((file) => name.replace('*', file.slice(start.length, file.length - end.length)));
  });
}

await guard(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zoom-embed-elements-'));
  try {
    const { tarball, files } = await pack(folder);
    const checks = [
      ['publint', '--strict', tarball],
      // ES modules only, so only those resolutions count that know them and `exports`: node16 from
      // an ES module, and bundlers. CommonJS reaches an ES module by `import()`, as it must.
      [
        'attw',
        tarball,
        '--profile=esm-only',
        '--format=ascii',
        '--no-emoji',
        '--include-entrypoints',
        ...entriesOf(files),
      ],
    ];
    for (const [command = '', ...args] of checks) {
      const options = { cwd: root, preferLocal: true, stdio: /** @type {const} */ ('inherit') };
      await spawn(command, args, options).catch(() => {
        throw new SetupError('The package is not fit to be published: see above.');
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
