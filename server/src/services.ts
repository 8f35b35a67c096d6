import type { Database } from './database/database.js';
import type { Queue } from './jobs.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import type { Settings } from './settings.js';

/** What all parts of the server work with. */
export interface Services {
  readonly settings: Settings;
  readonly database: Database;
  readonly queue: Queue;
  readonly log: Log;
  readonly metrics: Metrics;
  /** The server stops and can wait no longer: what asks Zoom gives up, and its job is given back. */
  readonly ending: AbortSignal;
  /** Counts and logs that an older form of Zoom's data was read. */
  readonly onFallback: (what: string) => void;
}
