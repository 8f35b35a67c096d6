import type { ZoomPhoneEmbed } from '../../src/index.js';
import { TYPES } from '../pages/messages.js';
import { ALLOW, type Application, type Connection, type Subject } from './subject.js';

// This library, whichever build of it has defined the element. The types are those of the sources,
// which are there before any build.

function insert(url: string, application: Application): ZoomPhoneEmbed {
  const embed = document.createElement('zoom-phone-embed');
  embed.src = url;
  embed.allow = ALLOW;
  embed.enableContactSearching = true;
  embed.addEventListener('zp-contact-search-event', (event) => {
    event.respondWith(application.search(event.detail.searchString));
  });
  document.body.append(embed);
  return embed;
}

async function connect(embed: ZoomPhoneEmbed): Promise<Connection> {
  await embed.whenReady();
  const { iframe } = embed;
  if (!iframe) throw new Error('The embed has no iframe.');
  return {
    iframe,
    makeCall: (number) => void embed.makeCall(number),
    listen: (listener) => {
      for (const type of TYPES) embed.addEventListener(type, listener);
    },
    remove: () => {
      embed.remove();
    },
  };
}

/** As most hosts use it: they listen to the widget's messages. */
export const library: Subject = {
  speaks: 'wire',
  insert(url, application) {
    const embed = insert(url, application);
    for (const type of TYPES) {
      embed.addEventListener(type, ({ detail }) => {
        application.message(type, detail);
      });
    }
    return () => connect(embed);
  },
};

/** With all that it can do at work: schemas checked, records followed and read. */
export const libraryFull: Subject = {
  speaks: 'wire',
  insert(url, application) {
    const embed = insert(url, application);
    embed.addEventListener('calls-change', ({ detail: { call } }) => {
      if (embed.getCall(call.callId) !== call) throw new Error('not that record');
    });
    for (const type of TYPES) {
      embed.addEventListener(type, ({ detail, drift }) => {
        if (drift.length) throw new Error(`${type} differs: ${drift.join()}`);
        application.message(type, detail);
      });
    }
    return () => connect(embed);
  },
};
