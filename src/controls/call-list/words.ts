/** What the list of calls says, in English. */
export const callListWords = {
  calls: 'Calls',
  noCalls: 'No calls yet.',
  inbound: 'Inbound',
  outbound: 'Outbound',
  missed: 'Missed',
  rejected: 'Declined',
  ended: 'Ended',
  endNotTold: 'End unknown',
  recording: 'Recording',
  voicemail: 'Voicemail',
};

export type CallListWords = typeof callListWords;
