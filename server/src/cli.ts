#!/usr/bin/env node
// npx zoom-embed-server: the server, configured by the environment.
import { serve, type ServerType } from '@hono/node-server';
import { readEnvironment } from './environment.js';
import { logToStderr, reasonOf } from './log.js';
import { createZoomServer } from './server.js';
import { SettingsError } from './settings.js';

try {
  await main();
} catch (error) {
  if (error instanceof SettingsError) {
    const lines = error.problems.map(({ name, what }) => `- ${name} ${what}`);
    console.error(`zoom-embed-server cannot start:\n${lines.join('\n')}`);
  } else {
    console.error(`zoom-embed-server cannot start: ${reasonOf(error)}`);
  }
  process.exit(1);
}

async function main(): Promise<void> {
  const { host, port, options } = readEnvironment(process.env);
  const zoom = await createZoomServer(options);
  const http = await new Promise<ServerType>((resolve, reject) => {
    const started = serve({ fetch: zoom.fetch, hostname: host, port }, () => {
      resolve(started);
    });
    started.on('error', reject);
  });
  const address = http.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  logToStderr({ level: 'info', message: 'Ready.', host, port: actual });

  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The second time it is meant.
      if (isStopping) process.exit(1);
      isStopping = true;
      void stop(http);
    });
  }

  /** Takes no more requests, ends the streams, and finishes what has begun. */
  async function stop(server: ServerType): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    await zoom.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
    process.exit(0);
  }
}
