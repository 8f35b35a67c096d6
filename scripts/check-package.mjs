// node scripts/check-package.mjs: what others' tools find wrong with the tarball that is published.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin } from './bin.mjs';
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
    const { tarball, files } = pack(folder);
    const checks = [
      [bin('publint'), '--strict', tarball],
      // ES modules only, so only those resolutions count that know them and `exports`: node16 from
      // an ES module, and bundlers. CommonJS reaches an ES module by `import()`, as it must.
      [
        bin('attw', '@arethetypeswrong/cli'),
        tarball,
        '--profile=esm-only',
        '--format=ascii',
        '--no-emoji',
        '--include-entrypoints',
        ...entriesOf(files),
      ],
    ];
    for (const command of checks) {
      const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
      if (status !== 0) throw new SetupError('The package is not fit to be published: see above.');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
