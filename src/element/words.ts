/** What an embed says while its widget does not run, in English. */
export const fallbackWords = {
  notAvailable: (product: string) => `${product} is not available`,
  reload: 'Reload',
  invalidAddress: 'The address of the widget is not valid: tell those who run this page.',
  notSecure: 'This page is not secure: open it with https:.',
  tooSmall: (width: number, height: number) =>
    `There is too little room: it needs ${width} × ${height} pixels.`,
  signIn: 'Sign in to Zoom, if the frame asks for it.',
  allowCookies:
    'Allow third-party cookies for Zoom in the browser, and switch off what blocks content.',
  approveDomain: (domain: string) => `Zoom’s administrator must approve the domain ${domain}.`,
  allowFrame: 'The page’s Content-Security-Policy must allow the frame (frame-src).',
};

export type FallbackWords = typeof fallbackWords;
