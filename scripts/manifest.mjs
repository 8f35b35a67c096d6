// node scripts/manifest.mjs [--check]: writes custom-elements.json, or tells whether it is stale.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { guard, root, SetupError } from './setup.mjs';

await guard(async () => {
  const manifest = await cli({ argv: ['analyze'], cwd: root, noWrite: true });
  const file = join(root, 'custom-elements.json');
  const fresh = `${JSON.stringify(manifest, null, 2)}\n`;
  if (!process.argv.includes('--check')) await writeFile(file, fresh);
  else if ((await readFile(file, 'utf8')) !== fresh) {
    throw new SetupError('custom-elements.json is stale: run `npm run analyze` and commit it.');
  }
});
