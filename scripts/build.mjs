// node scripts/build.mjs [lib] [cdn] [simulator] …: all that is published and not written by hand, or the named parts.
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import spawn from 'nano-spawn';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
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

/** The library's declarations, one for each source file; the simulator's, one for each of its modules. */
const declarations = async () => {
  const args = ['--project', 'tsconfig.build.json'];
  const options = { cwd: root, preferLocal: true, stdio: /** @type {const} */ ('inherit') };
  await spawn('tsc', args, options).catch(() => {
    throw new SetupError('The declarations could not be made.');
  });

  const modules = ['server', 'client', 'playwright'].map((name) =>
    join(root, `simulator/${name}.ts`),
  );
  const bundle = await rollup({
    input: modules,
    external: /\/src\//,
    plugins: [dts({ tsconfig: join(root, 'tsconfig.json') })],
  });
  await bundle.write({
    dir: join(root, 'dist/simulator'),
    entryFileNames: '[name].d.ts',
    // The library's declarations are beside, in `dist`.
    paths: (id) => id.replace(join(root, 'src'), '..'),
  });
};

/** The server companion, which takes the elements' records as they are built. */
const server = async () => {
  rmSync(join(root, 'server/dist'), { recursive: true, force: true });
  const args = ['--project', 'server/tsconfig.build.json'];
  await spawn('tsc', args, { cwd: root, preferLocal: true, stdio: 'inherit' }).catch(() => {
    throw new SetupError('The server could not be built.');
  });
};

/** Those that the words are translated into. */
const languages = readdirSync(join(root, 'src/translations'))
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'words');

const parts = {
  lib: vite('lib'),
  cdn: vite('cdn', 'cdn-embeds', ...languages.map((code) => `cdn:${code}`)),
  simulator: vite('simulator', 'simulator-sdk', 'simulator-modules'),
  types: declarations,
  editors: writeEditorData,
  server,
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
