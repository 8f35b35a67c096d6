// The server companion for the demo: on a database that ends with it, with a stand-in for Zoom's side.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createZoomServer, listen } from 'zoom-embed-server';
import { createZoomStandIn } from 'zoom-embed-server/simulator';

/** Who the demo's visitor is to the server. An admin: the board shows the calls of all. */
const USER = 'ada@example.com';
/** Milliseconds until the stand-in's history has a call, so that one sees it come. */
const HISTORY_AFTER = 2000;
/** Seconds after a call's end at which the history is looked for. */
const FOLLOW_UPS = [1, 3, 5, 10, 30, 60, 300];

/**
 * @typedef {object} Companion
 * @property {string} url Where the server is: `/events`, `/calls`, `/calls/stream` …
 * @property {string} token For `Authorization: Bearer`.
 * @property {string} simulatorUrl Where the stand-in for Zoom is: `/widget` takes what the simulated widget says.
 * @property {() => Promise<void>} close
 */

/**
 * Starts both. The server has to be built.
 *
 * @param {{ origin: string | string[] }} options The origins of the pages that may ask.
 * @returns {Promise<Companion>}
 */
export async function startCompanion({ origin }) {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-embed-server-'));
  const token = randomBytes(24).toString('base64url');
  const zoom = await createZoomStandIn({ switches: { historyAfter: HISTORY_AFTER } });
  const { accountId, clientId, clientSecret, webhookSecret } = zoom.credentials;
  const server = await createZoomServer({
    database: join(folder, 'data'),
    oauth: { accountId, clientId, clientSecret },
    tokenKey: randomBytes(32).toString('base64'),
    webhookSecret,
    endpoints: zoom.endpoints,
    allowedOrigins: [origin].flat(),
    schedule: { followUps: FOLLOW_UPS },
    authorize: (request) =>
      request.headers.get('authorization') === `Bearer ${token}`
        ? { user: USER, role: 'admin' }
        : null,
    // What it logs of its work is no news for who starts the demo.
    log: ({ level, message, reason }) => {
      if (level === 'error') console.error(`Companion: ${message} ${reason ?? ''}`);
    },
  });
  const http = await listen(server);
  zoom.sendTo(`${http.url}/webhooks/zoom`);

  return {
    url: http.url,
    token,
    simulatorUrl: zoom.url,
    async close() {
      await zoom.close();
      await http.stop(true);
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
