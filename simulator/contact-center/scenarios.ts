import type { Scenarios } from '../shared/steps.js';
import { freshEngagementId, freshRequestId } from './ids.js';
import { ADA, GRACE, SUPERVISOR } from './people.js';
import type { Channel, Contact } from './state.js';
import type { ContactCenterStep } from './steps.js';

type Steps = readonly ContactCenterStep[];

/** Steps around one engagement of their own, whatever else is going on. */
const about = (steps: (engagementId: string) => Steps) => (): Steps => steps(freshEngagementId());

const answered = (engagementId: string, channel: Channel = 'voice'): Steps => [
  { ring: { channel, engagementId } },
  // So that the log names the contact; a host that answers late is not waited for.
  { answers: 1000 },
  { pass: 5 },
  { accept: { engagementId } },
];

/** What is said or written. */
const talk = (engagementId: string, channel: Channel): Steps =>
  channel === 'chat' || channel === 'sms'
    ? [
        { message: { engagementId } },
        { pass: 20 },
        { message: { engagementId, from: 'agent', text: 'Of course, I will send you a quote.' } },
        { pass: 20 },
        { message: { engagementId } },
        { pass: 10 },
      ]
    : [{ pass: 295 }];

const ended = (engagementId: string): Steps => [
  { note: { engagementId, text: 'Wants a demo' } },
  { end: { engagementId } },
  { pass: 10 },
  { disposition: { engagementId } },
  { pass: 20 },
];

/** From ringing to the log. */
const whole = (channel: Channel = 'voice') =>
  about((id) => [
    ...answered(id, channel),
    ...talk(id, channel),
    ...ended(id),
    { close: { engagementId: id } },
  ]);

/** As `whole`, but what is sent at the end is for the steps to say. */
const closedQuietly = (...last: ((engagementId: string) => ContactCenterStep)[]) =>
  about((id) => [
    ...answered(id),
    ...talk(id, 'voice'),
    ...ended(id),
    { close: { engagementId: id, quiet: true } },
    ...last.map((step) => step(id)),
  ]);

/** A command of the host, as if it had been sent: for its answer. */
const command = (type: string, data: object): ContactCenterStep => ({
  command: { type, data: { requestId: freshRequestId(), ...data } },
});

const voiceCommand = (type: string, engagementId: string, data = {}): ContactCenterStep =>
  command(type, { engagementId, channelType: 'voice', ...data });

const wrappedUp = (engagementId: string): Steps => [{ pass: 30 }, { close: { engagementId } }];

const asContact = ({ name, number, email }: typeof ADA | typeof GRACE, id: string): Contact => ({
  id,
  name,
  phone: number,
  email,
  entity: 'contact',
});

/** Keeps the names in the type, and leaves out what each script is made of. */
const named = <Name extends string>(
  scripts: Scenarios<ContactCenterStep, Name>,
): Scenarios<ContactCenterStep, Name> => scripts;

