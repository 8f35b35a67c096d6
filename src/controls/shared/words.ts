/** What several controls say, in English. */
export const sharedWords = {
  unknownParty: 'Unknown',
  voice: 'Call',
  video: 'Video',
  chat: 'Chat',
  sms: 'SMS',
  incoming: 'Incoming',
  calling: 'Calling',
  connected: 'In conversation',
  accept: 'Accept',
  decline: 'Decline',
  noEmbed: 'There is no Zoom widget on this page.',
  notReady: 'Zoom is not ready. Nothing was sent.',
  unconfirmed: 'Sent, but nothing shows that it was done. Check in Zoom.',
  notSent: 'That cannot be sent. Nothing was sent.',
  refused: (why: string) => `Refused: ${why}`,
  failed: (why: string) => `Failed: ${why}`,
};

export type SharedWords = typeof sharedWords;
