// node scripts/build.mjs [lib] [cdn] [simulator]: all that is published and not written by hand, or the named parts.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import spawn from 'nano-spawn';
import { build } from 'vite';
import { writeEditorData } from './editors.mjs';
import { guard, root, SetupError } from './setup.mjs';

const vite =
  (/** @type {string[]} */ ...modes) =>
  async () => {
    for (const mode of modes) {
      await build({ configFile: join(root, 'vite.config.ts'), mode, logLevel: 'warn' });
    }
  };

/** Declarations of the library and of the simulator's modules. */
const declarations = async () => {
  const args = ['--project', 'tsconfig.build.json'];
  const options = { cwd: root, preferLocal: true, stdio: /** @type {const} */ ('inherit') };
  await spawn('tsc', args, options).catch(() => {
    throw new SetupError('The declarations could not be made.');
  });
};

const parts = {
  lib: vite('lib'),
  cdn: vite('cdn'),
  simulator: vite('simulator', 'simulator-modules'),
  types: declarations,
  editors: writeEditorData,
};

await guard(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    const names = Object.keys(parts).join(', ');
    throw new SetupError(`No such part: ${unknown.join(', ')}. There are ${names}.`);
  }
  // What ships is production code, whatever the shell says.
  process.env.NODE_ENV = 'production';

  const everything = wanted.length === 0;
  if (everything) rmSync(join(root, 'dist'), { recursive: true, force: true });
  for (const [name, make] of Object.entries(parts)) {
    if (everything || wanted.includes(name)) await make();
  }
});
