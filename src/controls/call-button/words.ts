/** What a call button says, in English. */
export const callButtonWords = {
  call: 'Call',
  dialling: 'Dialling…',
  inCall: 'In call',
};

export type CallButtonWords = typeof callButtonWords;
