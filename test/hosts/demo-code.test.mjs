// The code that the demo's desk shows for each framework, as the framework's own checker sees it.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { inHost, install, refreshLibrary, runScript } from '../../scripts/hosts.mjs';
import { all, frameworks, own } from '../package/demo-code.mjs';

const wanted = process.env.HOSTS?.split(',');
const endings = { React: 'tsx', Vue: 'vue', Svelte: 'svelte', Angular: 'ts' };

for (const [framework, ending] of Object.entries(endings)) {
  const name = framework.toLowerCase();
  if (wanted && !wanted.includes(name)) continue;
  const skip = (await install(name)) ?? false;

  test(`the desk's code for ${framework}`, { skip, timeout: 600_000 }, async () => {
    await refreshLibrary(name);
    const place = inHost(name, 'dist/demo-code');
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    const files = all.map((snippet) => {
      const file = `${snippet.name}.${ending}`;
      // It is JavaScript where a framework has it; with types, its markup is checked, too.
      const code = frameworks[framework](snippet).replace(
        /^<script( setup)?>/,
        '<script$1 lang="ts">',
      );
      writeFileSync(join(place, file), code);
      return file;
    });
    writeFileSync(join(place, 'own.d.ts'), `export {};\ndeclare global { ${own} }\n`);
    const config = {
      extends: '../../tsconfig.json',
      compilerOptions: { noImplicitAny: framework === 'Angular' },
      vueCompilerOptions: { strictTemplates: true, dataAttributes: ['data-*'] },
      files: [...files, 'own.d.ts'],
      include: [],
    };
    writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(config));
    const flags = name === 'svelte' ? ['--output', 'machine', '--tsconfig'] : ['--project'];
    const { output } = await runScript(name, 'check', [...flags, 'dist/demo-code/tsconfig.json']);
    const report = /^.*(?:error (?:TS|NG)\d|ERROR ").*$/gm;
    assert.deepEqual(stripVTControlCharacters(output).match(report), null, output);
  });
}
