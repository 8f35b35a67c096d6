/** The data of each documented message, made of what the contact center knows. */
import type { CcFromWidget } from './wire.js';
import { isoTime } from '../shared/ids.js';
import { AGENT, SMART_NOTE } from './people.js';
import {
  type Channel,
  type Contact,
  type Disposition,
  type Engagement,
  nameOf,
  type Variable,
} from './state.js';
import type { CcSwitches } from './switches.js';

type Data<T extends keyof CcFromWidget> = CcFromWidget[T];

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A note as it crosses the wire: HTML. */
export const noteHtml = (text: string): string => `<p>${escape(text).replaceAll('\n', '<br>')}</p>`;

/** A conversation as a note. */
export const transcriptHtml = (engagement: Engagement): string =>
  engagement.lines
    .map(({ from, text }) =>
      noteHtml(`${from === 'agent' ? AGENT.name : nameOf(engagement)}: ${text}`),
    )
    .join('');

const queue = ({ queue: { id, name } }: Engagement) => ({ queueId: id, queueName: name });

const customer = ({ customer: { name, email } }: Engagement) => ({
  ...(name !== undefined && { customerName: name }),
  ...(email !== undefined && { customerEmail: email }),
});

export function callRinging(engagement: Engagement): Data<'zcc-call-ringing'> {
  const { engagementId, createdAt, from, to, isConference, isTransfer } = engagement;
  return {
    channel: engagement.channel,
    createTs: createdAt,
    engagementId,
    from,
    queueName: engagement.queue.name,
    to,
    isConference,
    isTransfer,
  };
}

export const chatRinging = (engagement: Engagement): Data<'zcc-chat-ringing'> => ({
  ...queue(engagement),
  engagementId: engagement.engagementId,
  ...customer(engagement),
});

export const videoRinging = (engagement: Engagement): Data<'zcc-video-ringing'> => ({
  ...queue(engagement),
  engagementId: engagement.engagementId,
});

export const smsRinging = (engagement: Engagement): Data<'zcc-sms-ringing'> => ({
  ...chatRinging(engagement),
  incomingPhoneNumber: engagement.customer.number ?? '',
});

export const outboundStarted = (engagement: Engagement): Data<'zcc-outbound-call-started'> => ({
  engagementId: engagement.engagementId,
  from: engagement.from,
  to: engagement.to,
  queueName: engagement.queue.name,
  startTs: engagement.createdAt,
});

export const connected = (engagement: Engagement): Data<'zcc-call-connected'> => ({
  acceptTs: engagement.connectedAt ?? 0,
  direction: engagement.direction,
  engagementId: engagement.engagementId,
  from: engagement.from,
  ...queue(engagement),
  to: engagement.to,
});

/** The documents call the times of all channels but voice a date and time, and show no example. */
const moment = (time: number, { textTimes }: Pick<CcSwitches, 'textTimes'>): number =>
  textTimes ? (isoTime(time) as unknown as number) : time;

export const started = (
  { engagementId }: Engagement,
  time: number,
  switches: CcSwitches,
): Data<'zcc-chat-started'> => ({ engagementId, createTs: moment(time, switches) });

export const ended = (
  { engagementId, channel }: Engagement,
  time: number,
  switches: CcSwitches,
): Data<'zcc-chat-ended'> => ({
  completeTs: KINDS[channel] === 'call' ? time : moment(time, switches),
  engagementId,
});

/** What the messages of a channel are called by: work items have none of their own. */
export const KINDS = {
  voice: 'call',
  work_item: 'call',
  chat: 'chat',
  video: 'video',
  sms: 'sms',
} as const satisfies Record<Channel, string>;

/** Minutes and seconds, as the call log has them. */
function minutes(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

const LOG_TYPES = {
  voice: 'phone',
  video: 'video',
  chat: 'chat',
  sms: 'sms',
  work_item: 'work_item',
} as const satisfies Record<Channel, string>;

/** What the host itself told of the customer: nothing that the network did. */
function user({ contact }: Engagement): Data<'zcc-phone-call-log'>['user'] {
  const { id, name, phone, email, entity }: Partial<Contact> = contact ?? {};
  const told = Object.entries({ id, name, phone, email, entity });
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}

export function callLog(engagement: Engagement): Data<'zcc-phone-call-log'> {
  const { connectedAt, endedAt, disposition, upgrade } = engagement;
  const { closedAt = endedAt ?? 0 } = engagement;
  const talked = connectedAt !== undefined && endedAt !== undefined;
  return {
    objectRecord: {
      callType: engagement.direction,
      from: engagement.from,
      to: engagement.to,
      // A cancelled call's log is known to look like this.
      callDuration: talked ? minutes(endedAt - connectedAt) : 'NaN:NaN',
      callStartTime: talked ? isoTime(connectedAt) : '',
      callEndTime: talked ? isoTime(endedAt) : '',
      callQueue: engagement.queue.name,
      agentExtension: AGENT.extension,
      agentName: AGENT.name,
      wrapUpTimeDuration: minutes(closedAt - (endedAt ?? closedAt)),
      notes: engagement.notes.map(noteHtml),
      dispositionCode: disposition?.name ?? '',
      dispositionId: disposition?.id ?? '',
      type: LOG_TYPES[engagement.channel],
    },
    engagementId: engagement.engagementId,
    relateTo: '',
    smartNotes: talked ? [noteHtml(SMART_NOTE)] : [],
    channelUpgradeInfo: upgrade
      ? {
          from: 'voice',
          to: 'video',
          upgradeTs: upgrade.at,
          method: upgrade.method,
          destination: upgrade.destination,
        }
      : null,
    user: user(engagement),
  };
}

type Status = NonNullable<Data<'zcc-engagement-status-response'>['active']>[number];

function status(engagement: Engagement, state: 'active' | 'wrapup'): Status {
  const { engagementId, channel, direction, from, to } = engagement;
  const { number } = engagement.customer;
  return {
    engagementId,
    channel,
    engagementDirection: direction,
    state,
    ...queue(engagement),
    ...(number !== undefined && { customerNumber: number }),
    ...customer(engagement),
    from,
    to,
  };
}

/** What is in work: an engagement that rings or is closed is in neither list. */
export const snapshot = (engagements: readonly Engagement[], requestId: string) => {
  const list = (state: 'active' | 'wrapup'): Status[] =>
    engagements.filter((each) => each.state === state).map((each) => status(each, state));
  return { requestId, active: list('active'), wrapup: list('wrapup') };
};

type Code = Data<'zcc-get-disposition-codes-response'>['codes'][number];

export const dispositionCode = ({ subDispositionList, ...rest }: Disposition): Code => ({
  ...rest,
  ...(subDispositionList && {
    subDispositionList: subDispositionList.map((each) => ({ ...each })),
  }),
});

export const variable = ({ id, name, displayName, dataType, value }: Variable) => ({
  globalVariableId: id,
  globalVariableName: name,
  globalVariableDisplayName: displayName,
  globalVariableType: 'Global_Variable',
  dataType,
  value,
  screen: 'Engagement',
});
