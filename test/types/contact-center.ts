// Checked by the compiler, never run.
import type {
  AgentStatusNotification,
  CcCallRinging,
  CcEventMap,
  CommandOutcome,
  Disposition,
  Engagement,
  WireEvent,
} from '../../src/index.js';

/** Reads a value. */
declare function use(...values: readonly unknown[]): void;
declare const engagement: Engagement;
const contactCenter = document.createElement('zoom-cc-embed');

// Events are typed on the element, and higher up.
contactCenter.addEventListener('zcc-call-ringing', ({ detail }) => {
  const ringing: CcCallRinging = detail;
  // @ts-expect-error -- misspelt
  use(detail.engagmentId);
  return ringing.engagementId;
});
document.addEventListener('engagements-change', ({ detail: { engagement: record, previous } }) => {
  // @ts-expect-error -- there may be no record before
  use(previous.state);
  return record.context;
});
contactCenter.addEventListener('embed-drift', ({ detail: { type, drift } }) => [type, ...drift]);

// Names for templates are the same events.
contactCenter.addEventListener('zcc-incoming-phone-request', (event) => {
  event.respondWith([{ id: 'C-7', name: 'Ada' }]);
  // @ts-expect-error -- a contact has an id
  event.respondWith([{ name: 'Ada' }]);
  return event.detail.incomingPhoneNumber;
});
// @ts-expect-error -- no such name
type NoSuchName = CcEventMap['zcc-incomingphone-request'];

// Enumerations grow: what is left after all documented values is a text, not never.
function word(status: AgentStatusNotification['status']): string {
  switch (status) {
    case 'Ready':
    case 'Not Ready':
    case 'Occupied':
    case 'Offline':
      return 'known';
    default: {
      const rest: string = status;
      // @ts-expect-error -- a new value may come
      const none: never = status;
      return rest || none;
    }
  }
}

// Commands.
export async function commands(): Promise<void> {
  await contactCenter.acceptEngagement(engagement);
  await contactCenter.acceptEngagement('e', { requestId: 'r', timeout: 1000 });
  const confirmed: Engagement = await contactCenter.acceptEngagement(engagement, { confirm: true });
  const posted: Promise<undefined> = contactCenter.acceptEngagement(engagement);
  const unsaid: Promise<undefined> = contactCenter.acceptEngagement('e', { timeout: 1 });
  const maybe = await contactCenter.acceptEngagement('e', { confirm: Math.random() > 0.5 });
  // @ts-expect-error -- a record only where it was asked for
  use(maybe.state);
  use(posted, unsaid, maybe?.state);
  // @ts-expect-error -- nothing proves a mute
  await contactCenter.setMute(engagement, true, { confirm: true });
  // @ts-expect-error -- no such channel
  await contactCenter.acceptEngagement({ engagementId: 'e', channelType: 'fax' });
  const codes: Disposition[] = await contactCenter.getDispositionCodes(engagement);
  await contactCenter.getDispositionCodes({ queueId: 'q', engagementId: null });
  await contactCenter.getDispositionCodes({ engagementId: 'e' }, { requestId: 'r' });
  // @ts-expect-error -- of which engagement, or which queue?
  await contactCenter.getDispositionCodes({ channelType: 'voice' });
  // @ts-expect-error -- the same
  await contactCenter.getDispositionCodes({});
  const below = codes[0]?.subDispositionList?.[0]?.subDispositionList?.[0]?.name;
  const outcome: CommandOutcome | undefined = await contactCenter.transferEngagement(engagement, {
    transferType: 'warm',
    destination: '1',
  });
  // @ts-expect-error -- the documents name no answer: there may be none
  use(outcome.status);
  await contactCenter.makeCall('1');
  await contactCenter.makeCall({ phone: '1', email: null, name: null, id: 7 });
  await contactCenter.makeCall({ email: 'a@b.test' });
  // @ts-expect-error -- neither a number nor an address
  await contactCenter.makeCall({ name: 'Ada' });
  // @ts-expect-error -- misspelt
  await contactCenter.makeCall({ phone: '1', nam: 'Ada' });
  await contactCenter.closeEngagementWrapup(7, { note: null });
  await contactCenter.setAgentStatus(2);
  await contactCenter.setRecording(engagement, 'PAUSE', { requestId: 'r' });
  // @ts-expect-error -- no such action
  await contactCenter.setRecording(engagement, 'start');
  // @ts-expect-error -- a chat message has a text
  await contactCenter.sendChatMessage(engagement, { messagePayload: {} });
  const [variable] = await contactCenter.getVariables(engagement);
  const value: unknown = variable?.value;
  // @ts-expect-error -- the documents do not say what it is
  const asText: string = variable?.value;
  use(value, asText, (await contactCenter.getAgentInfo()).email);
  const dialled: Engagement = await contactCenter.dial('1', { context: { customer: 7 } });
  // @ts-expect-error -- an engagement's dial has no caller id
  await contactCenter.dial('1', { callerId: '2' });
  use([confirmed, below, dialled.context]);
}

// Moments of a chat may be text.
contactCenter.addEventListener('zcc-chat-started', ({ detail }) => {
  // @ts-expect-error -- may be text
  use(detail.createTs.toFixed());
  return new Date(detail.createTs);
});
contactCenter.addEventListener('zcc-call-ended', ({ detail }) => detail.completeTs.toFixed());
contactCenter.addEventListener('zcc-phone-call-log', ({ detail }) => {
  // @ts-expect-error -- the documents name no fields of it
  use(detail.channelUpgradeInfo.from);
  return detail.channelUpgradeInfo;
});

// A handler for any message.
export const log = ({ type, drift }: WireEvent): string => `${type}: ${drift.join()}`;
export { word, type NoSuchName };
