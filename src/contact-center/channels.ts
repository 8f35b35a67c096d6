/** The channels that the protocol documents: the values of `channelType`. */
export const CHANNELS = ['voice', 'video', 'chat', 'sms'] as const;

/** One of the documented channels. */
export type ChannelType = (typeof CHANNELS)[number];

/** The documented channel that a text names, in any case; the call log's `phone` is `voice`. */
export function channelOf(value: unknown): ChannelType | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.trim().toLowerCase();
  return name === 'phone' ? 'voice' : CHANNELS.find((channel) => channel === name);
}
