import { fileURLToPath } from 'node:url';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import type { PgliteDatabase } from 'drizzle-orm/pglite';
import { isAddress } from './address.js';
import type { Database } from './database.js';
import { openPglite } from './pglite.js';
import { openPostgres } from './postgres.js';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Opens the database of a `postgres:` address or a folder, and brings it up to date. */
export async function openDatabase(
  place: string,
  onError: (error: Error) => void,
): Promise<Database> {
  const database = isAddress(place) ? openPostgres(place, onError) : await openPglite(place);
  try {
    // Processes that start together wait for each other: the migrator itself would not.
    await database.exclusively('migrations', () => bringUpToDate(database));
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function bringUpToDate({ kind, db }: Database): Promise<void> {
  const options = { migrationsFolder: migrations, migrationsTable: 'zoom_embed_migrations' };
  if (kind === 'postgres') await migratePostgres(db as unknown as NodePgDatabase, options);
  else await migratePglite(db as unknown as PgliteDatabase, options);
}
