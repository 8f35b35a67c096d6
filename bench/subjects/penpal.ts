import { connect, WindowMessenger } from 'penpal';
import type { Message } from '../pages/messages.js';
import { insertIframe, loaded, type Subject } from './subject.js';

// penpal: both pages name functions that the other may call, over a MessagePort of their own. Every
// call is answered, also one that nobody waits for.
export const penpal: Subject = {
  speaks: 'penpal',
  insert: (url, application) => {
    const iframe = insertIframe(url);
    return async () => {
      await loaded(iframe);
      const remoteWindow = iframe.contentWindow;
      if (!remoteWindow) throw new Error('The iframe has no window.');
      const connection = connect<{ makeCall(number: string): void }>({
        messenger: new WindowMessenger({
          remoteWindow,
          allowedOrigins: [new URL(iframe.src).origin],
        }),
        methods: {
          message({ type, data }: Message) {
            application.message(type, data);
          },
          search: (text: string) => application.search(text),
        },
      });
      const widget = await connection.promise;
      return {
        iframe,
        makeCall: (number) => void widget.makeCall(number),
        remove: () => {
          connection.destroy();
          iframe.remove();
        },
      };
    };
  },
};
