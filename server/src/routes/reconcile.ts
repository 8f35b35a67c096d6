import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { z } from 'zod';
import { reconciliations } from '../database/schema.js';
import { Problem, unavailable } from '../problem.js';
import type { Services } from '../services.js';
import { access, type Env } from './access.js';
import { bytesOf, checked, moment, parseJson } from './body.js';

const callId = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\w-]+$/, 'must be a call id');
const HALF_A_YEAR = 184 * 86_400_000;

const request = z.union([
  z.strictObject({ callIds: z.array(callId).min(1).max(100) }),
  z
    .strictObject({ from: moment, to: moment })
    .refine(({ from, to }) => Date.parse(from) <= Date.parse(to), {
      path: ['to'],
      message: 'must not be before from',
    })
    .refine(({ from }) => Date.now() - Date.parse(from) < HALF_A_YEAR, {
      path: ['from'],
      message: 'must be within the last six months: older ones Zoom does not give',
    }),
]);

/** `POST /reconcile` asks Zoom now; `GET /reconcile/{id}` tells how far that has come. */
export function reconcileRoutes(services: Services): Hono<Env> {
  const { database, queue, settings } = services;
  const app = new Hono<Env>();
  app
    .use(access(services, 'admin'))
    .post('/', async (context) => {
      if (!settings.oauth) throw unavailable('No OAuth app is configured: Zoom cannot be asked.');
      const body = parseJson(await bytesOf(context));
      // Which of the two it is meant to be decides what is said to be wrong.
      const [lookUp, range] = request.options;
      const isLookUp = typeof body === 'object' && body !== null && 'callIds' in body;
      const wanted = isLookUp ? checked(lookUp, body) : checked(range, body);
      const id = randomUUID();
      await database.transaction(async (tx) => {
        const at = sql`now()`;
        await tx.db
          .insert(reconciliations)
          .values({ id, request: wanted, state: 'waiting', found: 0, at });
        await queue.send('reconcile', { id }, 0, tx);
      });
      return context.json({ id, state: 'waiting' }, 202, { location: `/reconcile/${id}` });
    })
    .get('/:id', async (context) => {
      const id = context.req.param('id');
      const isId = z.uuid().safeParse(id).success;
      const [row] = isId
        ? await database.db.select().from(reconciliations).where(eq(reconciliations.id, id))
        : [];
      if (!row) throw new Problem(404, 'There is no such reconciliation.');
      const { state, found, problem, at, endedAt } = row;
      return context.json({ id, state, found, ...(problem && { problem }), at, endedAt });
    });
  return app;
}
