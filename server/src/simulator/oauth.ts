import { createHash, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { nextFailure, type Switches } from './switches.js';

/** What an access token lets do. */
export interface Bearer {
  /** The user who granted it; nothing where it is the account's. */
  readonly userId: string | undefined;
  readonly expiresAt: number;
}

/** Zoom's authorization server. */
export interface StandInOauth {
  readonly app: Hono;
  readonly bearers: Map<string, Bearer>;
  /** How often each kind of token was given, and how often one was asked for. */
  readonly counts: Record<
    'asked' | 'account_credentials' | 'authorization_code' | 'refresh_token',
    number
  >;
  /** Makes every access token invalid, as after a change of the app. */
  revokeAll(): void;
}

interface Options {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accountId: string;
  /** Who says yes at `/authorize`. */
  readonly userId: () => string;
  readonly switches: Switches;
  /** Seconds. */
  readonly expiresIn: number;
}

export function createOauth(options: Options): StandInOauth {
  const { clientId, clientSecret, accountId, switches, expiresIn } = options;
  const bearers = new Map<string, Bearer>();
  const codes = new Map<
    string,
    { readonly userId: string; readonly challenge: string | undefined }
  >();
  const refreshTokens = new Map<string, string>();
  const counts = { asked: 0, account_credentials: 0, authorization_code: 0, refresh_token: 0 };
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const app = new Hono();

  app.get('/authorize', (context) => {
    const { redirect_uri: back = '', state = '', code_challenge: challenge } = context.req.query();
    const code = randomUUID();
    codes.set(code, { userId: options.userId(), challenge });
    const url = new URL(back);
    url.searchParams.set('code', code);
    url.searchParams.set('state', state);
    return context.redirect(url.href);
  });

  app.post('/token', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    counts.asked++;
    if (switches.slow) await new Promise((resolve) => setTimeout(resolve, switches.slow));
    const failure = nextFailure(switches, '/oauth/token');
    if (failure) return context.json({ reason: 'Stand-in', error: 'temporarily' }, failure.status);
    const refuse = (error: string) => context.json({ reason: 'Invalid Token!', error }, 400);
    if (context.req.header('authorization') !== basic) return refuse('invalid_client');
    const grant = form.get('grant_type') ?? '';
    if (grant === 'account_credentials') {
      if (form.get('account_id') !== accountId) return refuse('invalid_request');
      counts.account_credentials++;
      return context.json(give(undefined));
    }
    if (grant === 'authorization_code') {
      const code = form.get('code') ?? '';
      const granted = codes.get(code);
      codes.delete(code);
      const verifier = form.get('code_verifier') ?? '';
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      if (!granted || (granted.challenge && granted.challenge !== challenge))
        return refuse('invalid_grant');
      counts.authorization_code++;
      // A new grant of a user kills the tokens of the one before.
      for (const [token, userId] of refreshTokens) {
        if (userId === granted.userId) refreshTokens.delete(token);
      }
      return context.json(give(granted.userId));
    }
    if (grant === 'refresh_token') {
      const token = form.get('refresh_token') ?? '';
      const userId = refreshTokens.get(token);
      refreshTokens.delete(token);
      if (!userId) return refuse('invalid_grant');
      counts.refresh_token++;
      return context.json(give(userId));
    }
    return refuse('unsupported_grant_type');
  });

  const give = (userId: string | undefined) => {
    const access = `access-${randomUUID()}`;
    bearers.set(access, { userId, expiresAt: Date.now() + expiresIn * 1000 });
    const refresh = userId && `refresh-${randomUUID()}`;
    if (refresh) refreshTokens.set(refresh, userId);
    return {
      access_token: access,
      token_type: 'bearer',
      expires_in: expiresIn,
      scope: 'phone:read:list_call_logs user:read:user',
      api_url: 'https://api.zoom.us',
      ...(refresh && { refresh_token: refresh }),
    };
  };

  return {
    app,
    bearers,
    counts,
    revokeAll: () => {
      bearers.clear();
    },
  };
}
