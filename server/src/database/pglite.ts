import { mkdir } from 'node:fs/promises';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { repeated, type Connection, type Database } from './database.js';
import { lockFolder } from './folder-lock.js';

/** Opens the embedded database in a folder, which it keeps for this process alone. */
export async function openPglite(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true });
  const unlock = await lockFolder(folder);
  const client = await PGlite.create(folder).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  const turns = new Map<string, Promise<unknown>>();

  return {
    kind: 'pglite',
    ...connection(client),
    transaction: (work) => repeated(() => client.transaction((tx) => work(connection(tx)))),
    exclusively(name, work) {
      const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
      turns.set(name, turn);
      void turn
        .catch(() => undefined)
        .then(() => {
          if (turns.get(name) === turn) turns.delete(name);
        });
      return turn;
    },
    async close() {
      await client.close();
      await unlock();
    },
  };
}

const connection = (client: PGlite | Transaction): Connection => ({
  // Of a client drizzle uses `query` alone, which a transaction has as well.
  db: drizzle(client as PGlite),
  async executeSql(text, values) {
    if (values) return client.query(text, values);
    // Several statements in one text come without values.
    const results = await client.exec(text);
    return { rows: results.flatMap(({ rows }) => rows) };
  },
});
