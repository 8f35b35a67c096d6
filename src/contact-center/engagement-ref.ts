import { given, type Nullish } from '../wire/given.js';
import { fields, textOf } from '../wire/message.js';
import type { ChannelType } from './channels.js';
import type { Engagement, EngagementStore } from './records.js';

/**
 * An engagement: its id, whose channel is looked up in the records, or an object with both.
 * A member of `engagements` fits.
 */
export type EngagementRef =
  | string
  | number
  | { readonly engagementId: string | number; readonly channelType: ChannelType }
  | Pick<Engagement, 'engagementId' | 'channel'>;

/** A queue; with an engagement where both are known. */
export interface QueueRef {
  readonly queueId: string | number;
  readonly engagementId?: string | number | null | undefined;
  readonly channelType?: ChannelType | null | undefined;
}

/** What a command about an engagement holds besides the engagement and the request's id. */
export type Own<Command> = Nullish<Omit<Command, 'engagementId' | 'channelType' | 'requestId'>>;

/** The engagement that is meant, and its channel: as given, as known, or as the command implies. */
export function resolveEngagement(
  engagement: EngagementRef | QueueRef | { readonly channelType: ChannelType },
  known: Pick<EngagementStore, 'get'>,
  implied?: ChannelType,
): { engagementId?: unknown; channelType?: unknown } {
  const { engagementId, channelType, channel } =
    textOf(engagement) === undefined ? fields(engagement) : fields({ engagementId: engagement });
  const record = known.get(textOf(engagementId) ?? '');
  return given({ engagementId, channelType: channelType ?? channel ?? record?.channel ?? implied });
}
