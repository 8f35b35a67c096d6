import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { entryOf, problems } from '../../scripts/release-check.mjs';

const changelog = `# Changes

## [1.1.0] - not released yet

- soon

## [1.0.1] - 2026-02-01

## [1.0.0] - 2026-01-31

### Added

- a thing
- another

## [0.9.0] - 2025-12-01

- old
`;

test('a version’s entry is what its list says', () => {
  assert.equal(entryOf(changelog, '1.0.0'), '- a thing\n- another');
  assert.equal(entryOf(changelog, '0.9.0'), '- old');
});

test('a version without a date, a list or a heading has no entry', () => {
  for (const version of ['1.1.0', '1.0.1', '1.0', '2.0.0']) {
    assert(!entryOf(changelog, version), version);
  }
});

test('a release needs a clean tree, an entry in the changelog, and one version everywhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zoom-embed-elements-'));
  const write = (name, data) => writeFileSync(join(folder, name), data);
  const git = (...args) => {
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    const { status, stderr } = spawnSync('git', [...who, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  };
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'State');
  };
  try {
    git('init', '--quiet');
    write('package.json', '{ "version": "1.0.0" }');
    write(
      'package-lock.json',
      '{ "version": "1.0.0", "packages": { "": { "version": "1.0.0" } } }',
    );
    write('CHANGELOG.md', changelog);
    commit();
    assert.deepEqual(problems(folder), []);

    appendFileSync(join(folder, 'CHANGELOG.md'), '\n');
    assert.match(problems(folder).join(), /not committed/);

    write('package.json', '{ "version": "1.1.0" }');
    commit();
    assert.match(problems(folder).join(), /CHANGELOG.*package-lock/);

    write('package.json', '{ "version": "1.0.0" }');
    git('tag', 'v1.0.0');
    assert.match(problems(folder).join(), /not committed/);
    commit();
    assert.match(problems(folder).join(), /tag of another commit/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
