// npm start [-- --port 4173]: the demo on Vite's development server, beside a simulator.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureDependencies, guard, root, SetupError } from './setup.mjs';

await guard(async () => {
  const port = readPort();
  ensureDependencies();

  const build = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'simulator'], {
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new SetupError(`The simulator was not built.\n${build.stderr}`);

  // Packages, and what was built of them, only from here on.
  const { startSimulator } = await import(
    pathToFileURL(join(root, 'dist/simulator/server.js')).href
  );
  const simulator = await startSimulator({ port: await freePort(port + 1) });
  process.env.VITE_SIMULATOR_PHONE_URL = simulator.phoneUrl;
  process.env.VITE_SIMULATOR_CC_URL = simulator.contactCenterUrl;

  const { createServer: createVite } = await import('vite');
  const demo = await createVite({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    clearScreen: false,
    server: { port: await freePort(port) },
  });
  await demo.listen();

  console.log(`Demo: ${demo.resolvedUrls?.local[0]}`);
  console.log(`Simulator: ${simulator.phoneUrl}`);
  console.log(`           ${simulator.contactCenterUrl}`);
  console.log('Ctrl-C ends both.');

  const stop = async () => {
    await Promise.all([demo.close(), simulator.close()]);
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
});

function readPort() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } });
  const port = Number(values.port);
  if (Number.isInteger(port) && port > 0 && port < 65_535) return port;
  throw new SetupError(`--port takes a number from 1 to 65534, not ${values.port}.`);
}

/**
 * The port, or the next one that nobody listens on.
 *
 * @param {number} port
 * @returns {Promise<number>}
 */
async function freePort(port) {
  for (; port < 65_536; port++) {
    const free = await new Promise((resolve) => {
      const probe = createServer().once('error', () => resolve(false));
      probe.listen(port, () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new SetupError('No port is free.');
}
