import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { deliveries } from '../database/schema.js';
import { reasonOf } from '../log.js';
import { Problem, unavailable } from '../problem.js';
import { clean, fields, textOf } from '../read.js';
import type { Services } from '../services.js';
import { deliveryKey } from '../webhooks/delivery-key.js';
import type { Inbox } from '../webhooks/inbox.js';
import { encryptedToken, signedWith } from '../webhooks/signature.js';
import type { Env } from './access.js';
import { bytesOf, parseJson } from './body.js';

/** `POST /webhooks/zoom`: verified, stored, answered. What they tell is joined afterwards. */
export function webhookRoutes(services: Services, inbox: Inbox): Hono<Env> {
  const { settings, metrics, log, database } = services;
  const { webhookSecret: secrets, webhookTolerance: tolerance } = settings;

  const app = new Hono<Env>();
  app.post('/zoom', async (context) => {
    if (!secrets.length) throw unavailable('No webhook secret is configured.');
    const bytes = await bytesOf(context);
    const secret = signedWith(bytes, context.req.raw.headers, { secrets, tolerance });
    if (!secret) {
      metrics.webhooks.inc({ outcome: 'refused' });
      throw new Problem(401, 'The signature does not fit.');
    }
    const body = fields(parseJson(bytes));
    const event = clean(textOf(body.event) ?? 'unknown').slice(0, 200);
    if (event === 'endpoint.url_validation') {
      const plainToken = textOf(fields(body.payload).plainToken) ?? '';
      return context.json({ plainToken, encryptedToken: encryptedToken(secret, plainToken) });
    }
    const account = textOf(fields(body.payload).account_id);
    try {
      const stored = await database.db
        .insert(deliveries)
        .values({
          key: deliveryKey(body, bytes),
          event,
          account: account === undefined ? null : clean(account),
          body: new TextDecoder().decode(bytes),
          receivedAt: sql`now()`,
          attempts: 0,
          nextAt: sql`now()`,
        })
        .onConflictDoNothing()
        .returning({ id: deliveries.id });
      metrics.webhooks.inc({ outcome: stored.length ? 'stored' : 'duplicate' });
    } catch (error) {
      // Zoom repeats after 5xx, and after nothing else.
      log({ level: 'error', message: 'A webhook cannot be stored.', reason: reasonOf(error) });
      throw unavailable('The webhook cannot be stored.');
    }
    inbox.nudge();
    return context.json({ stored: true });
  });
  return app;
}
