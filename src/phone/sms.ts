import { snapshot } from '../records/copy.js';
import { createStore, type Store, type Told } from '../records/store.js';
import { dateOf, fields, textOf, type WireMessage } from '../wire/message.js';
import type { SmsLog } from './messages.js';

/** One SMS as the widget told of it: the data of `zp-sms-log-event`, frozen. Fields may be missing. */
export interface SmsMessage extends Readonly<Partial<SmsLog>> {
  readonly messageId: string;
}

type SmsTold = Told<'log', SmsMessage>;

/** SMS by their message ids, newest first, the newest 200. */
export type SmsStore = Store<SmsMessage, 'log', SmsMessage>;

/** How SMS are made of messages. */
export const smsRecords = {
  read: readSms,
  // A later message about the same SMS tells its newest status.
  merge: (_before: SmsMessage, after: SmsMessage) => after,
  project: (_messageId: string, { log }: { readonly log?: SmsMessage }) => log as SmsMessage,
  startOf: ({ dateTime }: SmsMessage) => dateOf(dateTime),
};

/** Makes an empty store of SMS. */
export const createSmsStore = (): SmsStore => createStore(smsRecords);

function readSms({ type, data }: WireMessage): SmsTold[] {
  const messageId = textOf(fields(data).messageId);
  if (type !== 'zp-sms-log-event' || messageId === undefined) return [];
  return [{ id: messageId, source: 'log', fact: snapshot({ ...fields(data), messageId }) }];
}
