// One server of the load run, as a process of its own. What it logs goes to its output, where secrets are looked for.
import { listen } from '../src/listen.js';
import { startServer } from '../test/support/server.js';

const { DATABASE_URL = '', TOKEN_KEY = '', API = '', OAUTH = '', SECRET = '' } = process.env;
const server = await startServer({
  database: DATABASE_URL,
  log: (entry) => {
    console.log(JSON.stringify(entry));
  },
  webhookSecret: SECRET,
  tokenKey: TOKEN_KEY,
  oauth: {
    clientId: 'ClientExample000000001',
    clientSecret: process.env.CLIENT_SECRET ?? '',
    accountId: 'AccExample000000000001',
  },
  plan: 'business',
  endpoints: { api: API, oauth: OAUTH },
  // The calls are made up here: there is no history to look for.
  schedule: { followUps: [3600], sweep: 0 },
});
const { url } = await listen(server);
console.log(`ready ${url}`);
