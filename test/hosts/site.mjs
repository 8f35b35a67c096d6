// The hosts' pages as a server of theirs would send them, on an origin of their own.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/setup.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Where a path's file is: `/react/…` among what that host built, `/library/…` in the package. */
function fileOf(/** @type {string} */ pathname) {
  const [, first = '', ...rest] = pathname.split('/');
  const path = rest.join('/').replace(/(^|\/)$/, '$1index.html');
  if (first === 'library') return join(root, 'dist', path);
  const host = join(root, 'demo/hosts', first);
  return join(existsSync(join(host, 'package.json')) ? join(host, 'dist') : host, path);
}

/** A built page with what its host's server renders into it. */
async function rendered(/** @type {string} */ file, /** @type {string} */ search) {
  const server = join(dirname(file), '../server/server.js');
  const { render } = await import(pathToFileURL(server).href);
  const html = await readFile(file, 'utf8');
  const { head = '', body } = await render(search);
  return html.replace('<!--app-->', () => body).replace('</head>', () => `${head}</head>`);
}

/** Serves the hosts: `/react/` draws itself in the browser; with `?server`, a page was drawn on the server. */
export async function startSite() {
  const server = createServer((request, response) => {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const file = fileOf(pathname);
    if (searchParams.has('server')) {
      rendered(file, search).then(
        (html) => response.writeHead(200, { 'Content-Type': TYPES['.html'] }).end(html),
        (error) => response.writeHead(500).end(String(error?.stack)),
      );
    } else if (existsSync(file) && statSync(file).isFile()) {
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'text/plain' });
      createReadStream(file).pipe(response);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
