import type { Speak } from './speaker.js';

export const speakers: Readonly<Record<string, () => Promise<Speak>>> = {
  wire: async () => (await import('./wire.js')).wire,
  penpal: async () => (await import('./penpal.js')).penpal,
  streams: async () => (await import('./connect-streams.js')).connectStreams,
};
