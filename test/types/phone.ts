// Checked by the compiler, never run.
import type { SmartEmbedError } from '../../src/index.js';
import { type Call, type PhoneEventMap, type WireEvent } from '../../src/index.js';

/** Reads a value. */
declare function use(...values: readonly unknown[]): void;

const phone = document.createElement('zoom-phone-embed');
const found = document.querySelector('zoom-phone-embed');
const field = document.createElement('zp-note-field');

// Events are typed on the element, and higher up.
phone.addEventListener('zp-call-ringing-event', (event) => {
  const id: string = event.detail.callId;
  const direction: string | undefined = event.detail.direction;
  const drift: readonly string[] = event.drift;
  const name: string | undefined = event.detail.caller?.name;
  // @ts-expect-error -- a side may be missing
  use(event.detail.caller.name);
  // @ts-expect-error -- misspelt
  use(event.detail.calerId);
  // @ts-expect-error -- a call's id is text
  const wrong: number = event.detail.callId;
  // @ts-expect-error -- only requests can be answered
  event.respondWith([]);
  return [id, direction, drift, name, wrong];
});
document.addEventListener('zp-sms-log-event', ({ detail }) => detail.receivers[0]?.phoneNumber);
document.body.addEventListener('embed-error', ({ detail }) => {
  const code: 'timeout' | (string & {}) = detail.code;
  const error: SmartEmbedError = detail;
  // @ts-expect-error -- no such code
  return detail.code === 'no-such-code' ? code : error;
});
phone.addEventListener('embed-message', ({ detail }) => {
  const direction: 'in' | 'out' = detail.direction;
  return [direction, detail.message.type, detail.time.toFixed()];
});
phone.addEventListener('calls-change', ({ detail: { call, previous } }) => {
  const state: Call['state'] = call.state;
  // @ts-expect-error -- there may be no record before
  return [state, previous.state];
});

// Answers are typed by their request.
phone.addEventListener('zp-contact-search-event', (event) => {
  event.respondWith([{ number: '+1', displayName: 'Ada' }]);
  event.respondWith(Promise.resolve([]));
  interface OwnContact {
    number: string;
    displayName: string;
    account: string;
  }
  event.respondWith(Promise.resolve<OwnContact[]>([]));
  // @ts-expect-error -- misspelt
  event.respondWith([{ number: '+1', displayName: 'Ada', acount: 'A' }]);
  // @ts-expect-error -- a number without a name
  event.respondWith([{ number: '+1' }]);
  event.signal.throwIfAborted();
});
phone.addEventListener('zp-contact-match-event', (event) => {
  event.respondWith({ '+1': { id: 1, name: 'Ada' } });
  // @ts-expect-error -- a map, not a list
  event.respondWith([{ id: 1, name: 'Ada' }]);
});

// Commands.
use(phone.makeCall('+1', { callerId: '+2', autoDial: false }, { timeout: 1000 }));
use(phone.makeCall({ number: '+1', autoDial: true }, { signal: AbortSignal.timeout(1) }));
use(phone.composeSms('+1', 'Hello', { timeout: 1 }));
use(found?.post('zp-of-tomorrow', { a: 1 }));
use(phone.makeCall({ number: '+1', callerId: null, autoDial: null }));
use(phone.composeSms('+1', null));
// @ts-expect-error -- a number to call is text
use(phone.makeCall(16505551234));
// @ts-expect-error -- misspelt
use(phone.makeCall('+1', { callerID: '+2' }));
// @ts-expect-error -- no number
use(phone.makeCall({ autoDial: true }));
// @ts-expect-error -- Zoom Phone has no hang-up
use(phone.hangUp());

// State is read-only.
const calls: readonly Call[] = phone.calls;
// @ts-expect-error -- read-only
phone.status = 'ready';
// @ts-expect-error -- read-only
calls[0] = calls[1];
// @ts-expect-error -- frozen
if (calls[0]) calls[0].state = 'ended';

phone.notePageConfiguration = [{ fieldName: 'a', fieldType: 'text' }];
// @ts-expect-error -- no such kind of field
phone.notePageConfiguration = [{ fieldName: 'a', fieldType: 'date' }];
field.type = 'select';
// @ts-expect-error -- no such kind of field
field.type = 'date';

export type Ringing = PhoneEventMap['zp-call-ringing-event'] extends WireEvent ? true : never;

// Enumerations grow: what is left after all documented values is a text, not never.
phone.addEventListener('zp-call-ended-event', ({ detail: { result, caller } }) => {
  if (result === 'missed' || result === 'rejected' || result === 'ended') return caller?.name;
  const rest: string = result;
  // @ts-expect-error -- a new value may come
  const none: never = result;
  return rest || none;
});
phone.addEventListener(
  'zp-call-log-completed-event',
  ({ detail: { result, caller, duration } }) => {
    const { numberType } = caller ?? {};
    switch (numberType) {
      case undefined:
      case 1:
      case 2:
      case 3:
        return result === 'Call Connected' ? duration.toFixed() : result.toLowerCase();
      default: {
        const rest: number = numberType;
        // @ts-expect-error -- a new kind may come
        const none: never = numberType;
        return rest || none;
      }
    }
  },
);
phone.addEventListener('zp-notes-save-event', ({ detail: { notesData } }) => {
  const value: string | undefined = notesData.Disposition;
  // @ts-expect-error -- the user may have left it empty
  return value ?? notesData.Disposition.length;
});
phone.addEventListener('sms-change', ({ detail: { message } }) => message.messageId);

/** Commands. */
export async function commands(): Promise<void> {
  const call: Call = await phone.dial('1', { callerId: '2', context: { customer: 7 } });
  // @ts-expect-error -- anything that can be cloned: not known here
  use(call.context.customer);
  await phone.dial('1', { callerId: null }, { timeout: 1, signal: AbortSignal.timeout(1) });
  // @ts-expect-error -- misspelt
  await phone.dial('1', { contxt: {} });
  phone.setContext(call.callId, { customer: 8 });
  phone.forgetCall(call.callId);
  const live: readonly Call[] = phone.liveCalls;
  const current: Call | undefined = phone.currentCall;
  // @ts-expect-error -- the protocol has no hang-up
  await phone.hangUp();
  // @ts-expect-error -- frozen
  live.push(call);
  use(current);
}
