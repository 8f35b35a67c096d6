// The hosts' pages as a server of theirs would send them, on an origin of their own.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';
import { inHost, scriptsOf } from '../../scripts/hosts.mjs';
import { root } from '../../scripts/setup.mjs';

/** Where the pages of a host are: what it has built, or itself where it has nothing to build. */
const pagesOf = (/** @type {string} */ host) =>
  inHost(host, 'build' in scriptsOf(host) ? 'dist' : '');

/** A built page with what its host's server renders into it. */
async function rendered(
  /** @type {string} */ host,
  /** @type {string} */ path,
  /** @type {string} */ search,
) {
  const server = pathToFileURL(inHost(host, 'dist/server/server.js')).href;
  const { render } = await import(server);
  const html = await readFile(join(pagesOf(host), path, 'index.html'), 'utf8');
  const { head = '', body } = await render(search);
  return html.replace('<!--app-->', () => body).replace('</head>', () => `${head}</head>`);
}

/**
 * Serves the hosts, and as `/library/` what the package has built: `/react/` draws itself in the browser; with
 * `?server`, a page was drawn on the server.
 */
export async function startSite() {
  const server = createServer((request, response) => {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [, name = '', path = ''] = /^\/([^/]*)\/?(.*)$/.exec(pathname) ?? [];
    if (searchParams.has('server')) {
      rendered(name, path, search).then(
        (html) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html),
        (error) => response.writeHead(500).end(String(error?.stack)),
      );
      return;
    }
    request.url = `/${path}`;
    const folder = name === 'library' ? join(root, 'dist') : pagesOf(name);
    sirv(folder, { dev: true })(request, response, () => {
      response.writeHead(404).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
