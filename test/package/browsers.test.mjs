import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { browsers, ensureBrowser, findBrowser } from '../../scripts/browsers.mjs';
import { SetupError } from '../../scripts/setup.mjs';

/**
 * A machine with these files, which notes what it is told to run.
 *
 * @param {any} options
 */
function machine({ platform = 'linux', env = {}, files = [], isRoot = true, refuses = [] } = {}) {
  const there = new Set(files);
  const commands = [];
  const said = [];
  return {
    platform,
    env,
    home: '/home/me',
    isRoot,
    exists: (path) => there.has(path),
    run(command, args) {
      const line = [command, ...args].join(' ');
      commands.push(line);
      if (refuses.some((part) => line.includes(part))) return { ok: false, output: 'no' };
      if (/apt-get install/.test(line)) there.add('/usr/bin/chromium');
      return { ok: true, output: '' };
    },
    say: (line) => said.push(line),
    commands,
    said,
  };
}

const chrome = '/usr/bin/google-chrome';
const apt = '/usr/bin/apt-get';

describe('finding Chromium', () => {
  const programFiles = 'C:\\Program Files';
  const cases = [
    {
      name: 'takes CHROME_PATH before anything else',
      files: ['/opt/mine', '/opt/other', chrome],
      env: { CHROME_PATH: '/opt/mine', CHROMIUM_PATH: '/opt/other' },
      found: '/opt/mine',
    },
    {
      name: 'takes CHROMIUM_PATH',
      files: ['/opt/other', chrome],
      env: { CHROMIUM_PATH: '/opt/other' },
      found: '/opt/other',
    },
    {
      name: 'passes over an empty variable',
      env: { CHROME_PATH: '' },
      files: [chrome],
      found: chrome,
    },
    {
      name: 'prefers Chrome to Chromium and Edge',
      files: ['/usr/bin/microsoft-edge', '/usr/bin/chromium', chrome],
      found: chrome,
    },
    { name: 'finds a snap', files: ['/snap/bin/chromium'], found: '/snap/bin/chromium' },
    {
      name: 'finds Chrome on a Mac',
      platform: 'darwin',
      files: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      found: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    },
    {
      name: "finds Chrome among a user's own applications",
      platform: 'darwin',
      files: ['/home/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      found: '/home/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    },
    {
      name: 'finds Edge on Windows',
      platform: 'win32',
      env: { ProgramFiles: programFiles },
      files: [`${programFiles}\\Microsoft\\Edge\\Application\\msedge.exe`],
      found: `${programFiles}\\Microsoft\\Edge\\Application\\msedge.exe`,
    },
    {
      name: 'does not look on one system for what is usual on another',
      platform: 'darwin',
      files: [chrome],
      found: undefined,
    },
    { name: 'finds nothing on a system it does not know', platform: 'aix', files: [chrome] },
    { name: 'finds nothing where nothing is', found: undefined },
  ];
  for (const { name, found, ...options } of cases) {
    test(name, () => {
      assert.equal(findBrowser(browsers.chromium, machine(options)), found);
    });
  }

  test('names the variable that points nowhere', () => {
    const system = machine({ env: { CHROMIUM_PATH: '/gone' }, files: [chrome] });
    assert.throws(() => findBrowser(browsers.chromium, system), /CHROMIUM_PATH is \/gone/);
  });
});

describe('ensuring Chromium', () => {
  test('installs nothing where a browser is', () => {
    const system = machine({ files: [chrome, apt] });
    assert.equal(ensureBrowser('chromium', system), chrome);
    assert.deepEqual(system.commands, []);
  });

  test('installs it as root on Debian, after an update of the lists', () => {
    const system = machine({ files: [apt] });
    assert.equal(ensureBrowser('chromium', system), '/usr/bin/chromium');
    assert.equal(system.commands.length, 2);
    assert.match(system.commands[0], /^env DEBIAN_FRONTEND=noninteractive \S+apt-get update$/);
    assert.match(system.commands[1], /apt-get install --yes .*\bchromium\b/);
    assert.match(system.said.join(), /Installing chromium/);
  });

  test('goes through sudo where that asks for no password', () => {
    const system = machine({ files: [apt], isRoot: false });
    assert.equal(ensureBrowser('chromium', system), '/usr/bin/chromium');
    assert.equal(system.commands[0], 'sudo -n true');
    assert.match(system.commands[2], /^sudo -n env .*apt-get install/);
  });

  const hopeless = [
    { name: 'there is no apt-get' },
    { name: 'sudo would ask', files: [apt], isRoot: false, refuses: ['sudo -n true'] },
    { name: 'apt-get fails', files: [apt], refuses: ['apt-get update'] },
    { name: 'the system is another', files: [apt], platform: 'darwin' },
  ];
  for (const { name, ...options } of hopeless) {
    test(`says what to install where ${name}`, () => {
      assert.throws(
        () => ensureBrowser('chromium', machine(options)),
        (error) => {
          assert(error instanceof SetupError);
          assert.match(error.message, /Install it, or set CHROME_PATH/);
          return true;
        },
      );
    });
  }
});
