import type { Scenarios } from '../shared/steps.js';
import { ADA, GRACE } from './people.js';
import type { PhoneStep } from './steps.js';

type Steps = readonly PhoneStep[];

const numbers = [ADA, GRACE].map(({ phoneNumber = '' }) => phoneNumber);

/** From connected to the completed log. */
const talk: Steps = [{ answer: {} }, { pass: 65 }, { hangUp: {} }, { pass: 2 }, { log: {} }];

const inbound: Steps = [{ ring: {} }, { pass: 5 }, ...talk];
const recorded: Steps = [...inbound, { pass: 60 }, { recording: {} }];
const summarised: Steps = [...inbound, { pass: 30 }, { summary: { change: 'created' } }];

/** Keeps the names in the type, and leaves out what each script is made of. */
const named = <Name extends string>(
  scripts: Scenarios<PhoneStep, Name>,
): Scenarios<PhoneStep, Name> => scripts;

/** Every named script; each begins a call of its own where it needs one. */
export const phoneScenarios = named({
  ringing: () => [{ ring: {} }],
  'inbound-answered': () => inbound,
  'inbound-missed': () => [{ ring: {} }, { pass: 30 }, { miss: {} }, { pass: 2 }, { log: {} }],
  'inbound-rejected': () => [{ ring: {} }, { pass: 5 }, { decline: {} }, { pass: 2 }, { log: {} }],
  'inbound-voicemail': () => [
    { ring: { from: GRACE, forwardedBy: null } },
    { pass: 30 },
    { miss: {} },
    { pass: 20 },
    { log: { result: 'Voicemail' } },
    { pass: 2 },
    { voicemail: {} },
  ],
  'outbound-answered': () => [{ dial: { number: numbers[1] ?? '' } }, { pass: 8 }, ...talk],
  'sms-in': () => [
    {
      sms: {
        direction: 'inbound',
        message: 'Thanks! Here is the floor plan.',
        attachments: [{ type: 'PNG', fileUrl: 'https://example.test/file/1' }],
      },
    },
  ],
  'sms-out': () => [{ sms: { direction: 'outbound' } }],
  'sms-group': () => [
    { sms: { direction: 'outbound', number: numbers } },
    { sms: { direction: 'inbound', number: numbers } },
  ],
  'sms-undelivered': () => [{ sms: { direction: 'outbound', status: 'Not delivered' } }],
  'outbound-emergency': () => [{ dial: { number: '911' } }, { pass: 8 }, ...talk],
  recording: () => recorded,
  'summary-created': () => summarised,
  'summary-edited': () => [...summarised, { pass: 60 }, { summary: { change: 'edited' } }],
  'summary-deleted': () => [...summarised, { pass: 60 }, { summary: { change: 'deleted' } }],
  'save-log': () => [...recorded, { saveLog: {} }],
  notes: () => [...inbound, { notes: 'sample' }],
  'contact-search': () => [{ search: 'ada' }],
  'contact-match': () => [{ match: numbers }],
  duplicates: () => [
    { ring: {} },
    { repeat: 4 },
    { answer: {} },
    { repeat: 4 },
    { hangUp: {} },
    { repeat: 4 },
  ],
  reload: () => [{ reload: true }],
  flood: (count = 100) => [{ flood: count }],
});

/** The name of a script; `flood` takes a number, as in `flood:500`. */
export type PhoneScenario = keyof typeof phoneScenarios | `flood:${number}`;
