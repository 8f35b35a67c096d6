/** One entry of the log. It never holds a token, a secret or the content of a call. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly [detail: string]: unknown;
}

export type Log = (entry: LogEntry) => void;

/** The default: one line of JSON for each entry, on standard error. */
export const logToStderr: Log = (entry) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
};

/** What the log says of an error: its own words, and no statement, which would hold the values of a call. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Drizzle's error has the statement and its values in its message, and what happened as its cause.
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
