// Made-up calls, each told by several webhooks and some by an outbox as well: who sends them can say what they amount to.
import { isDeepStrictEqual } from 'node:util';
import { observeRecord } from '../src/calls/embed.js';
import { project } from '../src/calls/project.js';
import { readEvent } from '../src/zoom/events.js';
import { event, posted } from '../test/support/story.js';

/** One request: a webhook, or what an outbox posts. */
export interface Told {
  readonly path: '/webhooks/zoom' | '/events';
  readonly body: string;
  /** The idempotency key of what an outbox posts. */
  readonly key?: string;
}

export const USER = 'ada';
const VERSIONS = ['v1', 'v2', 'v3'] as const;
/** Every so many calls an outbox tells of it, too. */
const POSTED = 10;
const BEGAN = Date.UTC(2026, 7, 3, 14);

export const callIdOf = (number: number): string =>
  String(7_402_001_122_335_000_000n + BigInt(number));

const hex = (number: number): string => number.toString(16).padStart(12, '0');
const iso = (time: number): string => new Date(time).toISOString().replace('.000', '');

/** All that is told of a call, in order: it rings, is answered, ends, its row is ready, in every other call recorded. */
export function toldOf(number: number): Told[] {
  const callId = callIdOf(number);
  const began = BEGAN + number * 1000;
  const [answered, ended] = [began + 8000, began + 80_000];
  const user = `UserExample${String(number % 500).padStart(11, '0')}`;
  const own = `+1202555${String(1000 + (number % 500)).slice(-4)}`;
  const other = `+1303555${String(number % 10_000).padStart(4, '0')}`;
  const path = `20260803-0c4a11e0-1111-4a11-8a11-${hex(number)}`;
  const element = `20260803-0e1e0001-2222-4b22-9b22-${hex(number)}`;
  const recording = `4ec04d1e-3333-4c33-8c33-${hex(number)}`;
  const isRecorded = number % 2 === 0;

  const live = (verb: string, at: number, more: object): object =>
    event(
      `phone.callee_${verb}`,
      {
        call_id: callId,
        caller: { phone_number: other, connection_type: 'pstn_off_net' },
        callee: {
          extension_number: 1001,
          extension_type: 'user',
          phone_number: own,
          user_id: user,
        },
        ringing_start_time: iso(began),
        ...more,
      },
      at,
    );
  const media = isRecorded && { recording_id: recording.replaceAll('-', '') };
  const names = { caller_name: `Caller ${number}`, callee_name: `Callee ${number % 500}` };
  const old = {
    ...names,
    ...media,
    id: element.slice(9),
    call_id: callId,
    direction: 'inbound',
    caller_number: other,
    caller_number_type: 2,
    callee_number: '1001',
    callee_number_type: 1,
    callee_did_number: own,
    date_time: iso(began),
    answer_start_time: iso(answered),
    call_end_time: iso(ended),
    result: 'answered',
  };
  const modern = {
    ...names,
    ...media,
    call_id: callId,
    direction: 'inbound',
    caller_did_number: other,
    caller_ext_type: 'external_contact',
    callee_did_number: own,
    callee_ext_type: 'user',
    callee_ext_number: '1001',
    start_time: iso(began),
    answer_time: iso(answered),
    end_time: iso(ended),
    event: 'incoming',
    result: 'answered',
  };
  const row = {
    v1: () => event('phone.callee_call_log_completed', { user_id: user, call_logs: [old] }, ended),
    v2: () =>
      event(
        'phone.callee_call_history_completed',
        { user_id: user, call_logs: [{ ...modern, id: element, call_path_id: path }] },
        ended,
      ),
    v3: () =>
      event(
        'phone.callee_call_element_completed',
        {
          user_id: user,
          call_elements: [{ ...modern, call_element_id: element, call_history_uuid: path }],
        },
        ended,
      ),
  }[VERSIONS[number % 3] ?? 'v3']();
  const recorded = event(
    'phone.recording_completed',
    {
      recordings: [
        {
          id: recording,
          call_id: callId,
          call_element_id: element,
          user_id: user,
          caller_number: other,
          callee_number: own,
          direction: 'inbound',
          date_time: iso(answered),
          duration: 72,
          download_url: `https://zoom.us/v2/phone/recording/download/${recording}`,
        },
      ],
    },
    ended + 1000,
  );
  const webhooks = [
    live('ringing', began, {}),
    live('answered', answered, { answer_start_time: iso(answered) }),
    live('ended', ended, { answer_start_time: iso(answered), call_end_time: iso(ended) }),
    row,
    ...(isRecorded ? [recorded] : []),
  ].map((body): Told => ({ path: '/webhooks/zoom', body: JSON.stringify(body) }));
  if (number % POSTED) return webhooks;
  const record = {
    caller: { name: `Known ${number}`, number: other },
    callee: { number: own, extension: '1001' },
    startedAt: iso(began),
    connectedAt: iso(answered),
    endedAt: iso(ended),
    notes: { text: `Of call ${number}` },
  };
  const body = JSON.stringify(posted(1, record, callId));
  return [...webhooks, { path: '/events', body, key: `call:${callId}` }];
}

/** What all that is told of a call amounts to, made in order and without a database. */
export function recordOf(number: number): object {
  const observations = toldOf(number).flatMap(({ path, body }) => {
    if (path === '/webhooks/zoom') {
      const context = { at: 0, onFallback: () => undefined };
      return readEvent(JSON.parse(body) as object as never, context).readings.map(
        ({ observation }) => observation,
      );
    }
    return observeRecord(JSON.parse(body) as never, USER, 0) ?? [];
  });
  return project(observations).item;
}

/** Whether a stored record is that one. When the outbox told of it is the clock's affair, and its number the table's. */
export const isSame = (stored: object, number: number): boolean =>
  isDeepStrictEqual(plain(stored), plain(recordOf(number)));

function plain(record: object): object {
  const { sources, ...rest } = JSON.parse(JSON.stringify(record)) as {
    sources: { kind: string; type: string; at: string }[];
    recordId?: string;
  };
  const told = sources.map(({ kind, type, at }) => `${kind} ${type} ${kind === 'embed' ? '' : at}`);
  return { ...rest, recordId: undefined, sources: told.toSorted() };
}
