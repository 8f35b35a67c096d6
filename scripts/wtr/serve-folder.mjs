import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * Serves folders of test pages on an origin of their own. A file is taken from the first that has it.
 *
 * @param {...string} folders
 * @returns {Promise<{ origin: string, close(): void }>}
 */
export async function serveFolder(...folders) {
  const server = createServer(async (request, response) => {
    // Parsing as a URL also takes care of `..`.
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const file = await firstFile(folders, decodeURIComponent(pathname));
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    // ?delay=ms answers late; ?header=name:value adds a header of the answer, `location` redirects.
    await setTimeout(Number(searchParams.get('delay') ?? 0));
    for (const header of searchParams.getAll('header')) {
      const [name = '', ...value] = header.split(':');
      response.setHeader(name, value.join(':'));
    }
    const type = types[/** @type {keyof typeof types} */ (extname(file))];
    response.writeHead(response.hasHeader('location') ? 302 : 200, {
      'content-type': type ?? 'application/octet-stream',
      'cache-control': 'no-store',
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://localhost:${address.port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @param {string[]} folders @param {string} path */
async function firstFile(folders, path) {
  for (const folder of folders) {
    const file = join(folder, path);
    const found = await stat(file).catch(() => undefined);
    if (file.startsWith(folder) && found?.isFile()) return file;
  }
  return undefined;
}
