// The browsers that tests run in: where they are, and how to get them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { SetupError } from './setup.mjs';

/** A browser that this machine does not have and that cannot be installed on it from here. */
export class NoBrowserError extends SetupError {}

/**
 * A browser that tests run in.
 *
 * @typedef {object} Browser
 * @property {string} label What to call it in a message.
 * @property {readonly string[]} env Variables that name the program. One that is set decides alone.
 * @property {Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>>} paths
 *   Where it usually is; `~` and `%Variable%` are filled in.
 * @property {readonly string[]} [needs] Other programs without which it is of no use to the tests.
 * @property {readonly string[]} debian The Debian packages that bring it.
 */

/** @satisfies {Record<string, Browser>} */
export const browsers = {
  chromium: {
    label: 'Chrome, Chromium or Edge',
    env: ['CHROME_PATH', 'CHROMIUM_PATH'],
    paths: {
      linux: [
        '/usr/bin/google-chrome-stable',
        '/usr/bin/google-chrome',
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/snap/bin/chromium',
        '/usr/bin/microsoft-edge-stable',
        '/usr/bin/microsoft-edge',
      ],
      darwin: [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ],
      win32: [
        '%ProgramFiles%\\Google\\Chrome\\Application\\chrome.exe',
        '%ProgramFiles(x86)%\\Google\\Chrome\\Application\\chrome.exe',
        '%LocalAppData%\\Google\\Chrome\\Application\\chrome.exe',
        '%LocalAppData%\\Chromium\\Application\\chrome.exe',
        '%ProgramFiles%\\Microsoft\\Edge\\Application\\msedge.exe',
        '%ProgramFiles(x86)%\\Microsoft\\Edge\\Application\\msedge.exe',
      ],
    },
    debian: ['chromium', 'chromium-sandbox', 'fonts-liberation'],
  },
  firefox: {
    label: 'Firefox',
    env: ['FIREFOX_PATH'],
    paths: {
      linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
      darwin: [
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        '~/Applications/Firefox.app/Contents/MacOS/firefox',
      ],
      win32: [
        '%ProgramFiles%\\Mozilla Firefox\\firefox.exe',
        '%LocalAppData%\\Mozilla Firefox\\firefox.exe',
      ],
    },
    debian: ['firefox-esr', 'fonts-liberation'],
  },
  // Safari's engine, in the browser that WebKitGTK brings for tests.
  webkit: {
    label: "WebKitGTK's MiniBrowser",
    env: ['WEBKIT_PATH'],
    paths: {
      linux: ['x86_64', 'aarch64'].flatMap((machine) =>
        ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map(
          (version) => `/usr/lib/${machine}-linux-gnu/${version}/MiniBrowser`,
        ),
      ),
    },
    needs: ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'],
    debian: ['webkit2gtk-driver', 'xvfb', 'fonts-liberation'],
  },
};

/** @typedef {keyof typeof browsers} BrowserName */

/**
 * What the functions below ask of the machine: a test passes its own.
 *
 * @typedef {object} System
 * @property {NodeJS.Platform} platform
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {string} home
 * @property {boolean} isRoot
 * @property {(path: string) => boolean} exists
 * @property {(command: string, args: readonly string[]) => { ok: boolean, output: string }} run
 * @property {(line: string) => void} say
 */

/** @type {System} */
const thisSystem = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  run(command, args) {
    const result = spawnSync(command, args, { encoding: 'utf8' });
    const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`;
    return { ok: result.status === 0, output };
  },
  say: (line) => console.log(line),
};

/**
 * The path of a browser's program, if it is on this machine.
 *
 * @param {Browser} browser
 * @param {Pick<System, 'platform' | 'env' | 'home' | 'exists'>} system
 * @returns {string | undefined}
 */
export function findBrowser(browser, { platform, env, home, exists } = thisSystem) {
  const variable = browser.env.find((name) => env[name]);
  if (variable) {
    const path = /** @type {string} */ (env[variable]);
    if (exists(path)) return path;
    throw new SetupError(`${variable} is ${path}, and there is no such file.`);
  }
  if (browser.needs && !browser.needs.every(exists)) return undefined;
  return browser.paths[platform]
    ?.map((path) =>
      path.replace(/^~/, home).replace(/%([^%]+)%/g, (_, name) => env[name] ?? 'missing'),
    )
    .find(exists);
}

/**
 * The path of a browser's program, installed first where this is a Debian that we may install on.
 *
 * @param {BrowserName} name
 * @param {System} system
 */
export function ensureBrowser(name, system = thisSystem) {
  const browser = browsers[name];
  const path = findBrowser(browser, system) ?? installOnDebian(browser, system);
  if (path) return path;
  throw new NoBrowserError(
    `The tests need ${browser.label}. Install it, or set ${browser.env[0]} to its program.`,
  );
}

/**
 * The programs of the engines that tests run in: those that `ENGINES` names, which must be there, or
 * all that this machine can have.
 *
 * @param {System} system
 * @returns {{ paths: Partial<Record<BrowserName, string>>, missing: Partial<Record<BrowserName, string>> }}
 *   and why those are missing that are
 */
export function ensureEngines(system = thisSystem) {
  const all = /** @type {BrowserName[]} */ (Object.keys(browsers));
  const named = system.env.ENGINES?.split(',').map((name) => name.trim());
  const unknown = named?.filter((name) => !(name in browsers)) ?? [];
  if (unknown.length > 0) {
    throw new SetupError(`ENGINES takes ${all.join(', ')}, not ${unknown.join(', ')}.`);
  }
  const engines = { paths: {}, missing: {} };
  for (const name of all.filter((each) => named?.includes(each) ?? true)) {
    try {
      engines.paths[name] = ensureBrowser(name, system);
    } catch (error) {
      if (named || !(error instanceof NoBrowserError)) throw error;
      engines.missing[name] = error.message;
    }
  }
  const [why] = Object.values(engines.missing);
  if (why && !Object.keys(engines.paths).length) throw new SetupError(why);
  return engines;
}

/** @param {Browser} browser @param {System} system */
function installOnDebian(browser, system) {
  const { exists, isRoot, run, say } = system;
  const apt = '/usr/bin/apt-get';
  if (system.platform !== 'linux' || !exists(apt)) return undefined;
  if (!isRoot && !run('sudo', ['-n', 'true']).ok) return undefined;

  say(`Installing ${browser.debian.join(', ')} (apt-get) …`);
  const steps = [['update'], ['install', '--yes', '--no-install-recommends', ...browser.debian]];
  for (const step of steps) {
    const args = ['DEBIAN_FRONTEND=noninteractive', apt, ...step];
    const { ok, output } = isRoot ? run('env', args) : run('sudo', ['-n', 'env', ...args]);
    if (!ok) {
      say(`apt-get ${step[0]} failed.\n${output}`);
      return undefined;
    }
  }
  return findBrowser(browser, system);
}
