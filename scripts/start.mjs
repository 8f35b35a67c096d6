// npm start [-- --port 4173]: the demo on Vite's development server, beside a simulator.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import getPort, { portNumbers } from 'get-port';
import spawn from 'nano-spawn';
import { createServer } from 'vite';
import { guard, root, SetupError } from './setup.mjs';

await guard(async () => {
  const port = readPort();
  await spawn('node', ['scripts/build.mjs', 'simulator'], { cwd: root }).catch(({ stderr }) => {
    throw new SetupError(`The simulator was not built.\n${stderr}`);
  });
  const entry = pathToFileURL(join(root, 'dist/simulator/server.js')).href;
  const { startSimulator } = await import(entry);
  const next = portNumbers(Math.max(port + 1, 1024), 65_535);
  const simulator = await startSimulator({ port: await getPort({ port: next }) });
  process.env.VITE_SIMULATOR_PHONE_URL = simulator.phoneUrl;
  process.env.VITE_SIMULATOR_CC_URL = simulator.contactCenterUrl;

  const demo = await createServer({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    clearScreen: false,
    // Or the next one that is free.
    server: { port },
  });
  await demo.listen();

  console.log(`Demo: ${demo.resolvedUrls?.local[0]}`);
  console.log(`Simulator: ${simulator.phoneUrl}`);
  console.log(`           ${simulator.contactCenterUrl}`);
  console.log(`           ${simulator.sdkUrl}`);
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
