import { setTimeout as sleep } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import type { Connection, Database } from './database/database.js';
import { reasonOf, type Log } from './log.js';

/** What the jobs are, and what each is given. */
export interface Jobs {
  /** Look for what Zoom knows of a record that is over. */
  'follow-up': { readonly record: number; readonly attempt: number };
  reconcile: { readonly id: string };
  sweep: object;
  forget: object;
}

type Name = keyof Jobs;
type Handlers = { readonly [N in Name]: (data: Jobs[N]) => Promise<void> };

/** Jobs that outlive the process: in the database, for whichever process comes first. */
export interface Queue {
  /** Sends a job, as a part of a transaction where one is given. `after`: seconds until it is due. */
  send<N extends Name>(name: N, data: Jobs[N], after?: number, tx?: Connection): Promise<void>;
  /** Sends many of one kind at once, as a part of a transaction. */
  sendAll<N extends Name>(
    name: N,
    all: readonly Jobs[N][],
    after: number,
    tx: Connection,
  ): Promise<void>;
  /** Sends a job, unless one of its name was sent within these seconds by any process. */
  sendOnce<N extends Name>(name: N, data: Jobs[N], seconds: number): Promise<void>;
  start(handlers: Handlers): Promise<void>;
  stop(): Promise<void>;
}

const NAMES: readonly Name[] = ['follow-up', 'reconcile', 'sweep', 'forget'];
/** How many of one kind a process does at a time. */
const AT_ONCE = 8;
/** Milliseconds between two looks for jobs that are due. */
const PAUSE = 1000;
/** Milliseconds that the jobs under way have to come to their end when the server stops. */
const GRACE = 10_000;
/** Seconds after which a job is another's, unless the process that does it says that it still does. */
const LEASE = 300;

/** @param ending - aborted where the server can wait no longer for the jobs under way */
export function createQueue(
  database: Database,
  log: Log,
  ending: AbortController,
  { grace = GRACE, lease = LEASE } = {},
): Queue {
  const boss = new PgBoss({
    db: { executeSql: database.executeSql },
    schema: 'zoom_embed_jobs',
    schedule: false,
    // A job whose process was killed is another's after its time and this.
    maintenanceIntervalSeconds: 30,
    // Longer than the longest time within which a job is sent once.
    archiveCompletedAfterSeconds: 2 * 86_400,
    deleteAfterDays: 7,
  });
  boss.on('error', (error) => {
    log({ level: 'error', message: 'The job queue failed.', reason: reasonOf(error) });
  });
  const stopping = new AbortController();
  let working: Promise<unknown> = Promise.resolve();
  let started = false;

  return {
    async send(name, data, after = 0, tx) {
      await boss.send(name, data, { startAfter: after, ...(tx && { db: tx }) });
    },
    async sendAll(name, all, after, tx) {
      if (!all.length) return;
      const startAfter = new Date(Date.now() + after * 1000);
      await boss.insert(
        all.map((data) => ({ name, data, startAfter })),
        { db: tx },
      );
    },
    async sendOnce(name, data, seconds) {
      await boss.send(name, data, { singletonKey: name, singletonSeconds: Math.ceil(seconds) });
    },
    async start(handlers) {
      await database.exclusively('jobs', async () => {
        await boss.start();
        const options = {
          retryLimit: 8,
          retryDelay: 5,
          retryBackoff: true,
          expireInSeconds: lease,
        };
        for (const name of NAMES)
          await boss.createQueue(name, { name, policy: 'standard', ...options });
      });
      started = true;
      working = Promise.all(NAMES.map((name) => work(name, handlers[name])));
    },
    async stop() {
      if (!started) return;
      stopping.abort();
      const done = new AbortController();
      const within = (milliseconds: number) =>
        Promise.race([
          working.then(() => true),
          sleep(milliseconds, false, { signal: done.signal }).catch(() => true),
        ]);
      // What is given up is told to be, so that the next process has it at once, and not only after its time.
      if (!(await within(grace))) {
        ending.abort(new Error('The server stops.'));
        await within(GRACE);
      }
      done.abort();
      await boss.stop();
    },
  };

  /**
   * Does the jobs of a name until the server stops. The queue's own workers do not wait until the database has heard
   * how a job ended: a database that fails at that would end the process, and one that is closed would be asked.
   */
  async function work<N extends Name>(name: N, handle: Handlers[N]): Promise<void> {
    const { signal } = stopping;
    while (!signal.aborted) {
      const jobs = await boss.fetch<Jobs[N]>(name, { batchSize: AT_ONCE }).catch(() => []);
      await Promise.all(jobs.map(({ id, data }) => run(name, id, () => handle(data))));
      if (!jobs.length) await sleep(PAUSE, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Does a job that may last longer than its lease. */
  async function kept(id: string, job: () => Promise<void>): Promise<void> {
    const renew = setInterval(() => {
      database
        .executeSql(
          "update zoom_embed_jobs.job set started_on = now() where id = $1 and state = 'active'",
          [id],
        )
        .catch((error: unknown) => {
          log({ level: 'warn', message: 'A job cannot be kept.', reason: reasonOf(error) });
        });
    }, lease * 200);
    await job().finally(() => {
      clearInterval(renew);
    });
  }

  /** One that fails is repeated. One whose end nobody hears of is another's after its time. */
  async function run(name: Name, id: string, job: () => Promise<void>): Promise<void> {
    try {
      try {
        await kept(id, job);
      } catch (error) {
        log({ level: 'warn', message: `The job ${name} failed.`, reason: reasonOf(error) });
        await boss.fail(name, id, { reason: reasonOf(error) });
        return;
      }
      await boss.complete(name, id);
    } catch (error) {
      log({ level: 'error', message: 'The job queue failed.', reason: reasonOf(error) });
    }
  }
}
