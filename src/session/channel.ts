import type { WireMessage } from '../wire/message.js';

/** What a channel reports. */
export interface ChannelListener {
  /** A message of the widget, from a trusted origin. */
  receive(data: unknown, origin: string): void;
  /** The widget's page, or whatever stands in its place, has loaded. */
  loaded(): void;
  /** The page itself keeps the widget from loading; what loads in its place is of no interest. */
  blocked(why: string): void;
}

/** The way to one loaded widget. A session knows no more of frames and windows than this. */
export interface Channel {
  /** The origin of the widget's URL. */
  readonly origin: string;
  /** Starts listening, then loads the widget. */
  open(listener: ChannelListener): void;
  /**
   * Posts a message to the widget, for one exact origin.
   * @returns whether there was anybody to post it to
   * @throws {DOMException} `DataCloneError` where the message cannot be cloned
   */
  post(message: WireMessage, origin: string): boolean;
  /** Stops listening and unloads the widget. */
  close(): void;
}
