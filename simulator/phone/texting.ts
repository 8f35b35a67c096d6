import { freshId } from '../shared/ids.js';
import { ADA } from './people.js';
import type { Attachment, SmsStatus, TextMessage } from './state.js';
import type { Store } from './store.js';
import { smsData } from './wire-data.js';

/** A text message, in or out. */
export interface SmsOptions {
  direction: 'inbound' | 'outbound';
  /** The other side. */
  number?: string;
  message?: string;
  /** Default: none. */
  attachments?: readonly Attachment[];
  /** Default: `Received` or `Delivered`, by direction. */
  status?: SmsStatus;
}

/** Text messages: the composer, what was sent and what came. */
export class Texting {
  /** Conversations, by number. */
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
    const sms: TextMessage = {
      messageId: freshId('msg'),
      sessionId: this.#session(number),
      direction,
      number,
      message,
      attachments,
      status,
      time: this.store.now(),
    };
    this.store.update({ messages: [sms, ...this.store.state.messages] });
    this.store.sendWithId('zp-sms-log-event', smsData(sms));
  }

  /** Sends what the composer holds. */
  sendComposed(): void {
    const { to, message } = this.store.state.sms;
    if (!/[\d*#]/.test(to)) throw new Error('the message has no receiver');
    this.exchange({ direction: 'outbound', number: to, message });
    this.store.update({ sms: { to, message: '' } });
  }

  #session(number: string): string {
    const session = this.#sessions.get(number) ?? freshId('sms');
    this.#sessions.set(number, session);
    return session;
  }
}
