import type { ZoomServerOptions } from '../../src/index.js';
import {
  createZoomStandIn,
  type ZoomStandIn,
  type ZoomStandInOptions,
} from '../../src/simulator/index.js';
import { listen } from '../../src/listen.js';
import { startServer, TOKEN_KEY, type TestServer } from './server.js';

/** Zoom's side and a server that knows it, over real HTTP. */
export interface World {
  readonly zoom: ZoomStandIn;
  readonly server: TestServer;
  readonly url: string;
  close(): Promise<void>;
}

export async function createWorld(
  database: string,
  options: Partial<ZoomServerOptions> = {},
  standIn: ZoomStandInOptions = {},
): Promise<World> {
  const zoom = await createZoomStandIn(standIn);
  const server = await startServer({ database, ...optionsFor(zoom), ...options });
  const http = await listen(server);
  zoom.sendTo(`${http.url}/webhooks/zoom`);
  return {
    zoom,
    server,
    url: http.url,
    async close() {
      await zoom.close();
      await http.stop(true);
      await server.close();
    },
  };
}

/** What a server has to know of a stand-in; it looks for the history at once. */
export const optionsFor = ({ endpoints, credentials }: ZoomStandIn) => ({
  endpoints,
  oauth: {
    accountId: credentials.accountId,
    clientId: credentials.clientId,
    clientSecret: credentials.clientSecret,
  },
  tokenKey: TOKEN_KEY,
  webhookSecret: credentials.webhookSecret,
  schedule: { followUps: [0.1, 0.5, 1, 2, 4, 8, 16, 32], sweep: 0 },
});
