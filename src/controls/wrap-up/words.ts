/** What wrap-up says, in English. */
export const wrapUpWords = {
  wrapUpOf: (name: string) => `Wrap-up: ${name}`,
  nothingToWrapUp: 'Nothing to wrap up.',
  sinceEnd: (time: string) => `${time} since the end`,
  dispositions: 'Disposition',
  searchDispositions: 'Search dispositions',
  loadingDispositions: 'Loading…',
  noDispositions: 'There are none for this engagement.',
  noMatch: 'Nothing matches.',
  chosen: 'Sent',
  note: 'Note',
  noteCount: (used: string, most: string) => `${used} of ${most} characters`,
  closeWrapUp: 'Close wrap-up',
  tryAgain: 'Try again',
};

export type WrapUpWords = typeof wrapUpWords;
