/** What the banner says, in English. */
export const callBannerWords = {
  currentCall: 'Current call',
  isCalling: (name: string) => `${name} is calling`,
  openRecord: (name: string) => `Open ${name}`,
};

export type CallBannerWords = typeof callBannerWords;
