// The linter configurations of docs/hosts: what their fixers leave alone, and what they would do without them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { inHost, install } from '../../scripts/hosts.mjs';
import { root } from '../../scripts/setup.mjs';

/**
 * What the fixers make of a component.
 *
 * @param {string} host
 * @param {string} config The text of a configuration.
 * @param {string} file
 * @param {string} component
 */
function fixed(host, config, file, component) {
  // Below the host, so that its packages are found.
  const folder = mkdtempSync(inHost(host, 'node_modules/.lint-'));
  try {
    writeFileSync(join(folder, 'eslint.config.js'), config);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, file), component);
    const eslint = inHost(host, 'node_modules/eslint/bin/eslint.js');
    execFileSync(process.execPath, [eslint, '--fix', file], { cwd: folder });
    return readFileSync(join(folder, file), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('Vue', { skip: await install('vue') }, () => {
  const component = `<template>
  <zoom-cc-embed
    :initConfig.prop="config"
    @zcc-incomingPhone-request="answer"
    @calls-change="answer"
  />
</template>
`;
  const fix = (/** @type {string} */ config) => fixed('vue', config, 'TheEmbed.vue', component);

  test('the configuration keeps the names of the elements', () => {
    assert.equal(fix(readFileSync(inHost('vue', 'eslint.vue.js'), 'utf8')), component);
  });

  test('the rules without it rewrite a property into one that nobody reads', () => {
    const bare = `import vue from 'eslint-plugin-vue';\nexport default vue.configs['flat/recommended'];\n`;
    assert.match(fix(bare), /:init-config\.prop/);
  });
});

describe('Angular', { skip: await install('angular') }, () => {
  const template = '<zoom-cc-embed screen-pop-event="ANSWER" vanity="acme"></zoom-cc-embed>\n';
  const fix = (/** @type {string} */ config) => fixed('angular', config, 'embed.html', template);
  const configuration = readFileSync(inHost('angular', 'eslint.angular.js'), 'utf8');
  const withRules = (/** @type {string} */ rules) =>
    configuration.replace(/\n\);\n$/, `{ files: ['**/*.html'], rules: ${rules} },\n);\n`);

  test('the configuration keeps the names of the elements', () => {
    assert.equal(fix(configuration), template);
  });

  test('the guide tells the rule about translations to leave the elements alone', () => {
    const guide = readFileSync(join(root, 'docs/hosts/angular.md'), 'utf8');
    const [, rules = ''] = /^```json\n([^]*?)^```$/m.exec(guide) ?? [];
    assert.equal(fix(withRules(rules)), template);
    const bare = withRules(`{ '@angular-eslint/template/i18n': 'warn' }`);
    assert.match(fix(bare), /i18n-screen-pop-event/);
  });
});

describe('Svelte', { skip: await install('svelte') }, () => {
  const component = `<script lang="ts">
  const answer = (event: Event) => event.preventDefault();
</script>

<zoom-cc-embed
  screen-pop-event="ANSWER"
  onzcc-incomingPhone-request={answer}
  onengagements-change={answer}
></zoom-cc-embed>
`;

  test('the configuration keeps the names of the elements', () => {
    const config = readFileSync(inHost('svelte', 'eslint.svelte.js'), 'utf8');
    assert.equal(fixed('svelte', config, 'Embed.svelte', component), component);
  });
});