/** Every named script; each begins an engagement of its own where it needs one. */
export const contactCenterScenarios = named({
  'ringing-voice': () => [{ ring: { channel: 'voice' } }],
  'ringing-chat': () => [{ ring: { channel: 'chat' } }],
  'ringing-video': () => [{ ring: { channel: 'video' } }],
  'ringing-sms': () => [{ ring: { channel: 'sms' } }],
  'ringing-work-item': () => [{ ring: { channel: 'work_item' } }],
  'inbound-voice': whole('voice'),
  'inbound-chat': whole('chat'),
  'inbound-video': whole('video'),
  'inbound-sms': whole('sms'),
  'inbound-work-item': whole('work_item'),
  'inbound-missed': about((engagementId) => [
    { ring: { engagementId } },
    { pass: 30 },
    { miss: { engagementId } },
  ]),
  'inbound-rejected': about((engagementId) => [
    { ring: { engagementId } },
    { pass: 5 },
    { reject: { engagementId } },
  ]),
  'outbound-answered': about((engagementId) => [
    { dial: { phone: GRACE.number, engagementId } },
    { pass: 8 },
    { accept: { engagementId } },
    ...talk(engagementId, 'voice'),
    ...ended(engagementId),
    { close: { engagementId } },
  ]),
  'outbound-cancelled': about((engagementId) => [
    { dial: { phone: GRACE.number, engagementId } },
    { pass: 8 },
    { end: { engagementId } },
  ]),
  'outbound-failed': about((engagementId) => [
    { dial: { phone: GRACE.number, engagementId } },
    { fail: { engagementId } },
  ]),
  'transfer-direct': about((id) => [
    ...answered(id),
    voiceCommand('zcc-transfer-engagement', id, {
      transferType: 'direct',
      destination: SUPERVISOR,
    }),
    ...wrappedUp(id),
  ]),
  'transfer-warm': about((id) => [
    ...answered(id),
    voiceCommand('zcc-transfer-engagement', id, { transferType: 'warm', destination: SUPERVISOR }),
    { pass: 30 },
    voiceCommand('zcc-complete-transfer', id),
    ...wrappedUp(id),
  ]),
  'consult-cancelled': about((id) => [
    ...answered(id),
    voiceCommand('zcc-add-call', id, { destination: SUPERVISOR }),
    { pass: 30 },
    voiceCommand('zcc-cancel-consult', id, { reason: 'busy' }),
    { end: { engagementId: id } },
    ...wrappedUp(id),
  ]),
  conference: about((id) => [
    ...answered(id),
    voiceCommand('zcc-add-call', id, { destination: SUPERVISOR }),
    { pass: 30 },
    voiceCommand('zcc-merge-consult', id),
    { pass: 60 },
    { end: { engagementId: id } },
    ...wrappedUp(id),
  ]),
  'upgrade-to-video': about((id) => [
    ...answered(id),
    { pass: 60 },
    { upgrade: { engagementId: id } },
    { pass: 60 },
    { end: { engagementId: id } },
    ...wrappedUp(id),
  ]),
  'agent-status': () => [{ agentStatus: '2' }, { pass: 60 }, { agentStatus: '1' }],
  'sub-reason': () => [{ agentStatus: '22' }],
  'sign-in': () => [{ signOut: true }, { signIn: true }],
  'screen-pop': about((engagementId) => [
    { ring: { engagementId, matches: [asContact(ADA, 'c-1'), asContact(GRACE, 'c-2')] } },
    { pick: { engagementId, contactId: 'c-1' } },
  ]),
  'contact-search': () => [{ search: 'ada' }],
  'contact-search-email': () => [{ search: { type: 'email', email: ADA.email } }],
  'call-log': closedQuietly((engagementId) => ({ log: { engagementId } })),
  recording: closedQuietly((engagementId) => ({ recording: { engagementId } })),
  'log-url': closedQuietly(
    (engagementId) => ({ logUrl: { engagementId } }),
    (engagementId) => ({ logUrl: { engagementId, type: 'zcc-close-engagement-wrapup' } }),
  ),
  'end-post-engagement': closedQuietly((engagementId) => ({ endPostEngagement: { engagementId } })),
  'add-note': about((id) => [
    ...answered(id),
    { note: { engagementId: id, text: 'Wants a demo' } },
    { end: { engagementId: id } },
    ...wrappedUp(id),
  ]),
  'chat-message': about((id) => [
    ...answered(id, 'chat'),
    command('zcc-send-chat-message', {
      engagementId: id,
      channelType: 'chat',
      messagePayload: { textBody: 'Hello' },
    }),
    { end: { engagementId: id } },
    ...wrappedUp(id),
  ]),
  variables: about((id) => [
    ...answered(id),
    { command: { type: 'zcc-get-variables', data: { engagementId: id } } },
    { end: { engagementId: id } },
    ...wrappedUp(id),
  ]),
  dispositions: () => [command('zcc-get-disposition-codes', { queueId: 'q-1' })],
  'status-snapshot': () => {
    const [call, sms] = [freshEngagementId(), freshEngagementId()];
    return [
      ...answered(call),
      ...answered(sms, 'sms'),
      { end: { engagementId: sms } },
      command('zcc-engagement-status-request', {}),
      { end: { engagementId: call } },
      ...wrappedUp(call),
      { close: { engagementId: sms } },
    ];
  },
  error: () => [{ error: { code: 'invalid-input', message: 'engagementId is required' } }],
  resize: () => [{ resize: 'compact' }],
  duplicates: about((engagementId) => [
    { dial: { phone: GRACE.number, engagementId } },
    { repeat: 4 },
    { accept: { engagementId } },
    { repeat: 4 },
    { end: { engagementId } },
    { repeat: 4 },
    { close: { engagementId } },
  ]),
  reload: () => [{ reload: true }],
  flood: (count = 100) => [{ flood: count }],
});

/** The name of a script; `flood` takes a number, as in `flood:500`. */
export type ContactCenterScenario = keyof typeof contactCenterScenarios | `flood:${number}`;
