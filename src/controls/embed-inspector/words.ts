/** What the inspector says, in English. */
export const embedInspectorWords = {
  messages: 'Messages',
  noMessages: 'No messages yet.',
  noMessageFits: 'No matches.',
  messageCount: (shown: string, all: string) => `${shown} of ${all}`,
  searchMessages: 'Search messages',
  direction: 'Direction',
  bothWays: 'In and out',
  fromWidget: 'In',
  toWidget: 'Out',
  withDrift: 'With drift',
  driftCount: (count: string) => `Drift: ${count}`,
  pause: 'Pause',
  showValues: 'Show values',
  copy: 'Copy',
  copied: 'Copied',
  export: 'Export',
  clear: 'Clear',
  untyped: '(no type)',
};

export type EmbedInspectorWords = typeof embedInspectorWords;
