import type { Switches } from '../shared/switches.js';

/** The contact center's switches. */
export const ccSwitches = {
  signedOut: 'The agent has to sign in first.',
  popSingleMatch: 'The only contact in the host’s answer fires `zcc-screen-pop`, too.',
  responses: 'Transfer and consult commands are answered, each by the message `<type>-response`.',
  errorIds: '`zcc-error` repeats the `requestId` of the command that it refuses.',
  offline30: 'Offline has the status code `30` in place of `0`.',
  textTimes: '`createTs` and `completeTs` of chat, video and SMS are a date and time as text.',
  logAtEnd: 'The log of SMS and video comes when the conversation ends, and not after wrap-up.',
  alwaysNotConnected:
    'A missed or rejected engagement of any channel fires `zcc-inbound-not-connected`, and one that the agent cancels `zcc-outbound-not-connected`.',
  noLogUrl: 'No log URL comes after wrap-up.',
  logUrlAsPrinted:
    'The log URL comes under the type `zcc-close-engagement-wrapup`, as Zoom’s page prints it.',
} as const;

export type CcSwitches = Switches<typeof ccSwitches>;
