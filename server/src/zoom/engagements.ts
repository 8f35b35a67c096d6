import type { WireMessage } from 'zoom-embed-elements/records';
import { message } from '../calls/embed.js';
import { idsOf } from '../calls/identifiers.js';
import type { Observation } from '../calls/observation.js';
import { fields, known, listOf, numberOf, textOf, timeOf, type Fields } from '../read.js';
import type { Context, Reading } from './adapters.js';

/** What a `contact_center.*` event tells of an engagement; nothing where it names none. */
export function readEngagementEvent(object: Fields, context: Context): Reading[] {
  const engagementId = textOf(object.engagement_id);
  if (!engagementId) return [];
  const users = [object, ...listOf(object.users), { user_id: object.assigned_user_id }].flatMap(
    (each) => textOf(fields(each).user_id) ?? [],
  );
  const observation: Observation = {
    ...common(engagementId, users, context),
    key: ['webhook', context.type, engagementId, users[0] ?? '', context.at].join(':'),
    messages: eventMessages(context.type, object, context.at),
  };
  return [{ observation, raw: object }];
}

/** An engagement as the REST interface reports it. */
export function readEngagement(row: Fields, context: Context): Reading {
  const engagementId = textOf(row.engagement_id) ?? '';
  const agents = listOf(row.agents);
  const users = agents.flatMap(({ user_id }) => textOf(user_id) ?? []);
  const observation: Observation = {
    ...common(engagementId, users, context),
    key: ['rest', context.type, engagementId].join(':'),
    messages: reportMessages(row, agents[0] ?? {}),
  };
  return { observation, raw: row };
}

const common = (engagementId: string, users: string[], context: Context) =>
  ({
    kind: 'engagement',
    source: context.source,
    type: context.type,
    at: context.at,
    ids: idsOf({ engagement_id: engagementId }),
    users,
    side: { numbers: [] },
    ...(context.account && { account: context.account }),
  }) as const;

function eventMessages(event: string, object: Fields, at: number): WireMessage[] {
  const time = timeOf(object.date_time_ms) ?? at;
  const number = textOf(object.consumer_number);
  const outbound = object.engagement_direction === 'outbound';
  const shared = known({
    channel: object.channel,
    direction: object.engagement_direction,
    [outbound ? 'to' : 'from']: number,
    queueId: textOf(object.cc_queue_id, object.queue_id),
    queueName: object.queue_name,
    customerName: object.consumer_display_name,
    customerNumber: number,
    dispositionId: object.disposition_id,
    isTransfer: object.transfer_from_id ? true : undefined,
  });
  switch (event.slice('contact_center.'.length)) {
    case 'engagement_started':
    case 'task_created':
    case 'task_reservation_created':
      return message('zcc-call-ringing', { ...shared, createTs: time }, true);
    case 'engagement_user_answered':
    case 'task_reservation_accepted':
      return message('zcc-call-connected', { ...shared, acceptTs: time }, true);
    case 'engagement_user_ended':
    case 'engagement_consumer_ended':
    case 'engagement_ended':
      return message('zcc-call-ended', { ...shared, completeTs: time }, true);
    case 'engagement_wrap_up_started':
    case 'engagement_disposition_added':
    case 'engagement_note_added':
      return message('zcc-call-ended', shared, true);
    case 'engagement_wrap_up_ended':
    case 'cx_engagement_end_data_ready':
    case 'legacy_engagement_end_data_ready':
      return message('zcc-end-post-engagement', shared, true);
    default:
      return [];
  }
}

/** The report tells what the widget's log tells at the end. */
function reportMessages(row: Fields, agent: Fields): WireMessage[] {
  const consumer = listOf(row.consumers)[0] ?? {};
  const queue = listOf(row.queues)[0] ?? {};
  const disposition = listOf(row.dispositions)[0] ?? {};
  const number = textOf(consumer.consumer_number);
  const notes = listOf(row.notes).flatMap(({ note }) => textOf(note) ?? []);
  const channel = textOf((listOf(row.channels)[0] ?? {}).channel);
  const types = Array.isArray(row.channel_types) ? row.channel_types : [];
  const shared = known({
    channel: textOf(types[0], channel),
    direction: row.direction,
    queueId: textOf(queue.cc_queue_id, queue.queue_id),
    queueName: queue.queue_name,
    customerName: consumer.consumer_display_name,
    customerNumber: number,
    dispositionId: disposition.disposition_id,
  });
  const objectRecord = known({
    type: shared.channel,
    callType: row.direction,
    [row.direction === 'outbound' ? 'to' : 'from']: number,
    callStartTime: timeOf(row.start_time),
    callEndTime: timeOf(row.end_time),
    callDuration: clock(numberOf(row.talk_duration, row.duration)),
    dispositionId: disposition.disposition_id,
    dispositionCode: disposition.disposition_name,
    notes: notes.length ? notes.join('\n') : undefined,
    agentId: agent.user_id,
    agentName: agent.display_name,
  });
  return [
    message('zcc-call-ringing', { ...shared, createTs: timeOf(row.start_time) }, true),
    message('zcc-call-ended', { ...shared, completeTs: timeOf(row.end_time) }, row.end_time),
    message('zcc-phone-call-log', { objectRecord }, row.end_time),
  ].flat();
}

/** Seconds as the widget's log writes them. */
function clock(seconds: number | undefined): string | undefined {
  if (seconds === undefined) return undefined;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
