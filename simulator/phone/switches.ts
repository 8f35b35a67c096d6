import type { Switches } from '../shared/switches.js';

/** The phone's switches. */
export const phoneSwitches = {
  signedOut: 'Nobody is signed in at first: nothing is dialled, and no call or text message comes.',
  requireCallerId: 'A `zp-make-call` without `callerId` is not dialled.',
  autoLogFalse: 'Call events say `enableAutoLog: false` while the user’s auto log switch is off.',
  didNumber: 'A party that a log names by its extension has a `didNumber`, too.',
  voicemailDirection: 'The voicemail event has a `direction`.',
} as const;

export type PhoneSwitches = Switches<typeof phoneSwitches>;
