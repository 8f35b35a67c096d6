import 'amazon-connect-streams';
import type { Speak } from './speaker.js';

export const connectStreams: Speak = (hostOrigin, called) => {
  const stream = new connect.WindowIOStream(window, parent, hostOrigin);
  const conduit = new connect.Conduit('widget', undefined, stream);
  const waiting = new Map<string, (contacts: unknown) => void>();
  let requests = 0;
  conduit.onDownstream('makeCall', called);
  conduit.onDownstream('found', (data: unknown) => {
    const { requestId, contacts } = data as { requestId: string; contacts: unknown };
    waiting.get(requestId)?.(contacts);
    waiting.delete(requestId);
  });
  return {
    deliver: ({ type, data }) => {
      conduit.sendDownstream(type, data);
    },
    search: (text) =>
      new Promise((resolve) => {
        const requestId = `request-${++requests}`;
        waiting.set(requestId, resolve);
        conduit.sendDownstream('search', { requestId, text });
      }),
  };
};
