/** Who the simulated phone knows by itself, and what they say. */
import type { Party, Summary } from './state.js';

/** The phone's own side. */
export const AGENT: Party = {
  name: 'Sam Agent',
  phoneNumber: '+16505550000',
  extensionNumber: '1002',
  extensionId: 'ext-1002',
  extensionType: 'user',
};

export const ADA: Party = {
  name: 'Ada Lovelace',
  phoneNumber: '+16505551234',
  extensionNumber: '1001',
  extensionId: 'ext-1001',
  extensionType: 'user',
};

/** Someone outside the company. */
export const GRACE: Party = {
  name: 'Grace Hopper',
  phoneNumber: '+16505559999',
  extensionType: 'pstn',
};

/** Numbers that the account calls in an emergency. */
export const EMERGENCY_NUMBERS: readonly string[] = ['911', '112', '999'];

export const SALES_QUEUE = {
  name: 'Sales queue',
  extensionNumber: '2000',
  extensionType: 'callQueue',
} as const;

/** The party behind a number; one that nobody knows has no name. */
export const partyOf = (number: string): Party =>
  [ADA, GRACE].find(({ phoneNumber }) => phoneNumber === number) ?? {
    phoneNumber: number,
    extensionType: 'pstn',
  };

export const FIRST_SUMMARY: Summary = {
  callSummary: 'Asked about pricing for twenty seats.',
  nextSteps: 'Send a quote by Friday.',
  detailedSummary:
    'The caller compared two plans, asked what twenty seats cost, and wants a quote by Friday.',
};

export const EDITED_SUMMARY: Summary = {
  callSummary: 'Asked about pricing for thirty seats.',
  nextSteps: 'Send a quote by Thursday, with a yearly plan.',
  detailedSummary:
    'The caller compared two plans, asked what thirty seats cost, and wants a quote by Thursday.',
};
