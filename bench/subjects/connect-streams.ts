import 'amazon-connect-streams';
import { TYPES } from '../pages/messages.js';
import { insertIframe, loaded, type Subject } from './subject.js';

// amazon-connect-streams: the conduit between a page and the Contact Control Panel in its iframe.
// It has events only: an answer is an event of its own, which both sides match by hand.
export const connectStreams: Subject = {
  speaks: 'streams',
  insert: (url, application) => {
    const iframe = insertIframe(url);
    const { origin } = new URL(url);
    return async () => {
      await loaded(iframe);
      const conduit = new connect.IFrameConduit(origin, window, iframe, origin);
      for (const type of TYPES) {
        conduit.onUpstream(type, (data: unknown) => {
          application.message(type, data);
        });
      }
      conduit.onUpstream('search', (data: unknown) => {
        const { requestId, text } = data as { requestId: string; text: string };
        void Promise.resolve(application.search(text)).then((contacts) => {
          conduit.sendUpstream('found', { requestId, contacts });
        });
      });
      return {
        iframe,
        makeCall: (number) => {
          conduit.sendUpstream('makeCall', { number });
        },
        remove: () => {
          conduit.shutdown();
          iframe.remove();
        },
      };
    };
  },
};
