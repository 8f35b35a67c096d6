import phone from '../../test/fixtures/phone.json';

/** A wire message, as the widget posts it. */
export interface Message {
  readonly type: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What a stream of messages is made of.
 *
 * - `sms`: SMS, of which the library keeps no record
 * - `calls`: calls from ringing through connected and ended to their log, four messages each
 * - `ended`: calls of one message each, which is their end
 */
export type Kind = 'sms' | 'calls' | 'ended';

const sample = (type: string): Readonly<Record<string, unknown>> => {
  const found = phone.fromWidget.find((each) => each.type === type);
  if (!found) throw new Error(`The fixtures have no ${type}.`);
  return found.message.data;
};

const SMS = 'zp-sms-log-event';
const STAGES = [
  'zp-call-ringing-event',
  'zp-call-connected-event',
  'zp-call-ended-event',
  'zp-call-log-completed-event',
] as const;
const ENDED = 'zp-call-ended-event';

/** The types that the subjects listen to. */
export const TYPES = [SMS, ...STAGES] as const;

const samples = new Map<string, unknown>(TYPES.map((type) => [type, sample(type)]));

function one(type: string, index: number, own: Readonly<Record<string, unknown>>): Message {
  return { type, id: `event-${index}`, data: { ...(samples.get(type) as object), ...own } };
}

/** The message at a place in the endless stream of a kind. */
export function message(kind: Kind, index: number): Message {
  if (kind === 'sms') return one(SMS, index, { messageId: `message-${index}` });
  if (kind === 'ended') return one(ENDED, index, { callId: `call-${index}` });
  const call = Math.floor(index / STAGES.length);
  const stage = STAGES[index % STAGES.length] ?? ENDED;
  return one(stage, index, { callId: `call-${call}` });
}
