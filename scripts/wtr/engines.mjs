import { chromeLauncher } from '@web/test-runner-chrome';
import { webkitLauncher } from './webkit.mjs';

/** @typedef {import('@web/test-runner').BrowserLauncher} BrowserLauncher */

/** As whom containers run, and for whom Chromium's sandbox does not work. */
const isRoot = process.getuid?.() === 0;

/**
 * How each engine is launched.
 *
 * @type {Record<
 *   import('../browsers.mjs').BrowserName,
 *   (executablePath: string) => BrowserLauncher | Promise<BrowserLauncher>
 * >}
 */
export const launchers = {
  chromium: (executablePath) =>
    named(
      'Chromium',
      chromeLauncher({
        createBrowserContext,
        launchOptions: {
          executablePath,
          args: [
            ...(isRoot ? ['--no-sandbox'] : []),
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-dev-shm-usage',
            '--disable-gpu',
            '--disable-sync',
            '--no-first-run',
            '--use-fake-device-for-media-stream',
            '--use-fake-ui-for-media-stream',
            // Tests of leaks ask for a collection.
            '--js-flags=--expose-gc',
          ],
        },
      }),
    ),

  firefox: (executablePath) =>
    named(
      'Firefox',
      chromeLauncher({
        createBrowserContext,
        launchOptions: {
          browser: 'firefox',
          executablePath,
          extraPrefsFirefox: {
            'app.update.enabled': false,
            'datareporting.policy.dataSubmissionEnabled': false,
            'media.navigator.permission.disabled': true,
            'media.navigator.streams.fake': true,
          },
        },
      }),
    ),

  webkit: webkitLauncher,
};

// A profile for each run: nothing is kept from the one before.
const createBrowserContext = (/** @type {{ browser: any }} */ { browser }) =>
  browser.createBrowserContext();

/**
 * @param {string} name What the reports call it.
 * @param {BrowserLauncher} launcher
 */
const named = (name, launcher) => Object.assign(launcher, { name });
