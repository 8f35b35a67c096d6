import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { listen } from '../listen.js';
import { directionOf, fields, textOf, type Fields } from '../read.js';
import { encryptedToken } from '../webhooks/signature.js';
import {
  legRow,
  liveObject,
  mediaRow,
  newCall,
  type StandInCall,
  type StandInParty,
} from './calls.js';
import { createOauth, type StandInOauth } from './oauth.js';
import { createRest } from './rest.js';
import { createSender, type Sender } from './sender.js';
import { defaults, type Failure, type Switches } from './switches.js';
import { callOf, engagementEvent, type WidgetMessage } from './widget.js';

export type { Failure, Sender, StandInCall, StandInParty, Switches, WidgetMessage };

/** The options of {@link createZoomStandIn}. */
export interface ZoomStandInOptions {
  /** Default: 0, any that is free. */
  readonly port?: number;
  /** Where webhooks go, as `http://localhost:8787/webhooks/zoom`; may be set later. */
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
  readonly accountId?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Zoom's id of the user who says yes at `/oauth/authorize`, and whose calls are simulated. */
  readonly userId?: string;
  /** Seconds that an access token lasts. Default: 3600. */
  readonly expiresIn?: number;
  /** Milliseconds until a webhook is repeated after 5xx: each once. Zoom's are 5, 20 and 60 minutes. Default: the same in tenths of a second. */
  readonly retries?: readonly number[];
  readonly switches?: Partial<Switches>;
}

/** What a simulated call is to be. */
export interface CallPlan {
  readonly direction?: 'inbound' | 'outbound';
  readonly userId?: string;
  readonly caller?: StandInParty;
  readonly callee?: StandInParty;
  /** Whether somebody answers. Default: yes. */
  readonly answered?: boolean;
  readonly recording?: boolean;
  readonly voicemail?: boolean;
  readonly summary?: boolean;
  /** Whether webhooks tell of it. Default: yes. */
  readonly webhooks?: boolean;
  /** The call's id; one is made up by default. */
  readonly callId?: string;
}

/** Zoom's side, on this machine: OAuth, the REST interface, and a sender of webhooks. */
export interface ZoomStandIn {
  /** Where it is: `http://127.0.0.1:…`. `oauth` and `api` are for the server's `endpoints`. */
  readonly url: string;
  readonly endpoints: { readonly api: string; readonly oauth: string };
  readonly credentials: {
    readonly accountId: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly webhookSecret: string;
  };
  readonly switches: Switches;
  readonly oauth: Pick<StandInOauth, 'counts' | 'revokeAll'>;
  /** Every request to the REST interface, in their order. */
  readonly requests: readonly {
    readonly path: string;
    readonly status: number;
    readonly at: number;
  }[];
  readonly webhooks: Pick<Sender, 'counts' | 'send' | 'settled'>;
  readonly calls: ReadonlyMap<string, StandInCall>;
  /** Lets a whole call happen: its events, then the history. */
  call(plan?: CallPlan): Promise<StandInCall>;
  /** Takes a message of a simulated widget, so that what is clicked there happens here. Also `POST /widget`. */
  take(message: WidgetMessage, userId?: string): Promise<void>;
  /** Asks the webhook's endpoint to prove that it knows the secret; resolves to whether it does. */
  validate(): Promise<boolean>;
  sendTo(webhookUrl: string): void;
  close(): Promise<void>;
}

