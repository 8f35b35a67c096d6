import type { CcContact, CcFromWidget, CcToWidget } from './wire.js';

/** The four channels that commands take, and the one that is only told of. */
export type Channel = CcToWidget['zcc-accept-engagement']['channelType'] | 'work_item';
export type TransferType = CcToWidget['zcc-transfer-engagement']['transferType'];
export const CHANNELS: readonly Channel[] = ['voice', 'chat', 'video', 'sms', 'work_item'];

export const isChannel = (text: string): text is Channel => CHANNELS.includes(text as Channel);

/** How a customer is asked to go on as video. */
export const UPGRADE_METHODS = ['sms', 'email', 'manual'] as const;
export type UpgradeMethod = (typeof UPGRADE_METHODS)[number];
export type Query = CcFromWidget['zcc-contact-search-event']['query'];
export type Contact = CcContact;

/** What the network tells of a customer. */
export interface Customer {
  readonly name?: string;
  readonly number?: string;
  readonly email?: string;
}

export interface Queue {
  readonly id: string;
  readonly name: string;
}

/** The agent's status; a reason has a code of its own. */
export interface AgentStatus {
  readonly statusCode: string;
  readonly status: string;
  readonly parentStatusCode?: string;
  readonly subReason?: string;
}

export interface Disposition {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly dispositionType: string;
  readonly subDispositionList?: readonly Disposition[];
}

export interface Variable {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly dataType: string;
  readonly value: unknown;
}

/** A line of a chat or of an SMS conversation. */
export interface Line {
  readonly from: 'agent' | 'customer';
  readonly text: string;
  readonly time: number;
}

/** The second leg of a call: asked apart from the customer, or in the same conference. */
export interface Consult {
  readonly participantId: string;
  readonly destination: string;
  readonly state: 'consulting' | 'conference';
}

/** One engagement. Times are milliseconds since 1970 on the widget's clock. */
export interface Engagement {
  readonly engagementId: string;
  readonly channel: Channel;
  readonly direction: 'inbound' | 'outbound';
  readonly state: 'ringing' | 'active' | 'wrapup' | 'closed';
  readonly customer: Customer;
  /** The host's contact: the only match, the one that the agent chose, or the one that was clicked. */
  readonly contact?: Contact;
  /** The host's contacts that the agent has to choose from. */
  readonly matches?: readonly Contact[];
  /** Whether the agent chose the contact among several. */
  readonly chosen?: boolean;
  /** Whether the host was told to show its contact. */
  readonly popped?: boolean;
  readonly queue: Queue;
  readonly from: string;
  readonly to: string;
  readonly isTransfer: boolean;
  readonly isConference: boolean;
  readonly createdAt: number;
  readonly connectedAt?: number;
  readonly endedAt?: number;
  readonly closedAt?: number;
  readonly notConnected?: { readonly reasonCode: string; readonly message: string };
  readonly muted?: boolean;
  readonly held?: boolean;
  /** Of a call that was answered. */
  readonly recording?: 'on' | 'paused' | 'stopped';
  /** The digits that were sent into the call. */
  readonly digits: string;
  readonly consult?: Consult;
  /** Where a call went on as video: when, and how the customer was asked. */
  readonly upgrade?: {
    readonly at: number;
    readonly method: UpgradeMethod;
    readonly destination: string;
  };
  readonly lines: readonly Line[];
  /** The agent's notes, as text. */
  readonly notes: readonly string[];
  readonly disposition?: Disposition;
  readonly variables: readonly Variable[];
  readonly recordingUrl?: string;
  readonly logUrl?: string;
}

/** The one contact that the host found for what the agent typed. */
export interface Search {
  readonly query: Query;
  readonly order: number;
  /** Absent while the host has not answered; `null` where it found none. */
  readonly found?: Contact | null;
}

/** What is open below the buttons of a call. */
export type Drawer = 'keypad' | 'transfer' | 'add' | 'video';

/** What the page shows beside the engagements. */
export const PAGES = ['home', 'engagement', 'settings'] as const;
export type Page = (typeof PAGES)[number];

/** The sizes between which the size buttons change. */
export const SIZES = {
  compact: { widthInPixels: 420, heightInPixels: 640 },
  full: { widthInPixels: 840, heightInPixels: 700 },
} as const;

/** All that the contact center shows. */
export interface ContactCenterState {
  readonly screenPopEvent: 'RINGING' | 'ANSWER';
  /** The host's newest configuration as it came; absent before the first. */
  readonly sentConfig?: unknown;
  readonly signedIn: boolean;
  readonly status: AgentStatus;
  readonly page: Page;
  /** Newest first. */
  readonly engagements: readonly Engagement[];
  readonly currentId?: string;
  readonly drawer?: Drawer | undefined;
  /** What the agent has typed into the field for a number or a name. */
  readonly dial: string;
  readonly search?: Search | undefined;
  /** The types of the answers that the host owes. */
  readonly openRequests: readonly string[];
}

/** Why something cannot be done: a script fails with it, a host gets it as an error message. */
export class Refused extends Error {}

export const isLive = ({ state }: Engagement): boolean => state !== 'closed';

/** The channels that carry a voice. */
export const isCall = ({ channel }: Engagement): boolean =>
  channel === 'voice' || channel === 'video';

/** Whether the agent speaks to someone already, or waits for someone to answer. */
export const isInCall = ({ engagements }: ContactCenterState): boolean =>
  engagements.some(
    (each) =>
      isCall(each) &&
      (each.state === 'active' || (each.state === 'ringing' && each.direction === 'outbound')),
  );

export const currentEngagement = ({
  engagements,
  currentId,
}: ContactCenterState): Engagement | undefined =>
  engagements.find(({ engagementId }) => engagementId === currentId);

/** Where the customer is reached. */
export const addressOf = ({
  customer,
  channel,
}: Pick<Engagement, 'customer' | 'channel'>): string =>
  (channel === 'voice' || channel === 'sms'
    ? (customer.number ?? customer.email)
    : (customer.email ?? customer.number)) ?? '';

/** The host's contact, else what the network told. */
export const nameOf = (engagement: Engagement): string =>
  engagement.contact?.name ?? (engagement.customer.name || addressOf(engagement) || 'Guest');
