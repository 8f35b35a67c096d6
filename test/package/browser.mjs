import { chromium } from 'playwright-core';
import { browsers, findBrowser } from '../../scripts/setup.mjs';

const executablePath = findBrowser(browsers.chromium);

/** Why there is no browser to test in; `false` where there is one. */
export const skip = executablePath ? false : 'there is no Chromium';

/** Chromium, for what takes a whole browser. */
export const launch = (options = {}) =>
  chromium.launch({
    executablePath: executablePath ?? '',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      '--allow-running-insecure-content',
    ],
    ...options,
  });
