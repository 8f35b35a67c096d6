import type { Verbs } from '../shared/steps.js';
import type { PhoneVerbs } from './steps.js';
import type { PhoneWidget } from './widget.js';

/** How the phone does each of its steps. */
export const phoneVerbs = (phone: PhoneWidget): Verbs<PhoneVerbs> => ({
  ring: (options) => {
    phone.calls.ring(options);
  },
  dial: (options) => {
    phone.calls.dial(options);
  },
  answer: (options) => {
    phone.calls.answer(options);
  },
  decline: (options) => {
    phone.calls.decline(options);
  },
  miss: (options) => {
    phone.calls.miss(options);
  },
  hangUp: (options) => {
    phone.calls.hangUp(options);
  },
  log: (options) => {
    phone.calls.log(options);
  },
  recording: (options) => {
    phone.calls.recording(options);
  },
  voicemail: (options) => {
    phone.calls.voicemail(options);
  },
  summary: (options) => {
    phone.calls.summary(options);
  },
  saveLog: (options) => {
    phone.calls.saveLog(options);
  },
  notes: (values) => {
    if (values === 'sample') phone.notes.fillWithSamples();
    else phone.notes.fill(values);
    phone.notes.save();
  },
  sms: (options) => {
    phone.texting.exchange(options);
  },
  search: (search) => {
    const { text, where } = typeof search === 'string' ? { text: search, where: null } : search;
    phone.type(where ?? 'keypad', text);
    phone.contacts.search(where ?? 'keypad', text);
  },
  match: (numbers) => {
    phone.contacts.match(numbers);
  },
  autoLog: (on) => {
    phone.setAutoLog(on);
  },
  open: (page) => {
    phone.open(page);
  },
  flood: (count) => {
    for (let number = 1; number <= count; number++) {
      phone.texting.exchange({ direction: 'inbound', message: `Message ${String(number)}` });
    }
  },
});
