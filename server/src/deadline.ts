import type { MiddlewareHandler } from 'hono';
import type { Clock } from './clock.js';
import { unavailable } from './problem.js';
import type { Env } from './routes/access.js';

/** Milliseconds until an answer: Zoom waits 3 seconds, and a database that hangs must not hold it up. */
const DEADLINE = 2300;

/** Answers in time; what it waited for may still come to its end, and is the same when it is repeated. */
export const deadline: MiddlewareHandler<Env> = (context, next) =>
  within(async (clock) => {
    context.set('clock', clock);
    await next();
  });

/** Waits for something until its time is up. */
export async function within<T>(work: (clock: Clock) => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let stop: (error: Error) => void;
  const late = new Promise<never>((_, reject) => (stop = reject));
  const clock: Clock = {
    run: () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        stop(unavailable('It took too long.'));
      }, DEADLINE);
    },
    pause: () => {
      clearTimeout(timer);
    },
  };
  clock.run();
  return Promise.race([work(clock), late]).finally(clock.pause);
}
