import { Hono, type Context } from 'hono';
import type { Fields } from '../read.js';
import { legRow, mediaRow, wholeRow, type StandInCall } from './calls.js';
import type { StandInOauth } from './oauth.js';
import { nextFailure, type Switches } from './switches.js';

interface Options {
  readonly switches: Switches;
  readonly oauth: StandInOauth;
  readonly accountId: string;
  readonly calls: ReadonlyMap<string, StandInCall>;
  readonly engagements: ReadonlyMap<string, Fields>;
  /** Where it is reached. */
  readonly base: () => string;
  /** Hears of every request. */
  readonly onRequest: (path: string, status: number) => void;
}

/** The part of Zoom's REST interface that a companion reads. */
export function createRest(options: Options): Hono {
  const { switches, oauth, calls, engagements } = options;
  const app = new Hono<{ Variables: { userId: string | undefined } }>();
  const seconds = new Map<string, number>();

  app.use(async (context, next) => {
    const path = new URL(context.req.url).pathname;
    if (switches.slow) await new Promise((resolve) => setTimeout(resolve, switches.slow));
    const failure = nextFailure(switches, path);
    const token = (context.req.header('authorization') ?? '').slice('Bearer '.length);
    const bearer = oauth.bearers.get(token);
    if (failure) {
      const headers: Record<string, string> =
        failure.retryAfter === undefined ? {} : { 'retry-after': failure.retryAfter };
      context.res = context.json(
        { code: failure.status, message: 'Stand-in' },
        failure.status,
        headers,
      );
    } else if (!bearer || bearer.expiresAt < Date.now()) {
      context.res = context.json({ code: 124, message: 'Access token is expired.' }, 401);
    } else if (isTooMuch()) {
      context.res = context.json(
        {
          code: 429,
          message:
            'You have reached the maximum per-second rate limit for this API. Try again later.',
        },
        429,
      );
    } else {
      context.set('userId', bearer.userId);
      await next();
    }
    options.onRequest(path, context.res.status);
  });

  const isTooMuch = (): boolean => {
    const second = String(Math.floor(Date.now() / 1000));
    const used = (seconds.get(second) ?? 0) + 1;
    seconds.set(second, used);
    return used > switches.perSecond;
  };

  /** The calls that the history has by now. */
  const listed = (): StandInCall[] =>
    [...calls.values()].filter(
      ({ overAt }) => overAt !== undefined && overAt + switches.historyAfter <= Date.now(),
    );
  const missing = (context: Context, code: number) =>
    context.json({ code, message: 'Does not exist.' }, 404);

  /** One page of rows, as many as are asked for. */
  const page = (context: Context, rows: readonly Fields[], names: readonly string[]) => {
    const size = Number(context.req.query('page_size') ?? 30);
    const start = Number(context.req.query('next_page_token') ?? 0);
    const some = rows.slice(start, start + size);
    const next = start + size < rows.length ? String(start + size) : '';
    return context.json({
      ...Object.fromEntries(names.map((name) => [name, some])),
      next_page_token: next,
      page_size: size,
      total_records: rows.length,
    });
  };

  app.get('/users/me', (context) =>
    context.json({ id: context.get('userId'), account_id: options.accountId }),
  );
  app.get('/phone/call_history', (context) => {
    const wanted = context.req.queries('call_ids[]');
    const rows = listed().filter(({ callId }) => !wanted || wanted.includes(callId));
    // In v2 the row's own id is that of the whole call.
    return switches.version === 'v2'
      ? page(
          context,
          rows.map((call) => ({
            ...wholeRow(call),
            id: call.callHistoryUuid,
            call_history_uuid: undefined,
          })),
          ['call_logs'],
        )
      : page(context, rows.map(wholeRow), ['call_history']);
  });
  app.get('/phone/call_history/:uuid', (context) => {
    const call = listed().find(
      ({ callHistoryUuid }) => callHistoryUuid === context.req.param('uuid'),
    );
    if (!call) return missing(context, 300);
    const row = legRow(call, 'v3');
    const [name, leg] =
      switches.version === 'v2'
        ? ['call_path', { ...row, call_element_id: undefined, id: call.callElementId }]
        : ['call_elements', row];
    return context.json({ ...wholeRow(call), id: call.callHistoryUuid, [name]: [leg] });
  });
  app.get('/phone/call_element/:id', (context) => {
    const call = byElement(context.req.param('id'));
    return call ? context.json(legRow(call, 'v3')) : missing(context, 301);
  });
  app.get('/phone/call_element/:id/recording', (context) => {
    const call = byElement(context.req.param('id'));
    return call?.recordingId
      ? context.json(mediaRow(call, 'recording', options.base()))
      : missing(context, 404);
  });
  app.get('/phone/call_element/:id/voice_mail', (context) => {
    const call = byElement(context.req.param('id'));
    return call?.voicemailId
      ? context.json(mediaRow(call, 'voicemail', options.base()))
      : missing(context, 404);
  });
  app.get('/phone/users/:user/call_history', (context) => {
    const user =
      context.req.param('user') === 'me' ? context.get('userId') : context.req.param('user');
    const keyword = context.req.query('keyword');
    const rows = listed()
      .filter(({ userId, callId }) => userId === user && (!keyword || callId === keyword))
      .map((call) => legRow(call, switches.version));
    return page(context, rows, [switches.version === 'v3' ? 'call_elements' : 'call_logs']);
  });
  app.get('/phone/users/:user/call_history/sync', (context) => {
    const user =
      context.req.param('user') === 'me' ? context.get('userId') : context.req.param('user');
    const rows = listed()
      .filter(({ userId }) => userId === user)
      .map((call) => ({ ...legRow(call, 'v3'), ai_call_summary_id: call.summaryId }));
    return context.json({ call_elements: rows, sync_token: String(Date.now()) });
  });
  app.get('/phone/user/:user/ai_call_summary/:id', (context) => {
    const id = context.req.param('id');
    const call = listed().find(({ summaryId }) => summaryId === id);
    if (!call) return missing(context, 404);
    return context.json({
      ai_call_summary_id: id,
      call_id: call.callId,
      user_id: call.userId,
      call_summary: 'They spoke.',
      next_steps: 'Call again.',
      detailed_summary: 'They spoke of this and that.',
      edited: false,
      modified_time: new Date(call.endedAt ?? 0).toISOString(),
    });
  });
  app.get('/contact_center/engagements', (context) =>
    page(context, [...engagements.values()], ['engagements']),
  );
  app.get('/contact_center/engagements/:id', (context) => {
    const engagement = engagements.get(context.req.param('id'));
    return engagement ? context.json(engagement) : missing(context, 2901);
  });

  const byElement = (id: string): StandInCall | undefined =>
    listed().find(({ callElementId }) => callElementId.slice(-36) === id.slice(-36));

  return app as unknown as Hono;
}
