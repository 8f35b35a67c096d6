/**
 * Why something could not be done.
 *
 * - `invalid-input`: a command's argument; the message names the field
 * - `invalid-src`: the widget's URL
 * - `invalid-config`: an attribute, a property or a note field
 * - `not-ready`: the widget gave no sign of life in time, or the queue is full
 * - `timeout`: no answer in time
 * - `aborted`: by the `signal` that was given
 * - `disconnected`: the embed is not in a document, or left it
 * - `reloaded`: the widget was loaded anew before it answered
 * - `response-failed`: the host's answer to a request event
 * - `widget-error`: the widget refused
 * - `unconfirmed`: nothing showed in time that it was done, so nobody knows
 */
export type SmartEmbedErrorCode =
  | 'invalid-input'
  | 'invalid-src'
  | 'invalid-config'
  | 'not-ready'
  | 'timeout'
  | 'aborted'
  | 'disconnected'
  | 'reloaded'
  | 'response-failed'
  | 'widget-error'
  | 'unconfirmed';

/** What a {@link SmartEmbedError} holds besides its code and message. */
export interface SmartEmbedErrorOptions {
  /** What led to the failure. */
  cause?: unknown;
  /** See {@link SmartEmbedError.sent}. */
  sent?: boolean;
  /** See {@link SmartEmbedError.widgetCode}. */
  widgetCode?: string;
  /** See {@link SmartEmbedError.commandType}. */
  commandType?: string;
  /** See {@link SmartEmbedError.requestId}. */
  requestId?: string;
}

/** What every command rejects with, and every `embed-error` carries. */
export class SmartEmbedError extends Error {
  /** `SmartEmbedError`. */
  override readonly name = 'SmartEmbedError';
  /** The kind of failure. */
  readonly code: SmartEmbedErrorCode;
  /** Whether the message had been posted: `false` means nothing happened, `true` that the outcome is unknown. */
  readonly sent: boolean;
  /** The widget's own code, where the widget refused (`widget-error`); its data is the `cause`. */
  readonly widgetCode: string | undefined;
  /** The message type of the command that failed, where one did. */
  readonly commandType: string | undefined;
  /** The id of the command's request, where it has one. */
  readonly requestId: string | undefined;

  /**
   * @param code - the kind of failure
   * @param message - what happened, for a developer to read
   * @param options - what else is known
   */
  constructor(code: SmartEmbedErrorCode, message: string, options: SmartEmbedErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.sent = options.sent ?? false;
    this.widgetCode = options.widgetCode;
    this.commandType = options.commandType;
    this.requestId = options.requestId;
  }
}

/** A widget that makes up types must not fill the memory, or the console. */
const WARNINGS = 100;
const warned = new Set<string>();

/** Tells the developer, once for each text, of something that is no error but deserves a look. */
export function warnOnce(text: string): void {
  if (warned.has(text) || warned.size === WARNINGS) return;
  warned.add(text);
  console.warn(`zoom-embed-elements: ${text}`);
}
