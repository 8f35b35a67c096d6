import type { Subject } from './subject.js';

/** Each is loaded by the pages that use it only: what a library does to its page stays there. */
export const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  raw: async () => (await import('./raw.js')).raw,
  library: async () => {
    await import('zoom-embed-elements/define/zoom-phone-embed');
    return (await import('./library.js')).library;
  },
  'library-full': async () => {
    await import('zoom-embed-elements/define/zoom-phone-embed');
    return (await import('./library.js')).libraryFull;
  },
  before: async () => {
    await import('before/define/zoom-phone-embed');
    return (await import('./library.js')).library;
  },
  penpal: async () => (await import('./penpal.js')).penpal,
  streams: async () => (await import('./connect-streams.js')).connectStreams,
};
