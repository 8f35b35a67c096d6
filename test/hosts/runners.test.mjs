// Test runners that run in the browser, each with the simulator at Zoom's addresses, as docs/testing.md says.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import spawn, { SubprocessError } from 'nano-spawn';
import { ensureBrowser } from '../../scripts/browsers.mjs';
import { root } from '../../scripts/setup.mjs';

const folder = join(root, 'test/runners');

async function run(command, ...args) {
  try {
    const env = { CHROME_PATH: ensureBrowser('chromium'), NODE_TEST_CONTEXT: undefined };
    const { output } = await spawn(command, args, { cwd: folder, env, stdin: 'ignore' });
    return { ok: true, output };
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    return { ok: false, output: error.output };
  }
}

/** Installs the runners where they are missing. @returns {Promise<string | undefined>} why they cannot be. */
async function install() {
  const installed = join(folder, 'node_modules/.package-lock.json');
  const { mtimeMs } = statSync(join(folder, 'package-lock.json'));
  if (existsSync(installed) && statSync(installed).mtimeMs >= mtimeMs) return undefined;
  const args = ['install', '--ignore-scripts', '--no-save', '--loglevel=error'];
  const { ok, output } = await run('npm', ...args);
  if (!ok) return `cannot be installed (${output.trim().split('\n')[0]})`;
  const now = new Date();
  utimesSync(installed, now, now);
  return undefined;
}

const missing = await install();

describe('a test in the page hears of a call', { skip: missing, timeout: 300_000 }, () => {
  test('in Web Test Runner', async () => {
    const { ok, output } = await run('npm', 'run', '--silent', 'wtr');
    assert(ok, output);
    assert.match(output, /1 passed, 0 failed/);
  });

  test('in Vitest, which knows the types, too', async () => {
    const types = await run(join(root, 'node_modules/.bin/tsc'), '--project', 'tsconfig.json');
    assert(types.ok, types.output);
    const { ok, output } = await run('npm', 'run', '--silent', 'vitest');
    assert(ok, output);
    assert.match(output, /1 passed/);
  });
});

test('docs/testing.md shows what is run here', () => {
  const page = readFileSync(join(root, 'docs/testing.md'), 'utf8');
  const fences = [...page.matchAll(/^```text (test\/runners\/\S+)\n([^]*?)^```$/gm)];
  assert(fences.length >= 3);
  for (const [, path = '', code = ''] of fences) {
    assert(readFileSync(join(root, path), 'utf8').includes(code), `not in ${path}:\n${code}`);
  }
});
