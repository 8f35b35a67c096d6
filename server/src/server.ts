import { createApp } from './app.js';
import { forgetOld } from './calls/forget.js';
import { openDatabase } from './database/open.js';
import { createQueue } from './jobs.js';
import { logToStderr, reasonOf } from './log.js';
import { createMetrics } from './metrics.js';
import { followUp } from './reconcile/follow-up.js';
import { reconcile, sweep } from './reconcile/sweep.js';
import type { Services } from './services.js';
import type { ZoomServices } from './zoom/services.js';
import { readSettings, type ZoomServerOptions } from './settings.js';
import { createInbox } from './webhooks/inbox.js';
import { createApi } from './zoom/api.js';
import { createLimits } from './zoom/limits.js';
import { createOauthClient } from './zoom/oauth-client.js';
import { createTokens } from './zoom/tokens.js';
import { createVault } from './zoom/vault.js';

/** The server companion. */
export interface ZoomServer {
  /** Answers a request: for any server of web-standard requests. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Finishes what it has begun, and lets the database go. */
  close(): Promise<void>;
}

const DAY = 86_400;

/**
 * Opens the database, brings it up to date, and starts to work.
 *
 * @throws SettingsError where options are missing or wrong, with all of them
 */
export async function createZoomServer(options: ZoomServerOptions): Promise<ZoomServer> {
  const settings = readSettings(options);
  const log = settings.log ?? logToStderr;
  const metrics = createMetrics();
  const database = await openDatabase(settings.database, (error) => {
    log({ level: 'warn', message: 'A connection to the database broke.', reason: reasonOf(error) });
  });
  const ending = new AbortController();
  const queue = createQueue(database, log, ending);
  const services: Services = {
    settings,
    database,
    queue,
    log,
    metrics,
    ending: ending.signal,
    onFallback: (what) => {
      metrics.fallbacks.inc({ what });
      log({ level: 'info', message: 'An older form of Zoom’s data was read.', what });
    },
  };
  const vault = createVault(settings.tokenKey ?? []);
  const client = createOauthClient(settings);
  const tokens = createTokens(services, client, vault);
  const api = createApi(services, tokens, createLimits(database, settings.plan, ending.signal));
  const zoom: ZoomServices = { ...services, tokens, api };
  const inbox = createInbox(services);
  const closing = new AbortController();
  let asking: Promise<unknown> = Promise.resolve();

  await queue
    .start({
      'follow-up': (job) => followUp(zoom, job),
      reconcile: ({ id }) => reconcile(zoom, id),
      sweep: () => sweep(zoom),
      forget: async () => {
        await database.transaction((tx) => forgetOld(tx, settings.retention));
      },
    })
    .catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
  inbox.start();
  const every = settings.oauth ? settings.schedule.sweep : 0;
  const timers = [repeat(every, () => queue.sendOnce('sweep', {}, every))];
  timers.push(repeat(DAY, () => queue.sendOnce('forget', {}, DAY)));
  if (!settings.webhookSecret.length) {
    log({ level: 'warn', message: 'There is no webhook secret: webhooks are refused.' });
  }
  const app = createApp(services, {
    inbox,
    oauth: { client, tokens, vault },
    closing: closing.signal,
  });
  let closed: Promise<void> | undefined;

  return {
    fetch: (request) => app.fetch(request),
    close: () => (closed ??= close()),
  };

  async function close(): Promise<void> {
    closing.abort();
    for (const timer of timers) clearInterval(timer);
    await asking;
    await inbox.stop();
    await queue.stop();
    await database.close();
  }

  /** Every process asks for it; of all that ask within the time, one is heard. */
  function repeat(seconds: number, ask: () => Promise<void>): NodeJS.Timeout | undefined {
    if (!seconds) return undefined;
    const run = (): void => {
      const sent = ask().catch((error: unknown) => {
        log({ level: 'warn', message: 'A job cannot be sent.', reason: reasonOf(error) });
      });
      asking = Promise.all([asking, sent]);
    };
    run();
    return setInterval(run, Math.min(seconds, 600) * 1000);
  }
}
