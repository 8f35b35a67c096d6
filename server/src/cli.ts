#!/usr/bin/env node
// npx zoom-embed-server: the server, configured by the environment.
import { readEnvironment } from './environment.js';
import { listen, type Listening } from './listen.js';
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
  const http = await listen(zoom, { host, port }).catch(async (error: unknown) => {
    await zoom.close();
    throw error;
  });
  logToStderr({ level: 'info', message: 'Ready.', host, port: http.port });

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
  async function stop(served: Listening): Promise<void> {
    const stopped = served.stop();
    await zoom.close();
    await Promise.all([stopped, served.stop(true)]);
    process.exit(0);
  }
}
