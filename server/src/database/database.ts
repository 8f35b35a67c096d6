import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Drizzle on either driver. */
export type Queries = PgDatabase<PgQueryResultHKT>;

/** Where statements go: to the database, or to one transaction. */
export interface Connection {
  readonly db: Queries;
  /** A statement as text: what the job queue speaks. */
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
}

/** A PostgreSQL server, or the embedded PGlite. */
export interface Database extends Connection {
  readonly kind: 'postgres' | 'pglite';
  /** Runs the work in a transaction, and again where the database asks for it, as after a deadlock. */
  transaction<T>(work: (tx: Connection) => Promise<T>): Promise<T>;
  /** Runs the work while no other process runs work of this name. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The rows of a statement in SQL. */
export async function rowsOf<Row>({ db }: Connection, statement: SQL): Promise<Row[]> {
  const result: unknown = await db.execute(statement);
  return (result as { rows: Row[] }).rows;
}

/** A number for an advisory lock of this name. */
export function lockNumber(name: string): bigint {
  // FNV-1a, 64 bits: two names that meet in one number only wait for each other.
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(name)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return BigInt.asIntN(64, hash);
}

/** How often a transaction is begun anew. */
const ATTEMPTS = 5;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** Repeats a transaction that the database has given up in favour of another. */
export async function repeated<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === ATTEMPTS || !isGivenUp(error)) throw error;
    }
  }
}

function isGivenUp(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return code === SERIALIZATION_FAILURE || code === DEADLOCK || isGivenUp(error.cause);
}
