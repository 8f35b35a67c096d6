// A process that asks for a token when it is told to, and says which one it got.
import { once } from 'node:events';
import { openPostgres } from '../../src/database/postgres.js';
import { createMetrics } from '../../src/metrics.js';
import type { Services } from '../../src/services.js';
import { readSettings } from '../../src/settings.js';
import { createOauthClient } from '../../src/zoom/oauth-client.js';
import { createTokens } from '../../src/zoom/tokens.js';
import { createVault } from '../../src/zoom/vault.js';

const {
  DATABASE_URL = '',
  OAUTH_URL = '',
  TOKEN_KEY = '',
  OWNER = '',
  REDIRECT = '',
} = process.env;
const settings = readSettings({
  database: DATABASE_URL,
  oauth: {
    clientId: 'ClientExample000000001',
    clientSecret: 'ClientSecretExample0001',
    ...(REDIRECT ? { redirectUri: REDIRECT } : { accountId: 'AccExample000000000001' }),
  },
  tokenKey: TOKEN_KEY,
  endpoints: { oauth: OAUTH_URL },
  authorize: () => null,
});
const database = openPostgres(DATABASE_URL, () => undefined);
const services = {
  database,
  settings,
  metrics: createMetrics(),
  log: () => undefined,
} as unknown as Services;
const tokens = createTokens(services, createOauthClient(settings), createVault([TOKEN_KEY]));
// All at the same moment: when the test says so.
console.log('ready');
await once(process.stdin, 'data');
process.stdin.destroy();
const got = await Promise.all(
  [1, 2, 3].map(() => tokens.get(OWNER).catch((error: unknown) => String(error))),
);
console.log(`got ${[...new Set(got)].join()}`);
await database.close();
