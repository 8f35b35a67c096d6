/** Who and what the simulated contact center knows by itself. */
import type { AgentStatus, Channel, Customer, Disposition, Queue, Variable } from './state.js';

export const AGENT = { name: 'Sam Agent', extension: '1002', number: '+16505550000' } as const;

export const ADA = {
  name: 'Ada Lovelace',
  number: '+16505551234',
  email: 'ada@example.test',
} as const satisfies Customer;

export const GRACE = {
  name: 'Grace Hopper',
  number: '+16505559999',
  email: 'grace@example.test',
} as const satisfies Customer;

/** Someone else to speak to about a call. */
export const SUPERVISOR = '+16505557777';

/** The customer behind a number; one that nobody knows has no name. */
export const customerOf = (number: string): Customer =>
  [ADA, GRACE].find((each) => each.number === number) ?? { number };

export const QUEUES: Readonly<Record<Channel, Queue>> = {
  voice: { id: 'q-1', name: 'Sales' },
  chat: { id: 'q-2', name: 'Support' },
  video: { id: 'q-3', name: 'Video' },
  sms: { id: 'q-4', name: 'SMS' },
  work_item: { id: 'q-5', name: 'Tasks' },
};

const reason = (statusCode: string, subReason: string): AgentStatus => ({
  statusCode,
  status: 'Not Ready',
  parentStatusCode: '2',
  subReason,
});

export const OFFLINE: AgentStatus = { statusCode: '0', status: 'Offline' };
export const READY: AgentStatus = { statusCode: '1', status: 'Ready' };
export const OCCUPIED: AgentStatus = { statusCode: '3', status: 'Occupied' };

/** What the agent can choose beside offline: occupied is for the contact center to say. */
export const STATUSES: readonly AgentStatus[] = [
  READY,
  { statusCode: '2', status: 'Not Ready' },
  reason('20', 'Break'),
  reason('21', 'Lunch'),
  reason('22', 'Training'),
  reason('23', 'Meeting'),
  reason('24', 'Coaching'),
];

const disposition = (
  id: string,
  name: string,
  dispositionType: string,
  ...subDispositionList: Disposition[]
): Disposition => ({
  id,
  name,
  description: '',
  dispositionType,
  ...(subDispositionList.length && { subDispositionList }),
});

export const DISPOSITIONS: readonly Disposition[] = [
  disposition(
    'disp-1',
    'Resolved',
    'positive',
    disposition('disp-2', 'First call', 'positive'),
    disposition('disp-3', 'With a colleague', 'positive'),
  ),
  disposition(
    'disp-4',
    'Follow-up',
    'neutral',
    disposition('disp-5', 'Call back', 'neutral'),
    disposition('disp-6', 'Send a quote', 'neutral'),
  ),
  disposition('disp-7', 'Not interested', 'negative'),
  disposition('disp-8', 'Wrong number', 'negative'),
];

/** All dispositions, those within others after them. */
export const allDispositions = (list = DISPOSITIONS): Disposition[] =>
  list.flatMap((each) => [each, ...allDispositions(each.subDispositionList ?? [])]);

export const VARIABLES: readonly Variable[] = [
  { id: 'v-1', name: 'tier', displayName: 'Tier', dataType: 'string', value: 'gold' },
  { id: 'v-2', name: 'openOrders', displayName: 'Open orders', dataType: 'number', value: 2 },
  { id: 'v-3', name: 'newsletter', displayName: 'Newsletter', dataType: 'boolean', value: true },
];

/** What the customer says in a conversation, one after the other. */
export const CUSTOMER_LINES = [
  'Hello! I would like to know what twenty seats cost.',
  'That sounds good. Can I have a quote by Friday?',
  'Thank you, that is all.',
] as const;

export const SMART_NOTE = 'Asked about pricing for twenty seats.';
