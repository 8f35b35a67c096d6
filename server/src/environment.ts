import { timingSafeEqual, createHash } from 'node:crypto';
import { readSettings, SettingsError, type Visitor, type ZoomServerOptions } from './settings.js';

/** Environment variables by name. */
type Environment = Readonly<Record<string, string | undefined>>;

/** Under which name each option stands in the environment. */
const NAMES: Readonly<Record<string, string>> = {
  database: 'DATABASE_URL',
  'oauth.accountId': 'ZOOM_ACCOUNT_ID',
  'oauth.clientId': 'ZOOM_CLIENT_ID',
  'oauth.clientSecret': 'ZOOM_CLIENT_SECRET',
  'oauth.redirectUri': 'ZOOM_REDIRECT_URI',
  oauth: 'ZOOM_ACCOUNT_ID or ZOOM_REDIRECT_URI',
  webhookSecret: 'ZOOM_WEBHOOK_SECRET',
  'endpoints.api': 'ZOOM_API_URL',
  'endpoints.oauth': 'ZOOM_OAUTH_URL',
  tokenKey: 'TOKEN_KEY',
  plan: 'ZOOM_PLAN',
};

/** The options of the command line. All that is missing or wrong is told at once. */
export function readEnvironment(environment: Environment): {
  host: string;
  port: number;
  options: ZoomServerOptions;
} {
  // What is set to nothing is not set.
  const value = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const list = (name: string): string[] | undefined => {
    const parts = value(name)
      ?.split(',')
      .map((part) => part.trim());
    return parts?.filter(Boolean);
  };
  const problems: { name: string; what: string }[] = [];

  const portText = value('PORT') ?? '8787';
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65_535) {
    problems.push({ name: 'PORT', what: 'must be a number up to 65535' });
  }
  const tokens = readTokens(list('AUTH_TOKENS'), problems);
  for (const origin of list('ALLOWED_ORIGINS') ?? []) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      problems.push({
        name: 'ALLOWED_ORIGINS',
        what: `must be origins, as https://crm.example.com: ${origin}`,
      });
    }
  }

  const [clientId, clientSecret] = [value('ZOOM_CLIENT_ID'), value('ZOOM_CLIENT_SECRET')];
  const [accountId, redirectUri] = [value('ZOOM_ACCOUNT_ID'), value('ZOOM_REDIRECT_URI')];
  const hasOauth = [clientId, clientSecret, accountId, redirectUri].some(Boolean);
  const options = {
    database: value('DATABASE_URL'),
    // A part that is missing is told of by the settings themselves.
    oauth: hasOauth
      ? ({ clientId, clientSecret, accountId, redirectUri } as ZoomServerOptions['oauth'])
      : undefined,
    tokenKey: list('TOKEN_KEY'),
    webhookSecret: list('ZOOM_WEBHOOK_SECRET'),
    plan: value('ZOOM_PLAN') as ZoomServerOptions['plan'],
    endpoints: { api: value('ZOOM_API_URL'), oauth: value('ZOOM_OAUTH_URL') },
    allowedOrigins: list('ALLOWED_ORIGINS') ?? [],
    authorize: (request: Request) => visitorOf(request, tokens),
  } satisfies ZoomServerOptions;
  try {
    readSettings(options);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    problems.push(...error.problems.map(({ name, what }) => ({ name: nameOf(name), what })));
  }
  if (problems.length) throw new SettingsError(problems);
  return { host: value('HOST') ?? '127.0.0.1', port, options };
}

/** A key in a list is named by the list. */
const nameOf = (option: string): string =>
  NAMES[option] ?? NAMES[option.replace(/\.\d+$/, '')] ?? option;

interface Token extends Visitor {
  readonly digest: Buffer;
}

/** `user:token` or `user:token:admin`. */
function readTokens(
  entries: readonly string[] | undefined,
  problems: { name: string; what: string }[],
): Token[] {
  if (!entries?.length) {
    problems.push({ name: 'AUTH_TOKENS', what: 'is missing: nobody could get in' });
    return [];
  }
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const [user, token, role, ...rest] = entry.split(':');
    if (
      !user ||
      !token ||
      rest.length ||
      (role !== undefined && role !== 'admin' && role !== 'user')
    ) {
      // Without the entry itself: it may hold a secret.
      problems.push({
        name: 'AUTH_TOKENS',
        what: `entry ${index + 1} must be user:token or user:token:admin`,
      });
      return [];
    }
    if (seen.has(token)) {
      problems.push({ name: 'AUTH_TOKENS', what: `entry ${index + 1} has the token of another` });
    }
    seen.add(token);
    return { user, role: role ?? 'user', digest: digest(token) };
  });
}

function visitorOf(request: Request, tokens: readonly Token[]): Visitor | null {
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!token) return null;
  const given = digest(token);
  const known = tokens.filter((each) => timingSafeEqual(each.digest, given))[0];
  return known ? { user: known.user, role: known.role ?? 'user' } : null;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
