import { once } from 'node:events';
import { createServer } from 'node:http';
import sirv from 'sirv';

/**
 * Serves folders of test pages on an origin of their own. A file is taken from the first that has it.
 *
 * A page can be asked to misbehave: `?header=name:value` adds a header to its answer, where `location`
 * redirects, and `?hold=name` is answered only once somebody has asked for `?release=name`.
 *
 * @param {...string} folders
 * @returns {Promise<{ origin: string, close(): void }>}
 */
export async function serveFolder(...folders) {
  const files = folders.map((folder) => sirv(folder, { dev: true }));
  const gate = createGates();
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    for (const name of searchParams.getAll('release')) gate(name).open();
    for (const name of searchParams.getAll('hold')) await gate(name).opened;
    for (const header of searchParams.getAll('header')) {
      const [name = '', ...value] = header.split(':');
      response.setHeader(name, value.join(':'));
    }
    if (response.hasHeader('location')) return response.writeHead(302).end();
    const serve = ([first, ...others] = files) =>
      first ? first(request, response, () => serve(others)) : response.writeHead(404).end();
    serve();
  });
  await once(server.listen(0, 'localhost'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://localhost:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Makes what finds a gate by its name, be it asked first by who opens it or by who waits. */
function createGates() {
  /** @type {Map<string, { open(): void, opened: Promise<void> }>} */
  const gates = new Map();
  return (/** @type {string} */ name) => {
    const known = gates.get(name);
    if (known) return known;
    let open = () => {};
    const opened = new Promise((/** @type {(value: void) => void} */ resolve) => (open = resolve));
    const gate = { open, opened };
    gates.set(name, gate);
    return gate;
  };
}
