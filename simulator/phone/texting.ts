import { either, list, oneOf, options, text } from '../shared/arguments.js';
import { freshId } from '../shared/ids.js';
import { ADA } from './people.js';
import type { Attachment, SmsStatus, TextMessage } from './state.js';
import type { Store } from './store.js';
import { smsData } from './wire-data.js';

/** A text message, in or out. */
export interface SmsOptions {
  direction: 'inbound' | 'outbound';
  /** The other side, or several: outbound all receivers, inbound the sender and who else received it. */
  number?: string | readonly string[];
  message?: string;
  /** Default: none. */
  attachments?: readonly Attachment[];
  /** Default: `Received` or `Delivered`, by direction. */
  status?: SmsStatus;
}

export const smsOptions = options<SmsOptions>(
  {
    direction: oneOf('inbound', 'outbound'),
    number: either(text, list),
    message: text,
    attachments: list,
    status: text,
  },
  ['direction'],
);

/** Text messages: the composer, what was sent and what came. */
export class Texting {
  /** Conversations, by the numbers that take part. */
  readonly #sessions = new Map<string, string>();

  constructor(private readonly store: Store) {}

  /** The user sends, or someone else does. */
  exchange({
    direction,
    number = ADA.phoneNumber ?? '',
    message = direction === 'inbound'
      ? 'Thanks, talk to you on Friday.'
      : 'Your quote is on its way.',
    attachments = [],
    status = direction === 'inbound' ? 'Received' : 'Delivered',
  }: SmsOptions): void {
    this.store.mustBeSignedIn();
    const numbers = typeof number === 'string' ? [number] : number;
    const sms: TextMessage = {
      messageId: freshId('msg'),
      sessionId: this.#session(numbers),
      direction,
      numbers,
      message,
      attachments,
      status,
      time: this.store.now(),
    };
    this.store.update({ messages: [sms, ...this.store.state.messages] });
    this.store.sendWithId('zp-sms-log-event', smsData(sms));
  }

  /** Sends what the composer holds, to one number or to several with commas between them. */
  sendComposed(): void {
    const { to, message } = this.store.state.sms;
    const numbers = to.split(/[,;]/).map((number) => number.trim());
    const number = numbers.filter((each) => /[\d*#]/.test(each));
    if (!number.length) throw new Error('the message has no receiver');
    this.exchange({ direction: 'outbound', number, message });
    this.store.update({ sms: { to, message: '' } });
  }

  #session(numbers: readonly string[]): string {
    const key = [...numbers].sort().join();
    const session = this.#sessions.get(key) ?? freshId('sms');
    this.#sessions.set(key, session);
    return session;
  }
}
