/** The colours of code: those with enough contrast for everybody. */
export const themes = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' };
