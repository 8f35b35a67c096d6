/** What the list of engagements says, in English. */
export const engagementListWords = {
  engagements: 'Engagements',
  noEngagements: 'No engagements yet.',
  wrapUp: 'Wrap-up',
  isOver: 'Ended',
  endUnknown: 'End unknown',
  hold: 'Hold',
  resume: 'Resume',
  mute: 'Mute',
  unmute: 'Unmute',
  keypad: 'Keypad',
  transfer: 'Transfer',
  transferTo: 'Number or address',
  transferDirect: 'Directly',
  transferWarm: 'After a consult',
  transferHow: 'How',
  addCall: 'Add call',
  consult: 'Consult',
  completeTransfer: 'Complete',
  mergeConsult: 'Merge',
  cancelConsult: 'Cancel',
  endEngagement: 'End',
  commandsFor: (name: string) => `Commands for ${name}`,
};

export type EngagementListWords = typeof engagementListWords;
