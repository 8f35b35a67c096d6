import type { Message } from '../pages/messages.js';

/** The widget's side of a connection. */
export interface Speaker {
  /** Sends a message to the host, and does not wait for anything. */
  deliver(message: Message): void;
  /** Asks the host for contacts. */
  search(text: string): Promise<unknown>;
}

/** Connects the widget's page to its host; `called` runs at the arrival of each command. */
export type Speak = (hostOrigin: string, called: () => void) => Speaker;
