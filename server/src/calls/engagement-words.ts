import type { WireMessage } from 'zoom-embed-elements/records';
import { fields, numberOf } from '../read.js';
import type { Observation } from './observation.js';

const ANSWERED = /^contact_center\.(engagement_user_answered|task_reservation_accepted)$/;
const LEFT = /^contact_center\.engagement_(user_ended|wrap_up_started|wrap_up_ended)$/;
const OVER =
  /^contact_center\.(engagement_(consumer_)?ended|(cx|legacy)_engagement_end_data_ready)$/;

/** The field with the moment that each message tells of. */
const MOMENTS: Readonly<Record<string, string>> = {
  'zcc-call-ringing': 'createTs',
  'zcc-call-connected': 'acceptTs',
  'zcc-call-ended': 'completeTs',
};

/**
 * What an engagement's observations tell of it as a whole. It may be transferred: it was connected when the first agent
 * answered, and that one agent leaves is no end while another talks.
 */
export function engagementWords(
  observations: readonly Observation[],
): { readonly messages: readonly WireMessage[]; readonly at: number }[] {
  const events = observations.filter(({ source }) => source === 'webhook');
  const isOver = observations.some(
    ({ type, source, messages }) =>
      OVER.test(type) || (source === 'rest' && messages.some(({ type: name }) => isEnd(name))),
  );
  const talking = isOver ? [] : events.filter((each) => isTalking(each, events));
  const since = Math.max(...talking.map((each) => momentOf(each) ?? each.at));
  const moments = (wanted: RegExp, name: string): number[] =>
    events.flatMap(({ type, messages }) =>
      wanted.test(type)
        ? messages.flatMap(({ type: each, data }) =>
            each === name ? (timeIn(each, data) ?? []) : [],
          )
        : [],
    );
  const answers = [/_user_answered$/, /./].map((wanted) => moments(wanted, 'zcc-call-connected'));
  const ends = [/\.engagement_ended$/, /_consumer_ended$/].map((wanted) =>
    moments(wanted, 'zcc-call-ended'),
  );
  const times: Readonly<Record<string, number | undefined>> = {
    'zcc-call-ringing': least(moments(/./, 'zcc-call-ringing')),
    'zcc-call-connected': least(answers.find(({ length }) => length) ?? []),
    'zcc-call-ended':
      ends.find(({ length }) => length)?.at(-1) ?? most(moments(/./, 'zcc-call-ended')),
  };
  return observations.map(({ source, messages, at }) => {
    const left = messages.flatMap(({ data }) => numberOf(fields(data).completeTs) ?? []).at(-1);
    // A page may tell of an end that was before a transfer.
    const isLeft = talking.length > 0 && (source === 'webhook' || (left ?? at) <= since);
    return { at, messages: messages.map(isLeft ? going : source === 'webhook' ? whole : same) };
  });

  function whole({ type, data }: WireMessage): WireMessage {
    const field = MOMENTS[type] ?? '';
    const time = times[type];
    const isTold = field in fields(data) && time !== undefined;
    return { type, data: isTold ? { ...fields(data), [field]: time } : data };
  }

  /** Tells what it tells, but not that this is the end. */
  function going(message: WireMessage): WireMessage {
    if (!isEnd(message.type)) return whole(message);
    const { completeTs: _, ...data } = fields(message.data);
    return { type: 'zcc-call-ringing', data };
  }
}

const same = (message: WireMessage): WireMessage => message;

const isEnd = (type: string): boolean =>
  type.endsWith('-ended') || type === 'zcc-end-post-engagement';

/** Whether it is an agent's answer after which the agent has not left. */
function isTalking(answer: Observation, events: readonly Observation[]): boolean {
  if (!ANSWERED.test(answer.type)) return false;
  const [user] = answer.users;
  const time = momentOf(answer) ?? answer.at;
  return !events.some(
    (each) => LEFT.test(each.type) && each.users[0] === user && (momentOf(each) ?? each.at) >= time,
  );
}

const momentOf = ({ messages }: Observation): number | undefined =>
  messages.map(({ type, data }) => timeIn(type, data)).find((time) => time !== undefined);

const timeIn = (type: string, data: unknown): number | undefined =>
  numberOf(fields(data)[MOMENTS[type] ?? '']);

const least = (all: readonly number[]): number | undefined =>
  all.length ? Math.min(...all) : undefined;

const most = (all: readonly number[]): number | undefined =>
  all.length ? Math.max(...all) : undefined;
