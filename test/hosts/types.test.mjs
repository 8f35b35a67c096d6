// The types for each framework, as its own checker sees them: in test/hosts/types, it must complain of
// every line that says "wrong", and of no other.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { inHost, install, refreshLibrary, runScript } from '../../scripts/hosts.mjs';
import { root } from '../../scripts/setup.mjs';

const folder = fileURLToPath(new URL('types', import.meta.url));
const wanted = process.env.HOSTS?.split(',');

test('the attributes are those that the manifest documents', () => {
  /** @type {{ declarations?: { tagName?: string, attributes?: { name: string, description?: string }[] }[] }[]} */
  const modules = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')).modules;
  const elements = modules.flatMap(({ declarations = [] }) => declarations);
  const lines = elements.flatMap(({ tagName, attributes = [] }) => {
    if (!tagName) return [];
    const names = attributes.filter(({ description }) => description).map(({ name }) => name);
    const all = names.map((name) => JSON.stringify(name)).join(' | ');
    return `export const ${tagName.replaceAll('-', '_')}: Same<'${tagName}', ${all}> = true;`;
  });
  assert.equal(lines.length, 14);
  const place = join(root, '.cache/types');
  mkdirSync(place, { recursive: true });
  const code = `import type { ElementAttributes, Elements } from '../../types/elements.js';
    type Names<Tag extends keyof Elements> = keyof ElementAttributes<Elements[Tag]>;
    type Same<Tag extends keyof Elements, All> =
      [Names<Tag>, All] extends [All, Names<Tag>] ? true : [Exclude<Names<Tag>, All>, Exclude<All, Names<Tag>>];
    ${lines.join('\n')}`;
  writeFileSync(join(place, 'attributes.ts'), code);
  const flags = '--noEmit --strict --module nodenext --target es2022 --types --skipLibCheck false';
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '--ignoreConfig', ...flags.split(' '), join(place, 'attributes.ts')];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

for (const file of readdirSync(folder)) {
  const { name } = parse(file);
  if (wanted && !wanted.includes(name)) continue;
  const skip = (await install(name)) ?? false;

  test(`types for ${name}`, { skip, timeout: 600_000 }, async () => {
    await refreshLibrary(name);
    const place = inHost(name, 'dist/types');
    mkdirSync(place, { recursive: true });
    cpSync(join(folder, file), join(place, file));
    const config = { extends: '../../tsconfig.json', files: [file], include: [] };
    writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(config));

    const project = `dist/types/tsconfig.json`;
    const flags = name === 'svelte' ? ['--output', 'machine', '--tsconfig'] : ['--project'];
    const checked = await runScript(name, 'check', [...flags, project]);
    const output = stripVTControlCharacters(checked.output);

    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    const wrong = lines.flatMap((line, index) => (line.includes('"wrong" ') ? [index + 1] : []));
    // `react.tsx(12,3): error`, `angular.ts:12:3 - error`, `ERROR "dist/types/svelte.svelte" 12:3 "…"`
    const report = new RegExp(`${file.replace('.', '\\.')}(?:\\(|:|" )(\\d+)[,:]\\d+`, 'g');
    const told = new Set(Array.from(output.matchAll(report), ([, line]) => Number(line)));
    assert.notDeepEqual(wrong, []);
    assert.deepEqual(
      [...told].sort((a, b) => a - b),
      wrong,
      output,
    );
  });
}
