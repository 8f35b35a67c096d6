import { createHash } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as oauth from 'oauth4webapi';
import { deadline, within } from '../deadline.js';
import { grants } from '../database/schema.js';
import { reasonOf } from '../log.js';
import { Problem } from '../problem.js';
import { fields, textOf } from '../read.js';
import type { Services } from '../services.js';
import { equal } from '../webhooks/signature.js';
import { endpoints } from '../zoom/endpoints.js';
import type { OauthClient } from '../zoom/oauth-client.js';
import type { Tokens } from '../zoom/tokens.js';
import type { Vault } from '../zoom/vault.js';
import { access, type Env } from './access.js';

const COOKIE = 'zoom_embed_grant';
/** Seconds that a user has. */
const PATIENCE = 600;

/** `GET /oauth/start` sends a user to Zoom, `/oauth/callback` takes them back, where users authorise the app. */
export function oauthRoutes(
  services: Services,
  { client, tokens, vault }: { client: OauthClient; tokens: Tokens; vault: Vault },
): Hono<Env> {
  const { settings, database, log } = services;
  const redirectUri = settings.oauth?.redirectUri;
  const app = new Hono<Env>();
  if (!redirectUri) return app;

  app.get('/start', deadline, access(services), async (context) => {
    const state = oauth.generateRandomState();
    const verifier = oauth.generateRandomCodeVerifier();
    const cookie = oauth.generateRandomNonce();
    await database.db.insert(grants).values({
      state: digest(state),
      owner: context.get('guest').user,
      verifier: vault.seal(verifier),
      cookie: digest(cookie),
      expiresAt: sql`now() + interval '1 second' * ${PATIENCE}`,
    });
    setCookie(context, COOKIE, cookie, {
      httpOnly: true,
      sameSite: 'Lax',
      secure: redirectUri.startsWith('https:'),
      path: '/',
      maxAge: PATIENCE,
    });
    return context.redirect((await client.authorizationUrl(state, verifier)).href);
  });

  app.get('/callback', async (context) => {
    const state = context.req.query('state') ?? '';
    const cookie = getCookie(context, COOKIE) ?? '';
    deleteCookie(context, COOKIE, { path: '/' });
    // Deleted by the reading: a state is good once, whatever comes of it.
    const [grant] = await within(async () =>
      database.db
        .delete(grants)
        .where(and(eq(grants.state, digest(state)), gt(grants.expiresAt, sql`now()`)))
        .returning(),
    );
    if (!grant || !equal(grant.cookie, digest(cookie))) {
      throw new Problem(403, 'This authorization was not begun here, or too long ago.');
    }
    try {
      const granted = await client.exchange(
        new URL(context.req.url),
        state,
        vault.open(grant.verifier),
      );
      const who = await whoIs(granted.access);
      await within(() => tokens.keep(grant.owner, granted, who));
    } catch (error) {
      if (error instanceof Problem) throw error;
      log({
        level: 'warn',
        message: 'An authorization failed.',
        user: grant.owner,
        reason: reasonOf(error),
      });
      throw new Problem(502, 'Zoom has not granted it.', {
        detail: 'Begin again at /oauth/start.',
      });
    }
    log({ level: 'info', message: 'A user has authorised the app.', user: grant.owner });
    return context.text('Zoom is connected. You can close this page.');
  });

  /** Whose token it is, in Zoom's terms. */
  const whoIs = async (token: string) => {
    const base = settings.endpoints.api.replace(/\/$/, '');
    const response = await fetch(`${base}${endpoints.me.path()}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(10_000),
    });
    const me = fields(await response.json());
    const zoomUser = textOf(me.id);
    if (!response.ok || !zoomUser)
      throw new Error(`/users/me was answered with ${response.status}.`);
    return { zoomUser, account: textOf(me.account_id) ?? null };
  };

  return app;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
