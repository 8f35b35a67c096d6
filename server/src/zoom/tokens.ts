import { and, eq, isNotNull, sql } from 'drizzle-orm';
import * as oauth from 'oauth4webapi';
import { tokens } from '../database/schema.js';
import { fields } from '../read.js';
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

/** Zoom refuses the app itself: its secret is wrong, or it was switched off. No token is lost by that. */
export class AppRefused extends Error {}

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
/** Milliseconds until an app that was refused is tried again. */
const LONG = 600_000;

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

  /** What is stored of a token; nothing where it was sealed with a key that is not there any more. */
  const secretsOf = (row: Row | undefined): Secrets | undefined => {
    try {
      return row?.secrets ? (JSON.parse(vault.open(row.secrets)) as Secrets) : undefined;
    } catch {
      return undefined;
    }
  };

  /** The stored token, where it is good. */
  const good = (row: Row | undefined, not: string | undefined): string | undefined => {
    if (Number(row?.expiresAt ?? 0) < Date.now() + MARGIN * 1000) return undefined;
    const access = secretsOf(row)?.access;
    return access === not ? undefined : access;
  };

  /** Only one process at a time gets here for an owner; the others find what it has stored. */
  const renew = async (owner: string, not: string | undefined): Promise<string> => {
    const row = await read(owner);
    const stored = good(row, not);
    if (stored) return stored;
    if (owner === ACCOUNT)
      return store(owner, row, not, await ask(owner, () => client.forAccount()));
    if (!row?.secrets) throw new GrantAgain(owner);
    const secrets = secretsOf(row);
    if (!secrets) return giveUp(row, not, 'No key in TOKEN_KEY opens its token.', row.secrets);
    const { refresh } = secrets;
    if (!refresh) return giveUp(row, not, 'There is no refresh token.');
    // Should this process die before it has stored the answer, the next one knows why the old token is dead.
    await database.db
      .update(tokens)
      .set({ refreshingSince: sql`coalesce(refreshing_since, now())` })
      .where(eq(tokens.owner, owner));
    try {
      const granted = await ask(owner, () => client.refresh(refresh));
      // Without a new refresh token the old one goes on.
      return await store(owner, row, not, { ...granted, refresh: granted.refresh ?? refresh });
    } catch (error) {
      if (error instanceof AppRefused && !row.refreshingSince) {
        // The old one is as good as it was.
        await database.db.update(tokens).set({ refreshingSince: null }).where(asRead(row));
      }
      if (!isDead(error)) throw error;
      return giveUp(
        row,
        not,
        row.refreshingSince
          ? 'Its renewal was cut off before the new one was stored.'
          : 'Zoom has refused to renew it.',
      );
    }
  };

  // What was refused is not asked again by this process for a while. One that is started with other settings asks.
  const refused = new Map<string, { readonly until: number; readonly error: AppRefused }>();

  const ask = async (owner: string, request: () => Promise<Granted>): Promise<Granted> => {
    const before = refused.get(owner);
    if (before && before.until > Date.now()) throw before.error;
    try {
      const granted = await request();
      refused.delete(owner);
      metrics.refreshes.inc({ outcome: 'granted' });
      return granted;
    } catch (error) {
      const isApp = isRefused(error) && !isDead(error);
      metrics.refreshes.inc({
        outcome: isApp ? 'app-refused' : isRefused(error) ? 'refused' : 'failed',
      });
      if (!isApp) throw error;
      const reason = wordsOf(error);
      log({ level: 'error', message: 'Zoom refuses the app.', user: owner, reason });
      const told = new AppRefused(`Zoom refuses the app: ${reason}`);
      refused.set(owner, { until: Date.now() + LONG, error: told });
      throw told;
    }
  };

  const sealed = ({ access, refresh, expiresIn, scope }: Granted) => ({
    secrets: vault.seal(JSON.stringify({ access, refresh } satisfies Secrets)),
    scope: scope ?? null,
    expiresAt: new Date(Date.now() + expiresIn * 1000),
    refreshingSince: null,
    state: 'granted' as const,
  });

  /** Keeps a renewed token, unless there is another one by now, or none: a new grant or the end of all of them wins. */
  const store = async (
    owner: string,
    row: Row | undefined,
    not: string | undefined,
    granted: Granted,
  ): Promise<string> => {
    const values = sealed(granted);
    const kept = row
      ? await database.db.update(tokens).set(values).where(asRead(row)).returning()
      : await database.db
          .insert(tokens)
          .values({ owner, account: settings.oauth?.accountId ?? null, ...values })
          .onConflictDoNothing()
          .returning();
    return kept.length ? granted.access : other(owner, not);
  };

  /** A row as it was read. Each sealed text is another one, also of the same token. */
  const asRead = ({ owner, secrets }: Row) =>
    and(eq(tokens.owner, owner), sql`${tokens.secrets} is not distinct from ${secrets}`);

  /** What somebody else has stored in the meantime. */
  const other = async (owner: string, not: string | undefined): Promise<string> => {
    const stored = good(await read(owner), not);
    if (stored) return stored;
    throw new GrantAgain(owner);
  };

  const keep: Tokens['keep'] = async (owner, granted, who) => {
    const values = { ...sealed(granted), ...who };
    await database.db
      .insert(tokens)
      .values({ owner, ...values })
      .onConflictDoUpdate({ target: tokens.owner, set: values });
  };

  /** `secrets`: what is left of them, where they are good for something yet. */
  const giveUp = async (
    row: Row,
    not: string | undefined,
    reason: string,
    secrets: string | null = null,
  ): Promise<string> => {
    const { owner } = row;
    const given = await database.db
      .update(tokens)
      .set({ state: 'grant-again', secrets })
      .where(asRead(row))
      .returning();
    if (!given.length) return other(owner, not);
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
      return (
        database.db
          .select({ owner, account, zoomUser })
          .from(tokens)
          // Also those whose key may come back.
          .where(isNotNull(tokens.secrets))
      );
    },
  };
}

/** Whether Zoom has said no; not that it could not be reached. */
const isRefused = (error: unknown): error is oauth.ResponseBodyError =>
  error instanceof oauth.ResponseBodyError && error.status < 500 && error.status !== 429;

/** Whether it is the token that is worthless, and not the app that is wrong. */
const isDead = (error: unknown): boolean =>
  isRefused(error) && (error.error === 'invalid_grant' || reasonIn(error) === 'Invalid Token!');

const reasonIn = ({ cause }: oauth.ResponseBodyError): unknown => fields(cause).reason;

const wordsOf = (error: oauth.ResponseBodyError): string =>
  [error.error, reasonIn(error)].filter((word) => typeof word === 'string').join(', ');
