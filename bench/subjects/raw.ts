import { insertIframe, loaded, type Application, type Subject } from './subject.js';

// What a host writes by hand after Zoom's documents: one listener on the window that checks where a
// message comes from, and a switch over its type.

interface Incoming {
  type?: string;
  data?: { requestId?: string; searchString?: string };
}

/** What such a page remembers of the call that it is in. */
let currentCall: unknown;

export const raw: Subject = {
  speaks: 'wire',
  insert(url, application) {
    const iframe = insertIframe(url);
    const { origin } = new URL(iframe.src);
    const listeners: (() => void)[] = [];
    const post = (message: unknown): void => {
      iframe.contentWindow?.postMessage(message, origin);
    };
    const receive = (event: MessageEvent): void => {
      if (event.origin !== origin || event.source !== iframe.contentWindow) return;
      const message = event.data as Incoming | null;
      if (!message?.type) return;
      switch (message.type) {
        case 'zp-call-ringing-event':
        case 'zp-call-connected-event':
        case 'zp-call-ended-event':
        case 'zp-call-log-completed-event':
          currentCall = message.data;
          application.message(message.type, currentCall);
          break;
        case 'zp-sms-log-event':
          application.message(message.type, message.data);
          break;
        case 'zp-contact-search-event':
          void answer(message.data ?? {}, application, post);
          return;
      }
      for (const listener of listeners) listener();
    };
    window.addEventListener('message', receive);
    return async () => {
      await loaded(iframe);
      post({ type: 'zp-init-config', data: { enableContactSearching: true } });
      return {
        iframe,
        makeCall: (number) => {
          post({ type: 'zp-make-call', data: { number } });
        },
        listen: (listener) => listeners.push(listener),
        remove: () => {
          window.removeEventListener('message', receive);
          iframe.remove();
        },
      };
    };
  },
};

async function answer(
  { requestId, searchString }: NonNullable<Incoming['data']>,
  application: Application,
  post: (message: unknown) => void,
): Promise<void> {
  const found = application.search(searchString ?? '');
  const contacts = found instanceof Promise ? await found : found;
  post({ type: 'zp-contact-search-response', data: { responseId: requestId, contacts } });
}
