import type { MiddlewareHandler } from 'hono';
import { eq } from 'drizzle-orm';
import { tokens } from '../database/schema.js';
import { reasonOf } from '../log.js';
import type { Clock } from '../clock.js';
import { badField, Problem, unavailable } from '../problem.js';
import { clean } from '../read.js';
import type { Services } from '../services.js';

/** Who is asking, with all names under which their calls are known. */
export interface Guest {
  readonly user: string;
  readonly isAdmin: boolean;
}

export interface Env {
  Variables: { guest: Guest; clock?: Clock };
}

/** Characters that the name of a user may have. */
const LONGEST = 255;

/** Lets in whom the host's `authorize` knows; `admin` lets in admins only. */
export function access(services: Services, who: 'user' | 'admin' = 'user'): MiddlewareHandler<Env> {
  const { settings, log } = services;
  return async (context, next) => {
    const { url, method, headers } = context.req.raw;
    // Without the body, which is read once, by the route.
    const visitor = await Promise.resolve(new Request(url, { method, headers }))
      .then((request) => settings.authorize(request))
      .catch((error: unknown) => {
        log({ level: 'error', message: 'authorize failed.', reason: reasonOf(error) });
        throw unavailable('Nobody could say who is asking.');
      });
    if (!visitor || typeof visitor.user !== 'string' || !visitor.user) {
      throw new Problem(401, 'Nobody is known by this request.', {
        headers: { 'www-authenticate': 'Bearer' },
      });
    }
    const isAdmin = visitor.role === 'admin';
    if (who === 'admin' && !isAdmin) throw new Problem(403, 'This is for admins.');
    // Longer ones no index holds.
    if (visitor.user.length > LONGEST)
      throw badField('user', `is longer than ${LONGEST} characters`);
    context.set('guest', { user: clean(visitor.user), isAdmin });
    await next();
  };
}

/** The names under which a user's calls are known: the host's, and Zoom's where the user has authorised the app. */
export async function namesOf({ database }: Services, { user }: Guest): Promise<string[]> {
  const [row] = await database.db
    .select({ zoomUser: tokens.zoomUser })
    .from(tokens)
    .where(eq(tokens.owner, user));
  return row?.zoomUser ? [user, row.zoomUser] : [user];
}
