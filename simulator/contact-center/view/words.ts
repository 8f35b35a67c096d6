import { formatNumber } from '../../shared/view/format.js';
import { addressOf, type Channel, type Engagement, nameOf } from '../state.js';

export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  voice: 'call',
  video: 'video call',
  chat: 'chat',
  sms: 'SMS',
  work_item: 'work item',
};

export const titleOf = (engagement: Engagement): string => formatNumber(nameOf(engagement));

/** The address, unless it is the title already. */
export const subtitleOf = (engagement: Engagement): string => {
  const address = addressOf(engagement);
  return address === nameOf(engagement) ? '' : formatNumber(address);
};

/** What goes on, in two words. */
export function stateOf({ state, channel, direction, held, notConnected }: Engagement): string {
  const what = CHANNEL_NAMES[channel];
  if (state === 'ringing') return direction === 'inbound' ? `Incoming ${what}` : 'Calling…';
  if (state === 'wrapup') return 'Wrap-up';
  if (state === 'closed') return notConnected ? 'Not connected' : 'Closed';
  return held ? 'On hold' : 'Active';
}

/** What a screen reader hears when it changes. */
export function announcement(engagement: Engagement | undefined): string {
  if (!engagement) return '';
  const { state, channel, direction } = engagement;
  const name = titleOf(engagement);
  const what = CHANNEL_NAMES[channel];
  if (state === 'ringing') {
    return direction === 'inbound' ? `Incoming ${what} from ${name}` : `Calling ${name}`;
  }
  if (state === 'active') return `Connected with ${name}`;
  return state === 'wrapup' ? `Wrap-up for ${name}` : `Engagement with ${name} closed`;
}
