// One server of the load run, as a process of its own.
import { listen } from '../src/listen.js';
import { startServer, TOKEN_KEY } from '../test/support/server.js';

const { DATABASE_URL = '', API = '', OAUTH = '' } = process.env;
const server = await startServer({
  database: DATABASE_URL,
  log: () => undefined,
  tokenKey: process.env.TOKEN_KEY ?? TOKEN_KEY,
  oauth: {
    clientId: 'ClientExample000000001',
    clientSecret: 'ClientSecretExample0001',
    accountId: 'AccExample000000000001',
  },
  plan: 'business',
  endpoints: { api: API, oauth: OAUTH },
  schedule: { followUps: [1, 5, 20, 60], sweep: 0 },
});
const { url } = await listen(server);
console.log(`ready ${url}`);
