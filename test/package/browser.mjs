import { chromium } from 'playwright-core';
import { ensureBrowser, NoBrowserError } from '../../scripts/browsers.mjs';

const found = (() => {
  try {
    return { executablePath: ensureBrowser('chromium'), skip: false };
  } catch (error) {
    if (error instanceof NoBrowserError) return { executablePath: '', skip: error.message };
    throw error;
  }
})();

/** Chromium's program, and why there is none to test in; `false` where there is one. */
export const { executablePath, skip } = found;

/** Chromium, for what takes a whole browser. */
export const launch = (options = {}) =>
  chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      '--allow-running-insecure-content',
    ],
    ...options,
  });
