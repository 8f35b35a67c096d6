import { z } from 'zod';
import { isAddress } from './database/address.js';
import type { Log } from './log.js';
import { isObject } from './read.js';

/** Who is asking. */
export interface Visitor {
  /** The host's name for the user: the one under which records are kept and shown. */
  readonly user: string;
  /** An admin sees all calls, and may reconcile. Default: `user`. */
  readonly role?: 'user' | 'admin';
}

/** When to look for what Zoom knows of a call. */
export interface Schedule {
  /** Seconds after the end of a call at which its history, recording, voicemail and summary are looked for. */
  readonly followUps?: readonly number[];
  /** Seconds between two sweeps of the last days. 0: none. Default: 3600. */
  readonly sweep?: number;
  /** How many days a sweep looks back. Default: 3. */
  readonly sweepDays?: number;
}

/** The options of {@link createZoomServer}. */
export interface ZoomServerOptions {
  /** A `postgres:` address, or the folder of an embedded PGlite. Default: `./zoom-data`. */
  readonly database?: string | undefined;
  /** Server to server with `accountId`, or for users who authorise with `redirectUri`. Without it nothing is asked of Zoom. */
  readonly oauth?:
    | {
        readonly clientId: string;
        readonly clientSecret: string;
        readonly accountId?: string | undefined;
        readonly redirectUri?: string | undefined;
      }
    | undefined;
  /** 32 bytes in base64, with which tokens are encrypted. Of a list the first encrypts, and all decrypt. */
  readonly tokenKey?: string | readonly string[] | undefined;
  /** The secret token of the app's webhooks; a list while it changes. Without it no webhook is taken. */
  readonly webhookSecret?: string | readonly string[] | undefined;
  /** How far a webhook's time may be off, in seconds. Default: 300. */
  readonly webhookTolerance?: number | undefined;
  /** Who a request is from; `null` is nobody. Required: nothing lets everybody in. */
  readonly authorize: (request: Request) => Visitor | null | Promise<Visitor | null>;
  /** The account's plan, which decides Zoom's rate limits. Default: `pro`. */
  readonly plan?: 'free' | 'pro' | 'business' | undefined;
  /** Zoom's addresses. Others for the government cloud, and for tests. */
  readonly endpoints?:
    { readonly api?: string | undefined; readonly oauth?: string | undefined } | undefined;
  /** The origins whose pages may ask, for CORS. Default: none. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Days after which calls, engagements and what was told of them are deleted. Default: never. */
  readonly retention?: number | undefined;
  readonly schedule?: Schedule | undefined;
  /** Where the log goes. Default: JSON lines on standard error. */
  readonly log?: Log | undefined;
}

const key = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64');
const url = z.url({ protocol: /^https?$/, error: 'must be an http: or https: address' });
const text = z.string({ error: 'is missing' }).min(1, 'is empty');
const several = <T extends z.ZodType>(one: T) =>
  z.union([one.transform((value) => [value]), z.array(one).min(1, 'is empty')]);

/** Also where something else is wrong: all of it is told at once. */
const isThere = ({ value }: { readonly value: unknown }): boolean => isObject(value);

/** The name of a protocol before something; one letter alone is a drive. */
const PROTOCOL = /^[a-z][a-z\d+.-]+:/i;

const schema = z
  .object({
    database: text
      .refine(
        (place) => isAddress(place) || !(PROTOCOL.test(place) || place.includes('://')),
        'must be a postgres: address or a folder',
      )
      .default('./zoom-data'),
    oauth: z
      .object({
        clientId: text,
        clientSecret: text,
        accountId: text.optional(),
        redirectUri: url.optional(),
      })
      .refine(({ accountId, redirectUri }) => Boolean(accountId) !== Boolean(redirectUri), {
        error: 'needs either an accountId (server to server) or a redirectUri (users authorise)',
        when: isThere,
      })
      .optional(),
    tokenKey: several(key).optional(),
    webhookSecret: several(text).default([]),
    webhookTolerance: z.number().positive().default(300),
    authorize: z.custom<ZoomServerOptions['authorize']>(
      (value) => typeof value === 'function',
      'must be a function that tells who a request is from',
    ),
    plan: z.enum(['free', 'pro', 'business'], 'must be free, pro or business').default('pro'),
    endpoints: z
      .object({
        api: url.default('https://api.zoom.us/v2'),
        oauth: url.default('https://zoom.us/oauth'),
      })
      .prefault({}),
    allowedOrigins: z.array(z.string()).default([]),
    retention: z.number().positive().optional(),
    schedule: z
      .object({
        followUps: z
          .array(z.number().nonnegative())
          .min(1)
          .default([10, 30, 60, 120, 300, 900, 3600, 10_800, 21_600, 43_200, 86_400]),
        sweep: z.number().nonnegative().default(3600),
        sweepDays: z.number().positive().max(30).default(3),
      })
      .prefault({}),
    log: z.custom<Log>((value) => typeof value === 'function').optional(),
  })
  .refine(({ oauth, tokenKey }) => !oauth || tokenKey, {
    path: ['tokenKey'],
    message: 'is missing: tokens are kept encrypted',
    when: isThere,
  });

/** The options, checked and complete. */
export type Settings = z.output<typeof schema>;

/** What is wrong with the options, all at once. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly { readonly name: string; readonly what: string }[]) {
    super(problems.map(({ name, what }) => `${name} ${what}`).join('; '));
  }
}

export function readSettings(options: ZoomServerOptions): Settings {
  const { success, data, error } = schema.safeParse(options);
  if (success) return data;
  throw new SettingsError(
    error.issues.map(({ path, message }) => ({ name: path.join('.'), what: innermost(message) })),
  );
}

const innermost = (message: string): string =>
  message === 'Invalid input' ? 'is not as it should be' : message;
