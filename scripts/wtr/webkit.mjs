import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { WebdriverLauncher } from '@web/test-runner-webdriver';
import getPort from 'get-port';

class WebKitLauncher extends WebdriverLauncher {
  /**
   * @override
   * @param {import('@web/test-runner').TestRunnerCoreConfig} config
   */
  async initialize(config) {
    await super.initialize(config);
    this.name = 'WebKit';
  }
}

/**
 * WebKitGTK's browser, driven through its own WebDriver, on a display that nobody sees.
 *
 * @param {string} binary The browser's program.
 * @returns {Promise<any>} A `BrowserLauncher`; its types are laxer than ours.
 */
export async function webkitLauncher(binary) {
  const port = await getPort({ host: '127.0.0.1' });
  const env = { ...process.env, DISPLAY: await startDisplay() };
  start('/usr/bin/WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });

  return new WebKitLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    // Waits longer each time: the driver has a minute to start.
    connectionRetryCount: 10,
    capabilities: /** @type {any} */ ({
      browserName: 'MiniBrowser',
      // A test may well keep its page from ever being loaded: its end says that it ran.
      pageLoadStrategy: 'none',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {
        binary,
        args: ['--automation', '--enable-mock-capture-devices=true'],
      },
    }),
  });
}

/** Starts an X server on a display that it finds free. `xvfb-run`, when ended, would leave its own running. */
async function startDisplay() {
  const args = ['-displayfd', '3', '-nolisten', 'tcp', '-noreset', '-screen', '0', '1280x1024x24'];
  const server = start('/usr/bin/Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const pipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  // To its end: a server whose last byte nobody takes is killed by that.
  return `:${(await text(pipe)).trim()}`;
}

/**
 * Starts a program that ends with this one.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
function start(command, args, options) {
  const child = spawn(command, args, options);
  child.unref();
  process.once('exit', () => child.kill());
  process.once('SIGTERM', () => process.exit(1));
  return child;
}
