import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { lockNumber, repeated, type Connection, type Database } from './database.js';

/** Milliseconds until a connection counts as impossible, and a statement as lost. */
const CONNECT = 2000;
const STATEMENT = 15_000;
/** Milliseconds that connections in use have to be given back when the database is closed. */
const GRACE = 5000;
/** Nobody who asks for a lock is in a hurry; it is also the first that a server asks for when it starts. */
const PATIENT = 30_000;

/** Opens a PostgreSQL server. `onError` hears of connections that break while they are idle. */
export function openPostgres(url: string, onError: (error: Error) => void): Database {
  const options = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT,
    statement_timeout: STATEMENT,
    query_timeout: STATEMENT + 1000,
    keepAlive: true,
    application_name: 'zoom-embed-server',
  };
  const pool = new pg.Pool({ ...options, max: 10 });
  // Locks wait on connections of their own: the work under a lock needs one of the others.
  const locks = new pg.Pool({
    ...options,
    max: 5,
    statement_timeout: 0,
    query_timeout: 0,
    connectionTimeoutMillis: PATIENT,
  });
  for (const each of [pool, locks]) {
    each.on('error', onError);
    // One that breaks while it is in use tells its user by a failing statement, and must not end the process besides.
    each.on('connect', (client) => client.on('error', () => undefined));
  }

  return {
    kind: 'postgres',
    ...connection(pool),
    transaction: (work) => repeated(() => transaction(pool, work)),
    async exclusively(name, work) {
      const client = await locks.connect();
      const number = lockNumber(name).toString();
      let broken: Error | undefined;
      try {
        await client.query('select pg_advisory_lock($1)', [number]);
        return await work();
      } finally {
        await client
          .query('select pg_advisory_unlock($1)', [number])
          .catch((error: unknown) => (broken = error as Error));
        // A connection that is thrown away lets its locks go.
        client.release(broken);
      }
    },
    async close() {
      const ended = Promise.all([pool.end(), locks.end()]);
      const late = new AbortController();
      // A connection that broke in the midst of a statement may never be given back.
      await Promise.race([ended, sleep(GRACE, undefined, late).catch(() => undefined)]);
      late.abort();
    },
  };
}

const connection = (client: pg.Pool | pg.PoolClient): Connection => ({
  db: drizzle(client),
  executeSql: (text, values) => client.query(text, values),
});

async function transaction<T>(pool: pg.Pool, work: (tx: Connection) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(connection(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => (broken = failure as Error));
    throw error;
  } finally {
    client.release(broken);
  }
}
