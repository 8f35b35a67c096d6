import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { rowsOf, type Database } from '../database/database.js';
import type { RateClass } from './endpoints.js';

export type Plan = 'free' | 'pro' | 'business';

/** What Zoom allows an account, for all of its apps together. */
const ALLOWED: Readonly<Record<Plan, Readonly<Record<RateClass, Limit>>>> = {
  free: {
    light: { perSecond: 4, perDay: 6000 },
    medium: { perSecond: 2, perDay: 2000 },
    heavy: { perSecond: 1, perDay: 1000 },
  },
  pro: {
    light: { perSecond: 20 },
    medium: { perSecond: 10 },
    heavy: { perSecond: 5, perDay: 15_000 },
  },
  business: {
    light: { perSecond: 40 },
    medium: { perSecond: 20 },
    heavy: { perSecond: 10, perDay: 30_000 },
  },
};

interface Limit {
  readonly perSecond: number;
  readonly perDay?: number;
}

/** Longer than this nobody waits for a turn: the job comes again later. Milliseconds. */
const PATIENCE = 30_000;

/** There is no turn in the near future. */
export class NoTurn extends Error {
  constructor(
    name: string,
    /** Seconds. */
    readonly after: number,
  ) {
    super(`Zoom's limit for ${name} is used up for ${Math.ceil(after)} seconds.`);
  }
}

/** Turns for requests to Zoom, given to all processes from one row for each account and class. */
export interface Limits {
  /** Waits for a turn. Fails with {@link NoTurn} where there is none soon. */
  turn(account: string, rate: RateClass): Promise<void>;
  /** Zoom said to wait: nobody asks before. */
  pause(account: string, rate: RateClass, until: Date): Promise<void>;
}

export function createLimits(database: Database, plan: Plan, ending?: AbortSignal): Limits {
  const turn: Limits['turn'] = async (account, rate) => {
    const name = `${account}:${rate}`;
    const { perSecond, perDay = 2_000_000_000 } = ALLOWED[plan][rate];
    for (let waited = 0; ;) {
      const { wait, used } = await reserve(name, 1 / perSecond, perDay);
      if (used > perDay) throw new NoTurn(name, untilTomorrow());
      if (waited + wait > PATIENCE) throw new NoTurn(name, wait / 1000);
      if (wait > 0) await sleep(wait, undefined, { signal: ending });
      waited += wait;
      // Zoom may have said in the meantime that everybody has to wait.
      const paused = await pausedFor(name);
      if (paused <= 0) return;
      if (waited + paused > PATIENCE) throw new NoTurn(name, paused / 1000);
    }
  };

  /** Takes the next free moment; the clock is the database's, as it is the only one that all share. */
  const reserve = async (name: string, seconds: number, perDay: number) => {
    const [row] = await rowsOf<{ wait: string; used: number }>(
      database,
      sql`insert into rates as r (name, next_at, used)
          values (${name}, clock_timestamp() + interval '1 second' * ${seconds}, 1)
          on conflict (name) do update set
            next_at = case
              when greatest(r.next_at, r.paused_until) > clock_timestamp() + interval '1 millisecond' * ${PATIENCE}
                or (r.day = (now() at time zone 'utc')::date and r.used >= ${perDay}) then r.next_at
              else greatest(r.next_at, r.paused_until, clock_timestamp()) + interval '1 second' * ${seconds} end,
            used = case when r.day = (now() at time zone 'utc')::date then r.used + 1 else 1 end,
            day = (now() at time zone 'utc')::date
          returning used, greatest(0, extract(epoch from
            greatest(next_at - interval '1 second' * ${seconds}, paused_until) - clock_timestamp()) * 1000) as wait`,
    );
    return { wait: Number(row?.wait ?? 0), used: row?.used ?? 0 };
  };

  const pausedFor = async (name: string): Promise<number> => {
    const [row] = await rowsOf<{ wait: string }>(
      database,
      sql`select extract(epoch from paused_until - clock_timestamp()) * 1000 as wait
          from rates where name = ${name} and paused_until > clock_timestamp()`,
    );
    return Number(row?.wait ?? 0);
  };

  return {
    turn,
    async pause(account, rate, until) {
      const time = until.toISOString();
      await database.db.execute(
        sql`insert into rates as r (name, paused_until) values (${`${account}:${rate}`}, ${time})
            on conflict (name) do update set paused_until = greatest(r.paused_until, ${time}::timestamptz)`,
      );
    },
  };
}

const untilTomorrow = (): number => {
  const now = new Date();
  const tomorrow = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  return (tomorrow - now.getTime()) / 1000;
};

const DAY = 86_400_000;

/** The moment that `Retry-After` names: in seconds, as an HTTP date, or, as Zoom has it, as an ISO time. */
export function retryAfter(header: string | null, now = Date.now()): Date | undefined {
  const text = header?.trim() ?? '';
  const time = /^\d+$/.test(text) ? now + Number(text) * 1000 : Date.parse(text);
  // The longest limit is that of a day.
  return Number.isNaN(time) || time <= now ? undefined : new Date(Math.min(time, now + DAY));
}