const SCALE = [500, 2000, 6000];
/** Milliseconds: a longer one would end at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Starts Zoom's side. */
export async function createZoomStandIn(options: ZoomStandInOptions = {}): Promise<ZoomStandIn> {
  const {
    accountId = 'AccExample000000000001',
    clientId = 'ClientExample000000001',
    clientSecret = 'ClientSecretExample0001',
    webhookSecret = 'ExampleSecretToken0001',
    userId = 'AdaUserExample00000001',
    expiresIn = 3600,
    retries = SCALE,
  } = options;
  const switches: Switches = { ...defaults(), ...options.switches };
  const calls = new Map<string, StandInCall>();
  const engagements = new Map<string, Fields>();
  const requests: { path: string; status: number; at: number }[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let webhookUrl = options.webhookUrl;
  let base = '';
  const sender = createSender({
    url: () => webhookUrl,
    secret: webhookSecret,
    accountId,
    switches,
    retries,
  });
  const oauth = createOauth({
    clientId,
    clientSecret,
    accountId,
    switches,
    expiresIn,
    userId: () => userId,
  });
  const rest = createRest({
    switches,
    oauth,
    accountId,
    calls,
    engagements,
    base: () => base,
    onRequest: (path, status) => requests.push({ path, status, at: Date.now() }),
  });

  const app = new Hono();
  app.route('/oauth', oauth.app);
  app.route('/v2', rest);
  app.use('/widget', cors());
  app.post('/widget', async (context) => {
    const { message, user } = fields(await context.req.json());
    await take({ type: '', ...fields(message) }, textOf(user));
    return context.json({ taken: true });
  });

  const http = await listen(app, { port: options.port ?? 0 });
  base = http.url;

  /** The event of a call that rings, is answered or ends. */
  const tell = (call: StandInCall, verb: 'ringing' | 'answered' | 'ended', at?: number) => {
    const side = call.direction === 'outbound' ? 'caller' : 'callee';
    const name = verb === 'answered' && side === 'caller' ? 'connected' : verb;
    return sender.send(`phone.${side}_${name}`, liveObject(call), at);
  };

  /** What comes after the end: the row is ready, then the recording, the voicemail, the summary. */
  const tellOfHistory = async (call: StandInCall): Promise<void> => {
    const side = call.direction === 'outbound' ? 'caller' : 'callee';
    const [event, list] = {
      v1: ['call_log_completed', 'call_logs'],
      v2: ['call_history_completed', 'call_logs'],
      v3: ['call_element_completed', 'call_elements'],
    }[switches.version] as [string, string];
    const rows = [legRow(call, switches.version)];
    await sender.send(`phone.${side}_${event}`, { [list]: rows, user_id: call.userId });
    if (call.recordingId) {
      await sender.send('phone.recording_completed', {
        recordings: [mediaRow(call, 'recording', base)],
      });
    }
    if (call.voicemailId) {
      const voicemail = {
        ...mediaRow(call, 'voicemail', base),
        callee_id: call.userId,
        callee_extension_type: 'user',
      };
      await sender.send('phone.voicemail_received', voicemail);
    }
    if (call.summaryId) {
      await sender.send('phone.ai_call_summary_changed', {
        ai_call_summary_id: call.summaryId,
        call_id: call.callId,
        user_id: call.userId,
        call_log_ids: [call.callElementId.slice(-36)],
        edited: false,
        deleted: false,
        modified_time: new Date().toISOString(),
      });
    }
  };

  /** Tells of the history when it has the call; of one that never comes nothing. */
  const tellLater = (call: StandInCall, after: number): void => {
    if (after > LONGEST_TIMER) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void tellOfHistory(call);
    }, after);
    timers.add(timer);
  };

  const call: ZoomStandIn['call'] = async (plan = {}) => {
    const direction = plan.direction ?? 'inbound';
    const [ada, ben] = [
      { name: 'Ada Example', number: '+12025550101', extension: '1001' },
      { name: 'Ben Example', number: '+12025550142' },
    ];
    const now = Date.now();
    const made = newCall({
      userId: plan.userId ?? userId,
      direction,
      caller: plan.caller ?? (direction === 'outbound' ? ada : ben),
      callee: plan.callee ?? (direction === 'outbound' ? ben : ada),
      startedAt: now - 80_000,
      ...(plan.callId && { callId: plan.callId }),
    });
    if (plan.answered !== false) made.answeredAt = now - 72_000;
    made.endedAt = made.overAt = now;
    const id = (): string =>
      made.callElementId.slice(-36).replaceAll('-', '').split('').reverse().join('');
    if (plan.recording) made.recordingId = id();
    if (plan.voicemail) made.voicemailId = id();
    if (plan.summary) made.summaryId = made.callElementId.slice(-22);
    calls.set(made.callId, made);
    if (plan.webhooks === false) return made;
    await tell(
      { ...made, answeredAt: undefined, endedAt: undefined } as unknown as StandInCall,
      'ringing',
      made.startedAt,
    );
    if (made.answeredAt) await tell(made, 'answered', made.answeredAt);
    await tell(made, 'ended', made.endedAt);
    if (switches.historyAfter === 0) await tellOfHistory(made);
    return made;
  };

  async function take(message: WidgetMessage, user = userId): Promise<void> {
    const told = callOf(message, user, calls);
    if (told) {
      calls.set(told.call.callId, told.call);
      await tell(told.call, told.verb);
      if (told.verb !== 'ended') return;
      if (switches.historyAfter === 0) await tellOfHistory(told.call);
      else tellLater(told.call, switches.historyAfter);
      return;
    }
    const event = engagementEvent(message.type);
    const data = fields(message.data);
    const engagementId = textOf(data.engagementId);
    if (!event || !engagementId) return;
    const now = new Date().toISOString();
    const direction =
      directionOf(data.direction) ?? (message.type.includes('outbound') ? 'outbound' : 'inbound');
    const before = engagements.get(engagementId);
    engagements.set(engagementId, {
      engagement_id: engagementId,
      start_time: before?.start_time ?? now,
      direction: before?.direction ?? direction,
      consumers: before?.consumers ?? [{ consumer_number: textOf(data.from, data.to) }],
      agents: [{ user_id: user }],
      channel_types: [textOf(data.channel) ?? 'voice'],
      ...(event.endsWith('ended') && { end_time: before?.end_time ?? now }),
    });
    await sender.send(event, {
      engagement_id: engagementId,
      engagement_direction: direction,
      channel: textOf(data.channel) ?? 'voice',
      consumer_number: textOf(data.from, data.to),
      user_id: user,
      date_time_ms: now,
    });
  }

  return {
    url: base,
    endpoints: { api: `${base}/v2`, oauth: `${base}/oauth` },
    credentials: { accountId, clientId, clientSecret, webhookSecret },
    switches,
    oauth,
    requests,
    webhooks: sender,
    calls,
    call,
    take,
    async validate() {
      const plainToken = 'TokenExample0000000001';
      const body = JSON.stringify({
        event: 'endpoint.url_validation',
        event_ts: Date.now(),
        payload: { plainToken },
      });
      const answer = fields(await sender.post(body).then((response) => response?.json()));
      return answer.encryptedToken === encryptedToken(webhookSecret, plainToken);
    },
    sendTo: (url) => {
      webhookUrl = url;
    },
    async close() {
      sender.stop();
      for (const timer of timers) clearTimeout(timer);
      await http.stop(true);
    },
  };
}
