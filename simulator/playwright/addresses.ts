import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InterceptedRoute, InterceptingPage } from './page.js';

const FILES = fileURLToPath(new URL('.', import.meta.url));

/** Zoom's addresses as the documents have them, up to the last slash. What follows is a file. */
export const PHONE = /^https:\/\/applications\.zoom\.us\/integration\/phone\/embeddablephone\//;
export const CONTACT_CENTER =
  /^https:\/\/(?:[\w-]+\.)*zoom(?:\.us|gov\.com)\/(?:cci\/callbar\/crm|crm-int\/callbar)\//;
const SDK = /^https:\/\/vaapplicationscontent\.zoom\.us\/phoneSdk\/static\/smart-embed\/js\//;

/** A host page that is cross-origin isolated can embed the pages, too. */
const HEADERS = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'no-store',
};

/** A page with parameters beside those of its address: they are there before its own script runs. */
async function withParameters(file: string, parameters: URLSearchParams): Promise<string> {
  const html = await readFile(join(FILES, file), 'utf8');
  const query = JSON.stringify([...parameters]).replaceAll('<', '\\u003c');
  const script = `<script>{
    const url = new URL(location.href);
    for (const [name, value] of ${query}) url.searchParams.set(name, value);
    history.replaceState(null, '', url);
  }</script>`;
  return html.replace('<head>', `<head>${script}`);
}

/** Answers the requests below an address with the simulator's files; with the page where none is named. */
const answer =
  (address: RegExp, page: string, parameters: URLSearchParams) =>
  async (route: InterceptedRoute): Promise<void> => {
    const [url = ''] = route.request().url().split(/[?#]/);
    const name = url.replace(address, '');
    // As with the server's: what never arrives keeps the page from finishing.
    if (name === 'hang') return;
    if (/^(?:home|index\.html)?$/.test(name)) {
      const body = await withParameters(page, parameters);
      await route.fulfill({ headers: HEADERS, contentType: 'text/html; charset=utf-8', body });
      return;
    }
    const path = join(FILES, name);
    const served = /^(?:assets\/)?[\w-]+\.(?:js|css|html|map)$/.test(name) && existsSync(path);
    await route.fulfill(served ? { headers: HEADERS, path } : { status: 404, body: 'Not found' });
  };

/** Serves the simulator's files at Zoom's addresses, to one page. Returns what ends it. */
export async function serveAt(
  page: InterceptingPage,
  parameters: { phone: URLSearchParams; contactCenter: URLSearchParams },
): Promise<() => Promise<void>> {
  const none = new URLSearchParams();
  await page.route(PHONE, answer(PHONE, 'phone.html', parameters.phone));
  await page.route(
    CONTACT_CENTER,
    answer(CONTACT_CENTER, 'contact-center.html', parameters.contactCenter),
  );
  await page.route(SDK, answer(SDK, 'sdk.js', none));
  return async () => {
    for (const address of [PHONE, CONTACT_CENTER, SDK]) await page.unroute(address);
  };
}
