// npm start [-- --port 4173]: the demo on Vite's development server, beside a simulator and the server companion.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import getPort, { portNumbers } from 'get-port';
import spawn from 'nano-spawn';
import { createServer } from 'vite';
import { guard, root, SetupError } from './setup.mjs';

await guard(async () => {
  const wanted = readPort();
  // The server takes the library as it is built.
  const parts = ['lib', 'types', 'simulator', 'server'];
  await spawn('node', ['scripts/build.mjs', ...parts], { cwd: root }).catch(({ output }) => {
    throw new SetupError(`The simulator and the server were not built.\n${output}`);
  });
  // Or the next one that is free. Chosen here, since the companion has to know who may ask it.
  const port = await getPort({ port: portNumbers(Math.max(wanted, 1024), 65_535) });
  const entry = pathToFileURL(join(root, 'dist/simulator/server.js')).href;
  const { startSimulator } = await import(entry);
  const next = portNumbers(Math.min(port + 1, 65_535), 65_535);
  const simulator = await startSimulator({ port: await getPort({ port: next }) });
  const { startCompanion } = await import('./companion.mjs');
  const origin = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port}`);
  const companion = await startCompanion({ origin });
  process.env.VITE_SIMULATOR_PHONE_URL = simulator.phoneUrl;
  process.env.VITE_SIMULATOR_CC_URL = simulator.contactCenterUrl;
  process.env.VITE_COMPANION_URL = companion.url;
  process.env.VITE_COMPANION_TOKEN = companion.token;
  process.env.VITE_STANDIN_URL = companion.simulatorUrl;

  const demo = await createServer({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    clearScreen: false,
    server: { port, strictPort: true },
  });
  await demo.listen();

  console.log(`Demo: ${demo.resolvedUrls?.local[0]}`);
  console.log(`Simulator: ${simulator.phoneUrl}`);
  console.log(`           ${simulator.contactCenterUrl}`);
  console.log(`           ${simulator.sdkUrl}`);
  console.log(`Server: ${companion.url}, with a stand-in for Zoom at ${companion.simulatorUrl}`);
  console.log('Ctrl-C ends them all.');

  const stop = async () => {
    await Promise.all([demo.close(), simulator.close(), companion.close()]);
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
