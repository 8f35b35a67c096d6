import { connect, WindowMessenger } from 'penpal';
import type { Message } from '../pages/messages.js';
import type { Speak } from './speaker.js';

interface Host {
  [name: string]: (argument: never) => unknown;
  message(message: Message): void;
  search(text: string): unknown[];
}

export const penpal: Speak = (hostOrigin, called) => {
  const { promise } = connect<Host>({
    messenger: new WindowMessenger({ remoteWindow: parent, allowedOrigins: [hostOrigin] }),
    methods: { makeCall: called },
  });
  let host: Awaited<typeof promise> | undefined;
  void promise.then((proxy) => (host = proxy));
  return {
    deliver: (message) => void host?.message(message),
    search: async (text) => host?.search(text),
  };
};
