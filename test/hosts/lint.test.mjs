// The linter configuration of docs/hosts/vue.md: what its fixers leave alone, and what they would do without it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inHost, install } from '../../scripts/hosts.mjs';

const missing = await install('vue');

const component = `<template>
  <zoom-cc-embed
    :initConfig.prop="config"
    @zcc-incomingPhone-request="answer"
    @calls-change="answer"
  />
</template>
`;

/**
 * What the fixers make of the component.
 *
 * @param {string} config The text of a configuration.
 */
function fixed(config) {
  // Below the host, so that its packages are found.
  const folder = mkdtempSync(inHost('vue', 'node_modules/.lint-'));
  try {
    writeFileSync(join(folder, 'eslint.config.js'), config);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'TheEmbed.vue'), component);
    const eslint = inHost('vue', 'node_modules/eslint/bin/eslint.js');
    execFileSync(process.execPath, [eslint, '--fix', 'TheEmbed.vue'], { cwd: folder });
    return readFileSync(join(folder, 'TheEmbed.vue'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the configuration keeps the names of the elements', { skip: missing }, () => {
  assert.equal(fixed(readFileSync(inHost('vue', 'eslint.vue.js'), 'utf8')), component);
});

test(
  'the rules without it rewrite a property into one that nobody reads',
  { skip: missing },
  () => {
    const bare = `import vue from 'eslint-plugin-vue';\nexport default vue.configs['flat/recommended'];\n`;
    assert.match(fixed(bare), /:init-config\.prop/);
  },
);
