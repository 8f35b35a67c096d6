import type { Speak } from './speaker.js';

interface Incoming {
  type?: string;
  data?: { responseId?: string; contacts?: unknown };
}

/** Zoom's own protocol: plain messages between the windows. */
export const wire: Speak = (hostOrigin, called) => {
  const waiting = new Map<string, (contacts: unknown) => void>();
  let requests = 0;
  addEventListener('message', (event) => {
    if (event.source !== parent || event.origin !== hostOrigin) return;
    const { type, data } = event.data as Incoming;
    if (type === 'zp-make-call') called();
    if (type !== 'zp-contact-search-response' || data?.responseId === undefined) return;
    waiting.get(data.responseId)?.(data.contacts);
    waiting.delete(data.responseId);
  });
  return {
    deliver: (message) => {
      parent.postMessage(message, hostOrigin);
    },
    search: (searchString) =>
      new Promise((resolve) => {
        const requestId = `request-${++requests}`;
        waiting.set(requestId, resolve);
        const data = { requestId, searchString };
        parent.postMessage({ type: 'zp-contact-search-event', data }, hostOrigin);
      }),
  };
};
