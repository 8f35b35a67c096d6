import { eq, sql } from 'drizzle-orm';
import * as oauth from 'oauth4webapi';
import { tokens } from '../database/schema.js';
import type { Services } from '../services.js';
import type { Granted, OauthClient } from './oauth-client.js';
import type { Vault } from './vault.js';

/** The owner of the token that is the account's own, server to server. */
export const ACCOUNT = '(account)';

/** Whose token it is has to grant the app again: nothing else helps. */
export class GrantAgain extends Error {
  constructor(readonly owner: string) {
    super('The user has to authorise the app again.');
  }
}

/** What is kept encrypted. */
interface Secrets {
  readonly access: string;
  readonly refresh?: string | undefined;
}

/** Who a token belongs to. */
export interface Holder {
  readonly owner: string;
  readonly account: string | null;
  readonly zoomUser: string | null;
}

export interface Tokens {
  /** A token that is good for some minutes. `not`: one that Zoom has refused. */
  get(owner: string, not?: string): Promise<string>;
  /** Keeps what a user has granted. */
  keep(owner: string, granted: Granted, who: Omit<Holder, 'owner'>): Promise<void>;
  /** Who can be asked for. */
  holders(): Promise<Holder[]>;
}

/** Seconds before its end from which a token counts as used up. */
const MARGIN = 120;

export function createTokens(
  { database, settings, log, metrics }: Services,
  client: OauthClient,
  vault: Vault,
): Tokens {
  // Of one process one caller waits for the lock; the others wait for that one.
  const running = new Map<string, Promise<string>>();

  const read = async (owner: string) => {
    const [row] = await database.db.select().from(tokens).where(eq(tokens.owner, owner));
    return row;
  };

  type Row = NonNullable<Awaited<ReturnType<typeof read>>>;

  /** The stored token, where it is good. */
  const good = (row: Row | undefined, not: string | undefined): string | undefined => {
    if (!row?.secrets || row.state !== 'granted') return undefined;
    if (Number(row.expiresAt ?? 0) < Date.now() + MARGIN * 1000) return undefined;
    const { access } = secretsOf(row.secrets);
    return access === not ? undefined : access;
  };

  const secretsOf = (sealed: string): Secrets => JSON.parse(vault.open(sealed)) as Secrets;

  /** Only one process at a time gets here for an owner; the others find what it has stored. */
  const renew = async (owner: string, not: string | undefined): Promise<string> => {
    const row = await read(owner);
    const stored = good(row, not);
    if (stored) return stored;
    if (owner === ACCOUNT) return store(owner, row, await ask(() => client.forAccount()));
    if (!row?.secrets || row.state !== 'granted') throw new GrantAgain(owner);
    const { refresh } = secretsOf(row.secrets);
    if (!refresh) return giveUp(owner, 'There is no refresh token.');
    // Should this process die before it has stored the answer, the next one knows why the old token is dead.
    await database.db
      .update(tokens)
      .set({ refreshingSince: sql`coalesce(refreshing_since, now())` })
      .where(eq(tokens.owner, owner));
    try {
      return await store(owner, row, await ask(() => client.refresh(refresh)));
    } catch (error) {
      if (!isRefused(error)) throw error;
      // Somebody may have stored another one in the meantime, such as a new grant.
      const now = await read(owner);
      const other = now?.version === row.version ? undefined : good(now, not);
      if (other) return other;
      return giveUp(
        owner,
        row.refreshingSince
          ? 'Its renewal was cut off before the new one was stored.'
          : 'Zoom has refused to renew it.',
      );
    }
  };

  const ask = async (request: () => Promise<Granted>): Promise<Granted> => {
    try {
      const granted = await request();
      metrics.refreshes.inc({ outcome: 'granted' });
      return granted;
    } catch (error) {
      metrics.refreshes.inc({ outcome: isRefused(error) ? 'refused' : 'failed' });
      throw error;
    }
  };

  const store = async (owner: string, row: Row | undefined, granted: Granted): Promise<string> => {
    const account = row?.account ?? settings.oauth?.accountId ?? null;
    await keep(owner, granted, { account, zoomUser: row?.zoomUser ?? null });
    return granted.access;
  };

  const keep: Tokens['keep'] = async (owner, { access, refresh, expiresIn, scope }, who) => {
    const values = {
      secrets: vault.seal(JSON.stringify({ access, refresh } satisfies Secrets)),
      scope: scope ?? null,
      expiresAt: new Date(Date.now() + expiresIn * 1000),
      refreshingSince: null,
      state: 'granted' as const,
      ...who,
    };
    await database.db
      .insert(tokens)
      .values({ owner, version: 1, ...values })
      .onConflictDoUpdate({
        target: tokens.owner,
        set: { ...values, version: sql`tokens.version + 1` },
      });
  };

  const giveUp = async (owner: string, reason: string): Promise<never> => {
    await database.db
      .update(tokens)
      .set({ state: 'grant-again', secrets: null })
      .where(eq(tokens.owner, owner));
    log({ level: 'warn', message: 'A user has to authorise the app again.', user: owner, reason });
    throw new GrantAgain(owner);
  };

  return {
    async get(owner, not) {
      const stored = good(await read(owner), not);
      if (stored) return stored;
      const key = `${owner}\n${not ?? ''}`;
      const renewal =
        running.get(key) ??
        database
          .exclusively(`token:${owner}`, () => renew(owner, not))
          .finally(() => running.delete(key));
      running.set(key, renewal);
      return renewal;
    },
    keep,
    async holders() {
      if (settings.oauth?.accountId) {
        return [{ owner: ACCOUNT, account: settings.oauth.accountId, zoomUser: null }];
      }
      const { owner, account, zoomUser } = tokens;
      return database.db
        .select({ owner, account, zoomUser })
        .from(tokens)
        .where(eq(tokens.state, 'granted'));
    },
  };
}

/** Whether Zoom has said no, for good; not that it could not be reached. */
const isRefused = (error: unknown): boolean =>
  error instanceof oauth.ResponseBodyError && error.status < 500 && error.status !== 429;
