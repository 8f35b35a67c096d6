import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import spawn from 'nano-spawn';
import { root } from '../setup.mjs';
import { serveFolder } from './serve-folder.mjs';

/**
 * Gives the tests other origins to talk to: the simulator and the library, built afresh as they
 * ship, and the pages below `test/frames`, each time on a port of its own. Where they are, tests
 * learn from the module `/__test__/origins.js`.
 */
export function originsPlugin({ frameServers = 3 } = {}) {
  /** @type {{ close(): unknown }[]} */
  let servers = [];
  /** @type {Record<string, unknown>} */
  let origins = {};

  return {
    name: 'origins',
    async serverStart() {
      const build = [join(root, 'scripts/build.mjs'), 'simulator', 'cdn', 'lib'];
      await spawn('node', build).catch(({ output }) => {
        throw new Error(`What the tests load could not be built.\n${output}`);
      });

      const entry = pathToFileURL(join(root, 'dist/simulator/server.js')).href;
      const { startSimulator } = await import(entry);
      const simulator = await startSimulator({ port: 0 });
      const folders = ['test/frames/', 'dist/cdn/', 'dist/'].map((path) => join(root, path));
      const frames = await Promise.all(
        Array.from({ length: frameServers }, () => serveFolder(...folders)),
      );
      servers = [simulator, ...frames];
      origins = {
        simulatorPhoneUrl: simulator.phoneUrl,
        simulatorCcUrl: simulator.contactCenterUrl,
        frameOrigins: frames.map(({ origin }) => origin),
      };
    },
    async serverStop() {
      await Promise.all(servers.map((server) => server.close()));
    },
    // The demo's scripts learn it from their environment, as `npm start` has it.
    transform(/** @type {{ path: string, body: unknown }} */ { path, body }) {
      if (!/^\/demo\/.*\.ts$/.test(path)) return undefined;
      const environment = {
        VITE_SIMULATOR_PHONE_URL: origins.simulatorPhoneUrl,
        VITE_SIMULATOR_CC_URL: origins.simulatorCcUrl,
      };
      return String(body).replaceAll('import.meta.env', `(${JSON.stringify(environment)})`);
    },
    serve(/** @type {{ path: string }} */ { path }) {
      if (path !== '/__test__/origins.js') return undefined;
      return Object.entries(origins)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}
