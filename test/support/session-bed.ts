import * as z from 'zod/mini';
import { Command, CommandQueue } from '../../src/session/commands.js';
import { SeenIds } from '../../src/session/seen-ids.js';
import { Session, type SessionMemory } from '../../src/session/session.js';
import type { Channel } from '../../src/session/channel.js';
import type { Outgoing } from '../../src/wire/outgoing.js';
import type { AnsweredBy, Protocol } from '../../src/wire/rows.js';
import { FakeHost } from './fake-host.js';

const any = z.looseObject({});

/** Products that exist nowhere: one starts at `load`, one asks for its configuration. */
export const testProtocol = (startsAtLoad: boolean): Protocol => ({
  prefix: 'zp-',
  events: {
    'zp-told': { data: z.looseObject({ a: z.optional(z.number()) }) },
    'zp-asked': {
      data: any,
      answer: z.array(z.string()),
      empty: [],
      response: { type: 'zp-answered', data: any },
      wrap: (value) => ({ value }),
    },
    'zp-found': { data: any },
  },
  commands: {
    'zp-find': { data: any, answeredBy: { type: 'zp-found', by: 'requestId' } },
  },
  config: 'zp-config',
  startsAtLoad,
  asksForConfig: ['zp-configure'],
  error: 'zp-error',
});

/** The configuration as the bed's embed sends it. */
export const CONFIG = { type: 'zp-config', data: { config: true } };

export const FOUND: AnsweredBy = { type: 'zp-found', by: 'requestId' };

/** A command that waits for nothing but to be posted, or for its answer. */
export const commandOf = (
  type: string,
  data?: unknown,
  answeredBy?: AnsweredBy,
  options: { timeout?: number; signal?: AbortSignal } = {},
): Command => {
  const message = data === undefined ? { type } : { type, data };
  const outgoing: Outgoing = { message, answeredBy };
  return new Command(outgoing, { timeout: 10_000, ...options });
};

/** A session over a channel, with an embed that is none. */
export class SessionBed {
  readonly host: FakeHost;
  readonly memory: SessionMemory;
  readonly session: Session;

  constructor(
    readonly channel: Channel,
    {
      startsAtLoad = true,
      host = new FakeHost(),
      memory = { seen: new SeenIds(), queue: new CommandQueue() },
    }: { startsAtLoad?: boolean; host?: FakeHost; memory?: SessionMemory } = {},
  ) {
    this.host = host;
    this.memory = memory;
    this.session = new Session(channel, testProtocol(startsAtLoad), host, memory);
  }

  /** Sends a command; resolves as it does. */
  send(...command: Parameters<typeof commandOf>): Promise<unknown> {
    const sent = commandOf(...command);
    this.session.send(sent);
    return sent.promise;
  }
}
