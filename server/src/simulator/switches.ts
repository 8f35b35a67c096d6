/** What the stand-in does wrong, or in an old way, as Zoom may. All can be changed while it runs. */
export interface Switches {
  /** The version of the events that a row is ready, and of the rows. Default: `v3`. */
  version: 'v1' | 'v2' | 'v3';
  /** Milliseconds from the end of a call until the history has it. `Infinity`: never. Default: 0. */
  historyAfter: number;
  /** How often each webhook is sent. Default: 1. */
  copies: number;
  /** Webhooks are held back for up to so many milliseconds each, so that they overtake one another. Default: 0. */
  disorder: number;
  /** Milliseconds until each answer. Default: 0. */
  slow: number;
  /** Requests per second after which it answers 429, for each rate class alike. Default: `Infinity`. */
  perSecond: number;
  /** What the next answers of the REST interface or the token endpoint are, instead of what was asked for. */
  readonly failures: Failure[];
}

/** An answer that is an error. */
export interface Failure {
  readonly status: 401 | 429 | 500 | 502 | 503;
  /** What `Retry-After` says, where there is one. */
  readonly retryAfter?: string;
  /** Only requests whose path contains this. */
  readonly path?: string;
}

export const defaults = (): Switches => ({
  version: 'v3',
  historyAfter: 0,
  copies: 1,
  disorder: 0,
  slow: 0,
  perSecond: Infinity,
  failures: [],
});

/** Takes the failure that is next for a path; it happens once. */
export function nextFailure({ failures }: Switches, path: string): Failure | undefined {
  const index = failures.findIndex((failure) => !failure.path || path.includes(failure.path));
  return index < 0 ? undefined : failures.splice(index, 1)[0];
}
