import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { routePath } from 'hono/route';
import { sql } from 'drizzle-orm';
import { reasonOf } from './log.js';
import { isUnavailable, Problem, unavailable } from './problem.js';
import { deadline } from './deadline.js';
import { access, type Env } from './routes/access.js';
import { eventRoutes } from './routes/events.js';
import { oauthRoutes } from './routes/oauth.js';
import { recordRoutes } from './routes/records.js';
import { reconcileRoutes } from './routes/reconcile.js';
import { streamRoutes } from './routes/stream.js';
import { webhookRoutes } from './routes/webhooks.js';
import type { Services } from './services.js';
import type { Inbox } from './webhooks/inbox.js';

interface Parts {
  readonly inbox: Inbox;
  readonly oauth: Parameters<typeof oauthRoutes>[1];
  readonly closing: AbortSignal;
}

/** The routes. */
export function createApp(services: Services, { inbox, oauth, closing }: Parts): Hono<Env> {
  const { settings, metrics, log, database } = services;
  const app = new Hono<Env>();

  // What no `Request` may be: nobody could be asked who it is from.
  app.on(['TRACE', 'TRACK', 'CONNECT'], '*', () =>
    new Problem(405, 'This method is not for here.').toResponse(),
  );
  app.use(async (context, next) => {
    const end = metrics.requests.startTimer();
    await next();
    end({ route: routePath(context, -1), status: context.res.status });
  });
  if (settings.allowedOrigins.length) {
    app.use(
      cors({
        origin: [...settings.allowedOrigins],
        credentials: true,
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'last-event-id'],
        exposeHeaders: ['retry-after', 'location'],
      }),
    );
  }

  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', deadline, async (context) => {
    await database.db.execute(sql`select 1`);
    return context.json({ ok: true });
  });
  app.get('/metrics', deadline, access(services, 'admin'), async (context) => {
    const { waiting, aside, oldest } = await inbox.backlog();
    metrics.backlog.set({ state: 'waiting' }, waiting);
    metrics.backlog.set({ state: 'aside' }, aside);
    metrics.oldest.set(oldest);
    return context.body(await metrics.registry.metrics(), 200, {
      'content-type': metrics.registry.contentType,
    });
  });
  app.route('/oauth', oauthRoutes(services, oauth));
  for (const path of ['/events', '/webhooks/*', '/calls/*', '/engagements/*', '/reconcile/*']) {
    app.use(path, deadline);
  }
  app.route('/events', eventRoutes(services));
  app.route('/webhooks', webhookRoutes(services, inbox));
  app.route('/calls', streamRoutes(services, closing));
  app.route('/calls', recordRoutes(services, 'call'));
  app.route('/engagements', recordRoutes(services, 'engagement'));
  app.route('/reconcile', reconcileRoutes(services));

  app.notFound(() => new Problem(404, 'There is nothing here.').toResponse());
  app.onError((error) => {
    if (error instanceof Problem) return error.toResponse();
    log({ level: 'error', message: 'A request failed.', reason: reasonOf(error) });
    const problem = isUnavailable(error)
      ? unavailable('The database does not answer.')
      : new Problem(500, 'Something went wrong here.');
    return problem.toResponse();
  });
  return app;
}
