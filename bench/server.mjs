// Two origins of two sites: the host's page on localhost, the widget's on 127.0.0.1.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { dist } from './build.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

const headers = {
  // Isolation gives both pages a clock of 5 µs, where it is 100 µs otherwise.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
  'timing-allow-origin': '*',
};

/**
 * @typedef {object} Servers
 * @property {string} host The host's origin.
 * @property {string} widget The widget's origin.
 * @property {(path: string, html: string) => void} page Adds a page that is no file.
 * @property {() => Promise<void>} close
 *
 * @param {string} built Where the pages were built.
 * @param {string} [before] The build to compare with.
 * @returns {Promise<Servers>}
 */
export async function serve(built, before = dist) {
  const folders = { '/cdn/': join(dist, 'cdn'), '/before/': before };
  /** @type {Map<string, Buffer | string>} */
  const files = new Map();
  const read = (/** @type {string} */ path) => {
    let body = files.get(path);
    if (body === undefined) {
      const inside = normalize(path);
      const [prefix, folder] = Object.entries(folders).find(([each]) =>
        inside.startsWith(each),
      ) ?? ['/', built];
      body = readFileSync(join(folder, inside.slice(prefix.length)));
      files.set(path, body);
    }
    return body;
  };
  const respond = (/** @type {import('node:http').IncomingMessage} */ { url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    try {
      const body = read(path);
      const type = types[extname(path)];
      const cache = type === types['.html'] ? 'no-store' : 'public, max-age=31536000, immutable';
      response.writeHead(200, { ...headers, 'content-type': type, 'cache-control': cache });
      response.end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  };
  const host = await listen(respond, 'localhost');
  const widget = await listen(respond, '127.0.0.1');
  return {
    host: host.origin,
    widget: widget.origin,
    page: (path, html) => files.set(path, html),
    close: async () => {
      await Promise.all([host.close(), widget.close()]);
    },
  };
}

/** @param {import('node:http').RequestListener} respond @param {string} name */
async function listen(respond, name) {
  const server = createServer(respond);
  await new Promise((resolve) => server.listen(0, name, () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://${name}:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
