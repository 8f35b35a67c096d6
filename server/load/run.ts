// npm run load --workspace server [-- flood speed bodies growth]: servers on one PostgreSQL, under load.
// Says what was measured, and ends with 1 where anything was wrong.
import { randomBytes } from 'node:crypto';
import { createZoomStandIn } from '../src/simulator/index.js';
import { findPostgres, startPostgres } from '../test/support/postgres.js';
import { bodies } from './bodies.js';
import { flood, type Measured } from './flood.js';
import { growth } from './growth.js';
import { startServers, type Servers } from './servers.js';
import { hasFailed } from './tools.js';

const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
/** Requests of the flood, and of each of its comparisons; random bodies; the largest number of calls. */
const FLOOD = number('FLOOD', 50_000);
const SPEED = number('SPEED', 6000);
const BODIES = number('BODIES', 100_000);
const GROWTH = number('GROWTH', 1_000_000);
const SERVERS = number('SERVERS', 4);
const KILL_EVERY = number('KILL_EVERY', 4000);

const bin = findPostgres();
if (!bin) {
  console.error('PostgreSQL (initdb, postgres) is not installed.');
  process.exit(1);
}
const cluster = await startPostgres(bin);
const zoom = await createZoomStandIn();
const secrets = {
  SECRET: `webhooks-${randomBytes(12).toString('hex')}`,
  TOKEN_KEY: randomBytes(32).toString('base64'),
  CLIENT_SECRET: `client-${randomBytes(12).toString('hex')}`,
};

/** Does something with servers on an empty database of their own. */
async function withServers<T>(
  count: number,
  work: (servers: Servers, databaseUrl: string) => Promise<T>,
): Promise<T> {
  const databaseUrl = await cluster.create();
  const servers = await startServers(count, {
    ...secrets,
    DATABASE_URL: databaseUrl,
    API: zoom.endpoints.api,
    OAUTH: zoom.endpoints.oauth,
  });
  try {
    return await work(servers, databaseUrl);
  } finally {
    await servers.close();
  }
}

const parts = {
  flood: () =>
    withServers(SERVERS, (servers, databaseUrl) =>
      flood(servers, {
        requests: FLOOD,
        secret: secrets.SECRET,
        databaseUrl,
        killEvery: KILL_EVERY,
      }),
    ),

  /** One server against two and four, of which none is killed. */
  speed: async () => {
    let alone: Measured | undefined;
    for (const count of [1, 2, 4]) {
      const now = await withServers(count, (servers, databaseUrl) =>
        flood(servers, { requests: SPEED, secret: secrets.SECRET, databaseUrl, killEvery: 0 }),
      );
      alone ??= now;
      const times = (name: keyof Measured): string =>
        `×${(now[name] / (alone?.[name] ?? 1)).toFixed(2)}`;
      console.log(
        `${count} against 1: answered ${times('perSecond')}, joined ${times('joinedPerSecond')}, median ${times('median')}, 99th of a hundred ${times('p99')}`,
      );
    }
  },

  bodies: () =>
    withServers(2, (servers) =>
      bodies(servers, {
        count: BODIES,
        secret: secrets.SECRET,
        secrets: [...Object.values(secrets), zoom.credentials.clientSecret],
      }),
    ),

  growth: () =>
    withServers(1, (servers, databaseUrl) =>
      growth(servers, {
        databaseUrl,
        secret: secrets.SECRET,
        sizes: [1000, 10_000, 100_000, 1_000_000].filter((size) => size <= GROWTH),
      }),
    ),
};

const wanted = process.argv.slice(2);
try {
  for (const [name, part] of Object.entries(parts)) {
    if (!wanted.length || wanted.includes(name)) await part();
  }
} finally {
  await zoom.close();
  await cluster.stop();
}
process.exit(hasFailed() ? 1 : 0);
