import type { Engagement } from '../../contact-center/records.js';
import type { Call } from '../../phone/records.js';
import type { Localize } from '../../words/localize.js';
import type { SharedWords } from './words.js';

/** Who is at the other end: by name, else by address; and the address beside the name. */
export interface Party {
  readonly name: string;
  readonly address?: string | undefined;
}

const party = (localize: Localize<SharedWords>, name?: string, address?: string): Party => ({
  name: name ?? address ?? localize.word('unknownParty'),
  address: name === undefined ? undefined : address,
});

export const partyOfCall = (
  localize: Localize<SharedWords>,
  { remote: { name, number, extension } }: Call,
): Party => party(localize, name, number ?? extension);

export const partyOfEngagement = (
  localize: Localize<SharedWords>,
  { customer: { name, number, email } }: Engagement,
): Party => party(localize, name, number ?? email);

const CHANNELS = ['voice', 'video', 'chat', 'sms'] as const;

const documented = (channel?: string) => CHANNELS.find((each) => each === channel);

/** The name of a channel; as the widget calls it, where it is none of the documented ones. */
export function channelName(
  localize: Localize<SharedWords>,
  channel: Engagement['channel'] = 'voice',
): string {
  const known = documented(channel);
  return known ? localize.word(known) : channel;
}

/** Whether there are commands for an engagement: the protocol has them for its documented channels, not for work items. */
export const takesCommands = ({ channel }: Engagement): boolean =>
  documented(channel) !== undefined;
