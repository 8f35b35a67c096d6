/** What crosses the test channel between `client.ts` and a simulator page: types only. */
import type { WireMessage } from './wire.js';

/**
 * Something the host did that the documents do not know, or that cannot work.
 *
 * - `message`: no `{ type, data }` object
 * - `type`: a type that no widget understands
 * - `shape`: data that differs from the documented shape; the message was ignored
 * - `tolerated`: data that differs from the documented shape, and was taken all the same; not under `?strict`
 * - `key`: a key that the documents do not name, often a misspelt one
 * - `origin`: a message from a window or an origin that is not the host's
 * - `order`: a command before any configuration
 * - `state`: a command that the widget cannot carry out as it is, and ignored: nobody is signed in, a caller id is missing
 * - `answer`: an answer that is late, comes twice, answers no request, or never came
 * - `config`: a configuration that the widget can show only in part
 * - `script`: a scripted step that cannot be done
 */
export interface Problem {
  readonly kind:
    | 'message'
    | 'type'
    | 'shape'
    | 'tolerated'
    | 'key'
    | 'origin'
    | 'order'
    | 'state'
    | 'answer'
    | 'config'
    | 'script';
  /** The problem in words, with the path where there is one. */
  readonly text: string;
}

/** One message from the host, and what is wrong with it. */
export interface Received<D = unknown> {
  /** The message as it came; it may be anything when `problems` names the kind `message`. */
  readonly message: WireMessage<string, D>;
  readonly problems: readonly Problem[];
  /** Its place in the order of arrival, from 0, since the page was loaded. */
  readonly index: number;
  /** When it came, as `Date.now()`. */
  readonly time: number;
  /** Whether the widget acted on it: not when it is malformed, unknown, ignored or dropped by `dropConfig`. */
  readonly taken: boolean;
}

/** From the host's window, with a port transferred: opens a test channel. */
export interface ConnectMessage {
  readonly type: 'simulator-connect';
  /** Names the client, so that a repeated attempt moves its channel instead of opening a second. */
  readonly client: string;
}

/** From the host's window: runs a script, without a channel. */
export interface RunMessage {
  readonly type: 'simulator-run';
  /** Steps, and names of scenarios among them. */
  readonly steps?: readonly (string | object)[];
  readonly scenario?: string;
}

/** From the client, over the port. */
export interface ControlRequest {
  readonly id: number;
  readonly steps?: readonly (string | object)[];
  readonly scenario?: string;
  /** `close` ends the channel and is not answered. */
  readonly query?: 'state' | 'close';
}

/** A message that the host posted, as it is reported over the port. */
export type Report = Omit<Received, 'message'> & { readonly received: unknown };

/** Opens a channel: names this load of the page, and tells of all that came before. */
export interface Welcome {
  readonly welcome: string;
  readonly reports: readonly Report[];
}

/** From the page, over the port. */
export type ControlMessage =
  | Welcome
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly leaving: true }
  | Report;
