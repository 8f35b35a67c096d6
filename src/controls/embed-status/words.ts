/** What the widgets' status says, in English. */
export const embedStatusWords = {
  widgetIdle: 'Not in the page',
  widgetLoading: 'Loading…',
  widgetSilent: 'Loaded, no response yet',
  widgetReady: 'Running',
  widgetStalled: 'Does not answer',
  widgetError: 'Cannot be loaded',
};

export type EmbedStatusWords = typeof embedStatusWords;
