import type { ZoomPhoneEmbed } from '../../src/index.js';
import type { PhoneStep, SimulatedPhone } from '../../simulator/client.js';
import type { Customer } from '../crm/customers.js';
import type { Happening } from './happening.js';

/** Time to see what happens, in milliseconds. */
const pause: PhoneStep = { wait: 2000 };
const moment: PhoneStep = { wait: 600 };

const ring = ({ name, phone }: Customer, callId: string = crypto.randomUUID()): PhoneStep => ({
  ring: { from: { name, phoneNumber: phone }, forwardedBy: null, callId },
});

const talk: readonly PhoneStep[] = [
  { answer: {} },
  pause,
  { hangUp: {} },
  moment,
  { log: { duration: 185 } },
];

/** What the simulated phone can be made to do; `pick` says which customer does it. */
export function phoneHappenings(
  phone: ZoomPhoneEmbed,
  pick: () => Customer,
): readonly Happening<SimulatedPhone>[] {
  /** What follows a conversation: the newest one that is logged, else a new one. */
  const afterCall = (step: (callId: string) => PhoneStep): readonly PhoneStep[] => {
    const logged = phone.calls.find(({ callLogId, connectedAt }) => callLogId && connectedAt);
    if (logged) return [step(logged.callId)];
    const callId = crypto.randomUUID();
    return [ring(pick(), callId), moment, ...talk, moment, step(callId)];
  };

  return [
    { label: 'Phone rings', steps: () => [ring(pick())] },
    { label: 'Answered call', steps: () => [ring(pick()), pause, ...talk] },
    { label: 'Missed call', steps: () => [ring(pick()), pause, { miss: {} }, moment, { log: {} }] },
    {
      label: 'Voicemail',
      steps: () => [
        ring(pick()),
        pause,
        { miss: {} },
        moment,
        { log: { result: 'Voicemail', duration: 24 } },
        moment,
        { voicemail: {} },
      ],
    },
    {
      label: 'Text message',
      steps: () => [
        {
          sms: {
            direction: 'inbound',
            number: pick().phone,
            message: 'Thanks! Here is the floor plan.',
            attachments: [{ type: 'PNG', fileUrl: 'https://example.com/floor-plan.png' }],
          },
        },
      ],
    },
    { label: 'Recording', steps: () => afterCall((callId) => ({ recording: { callId } })) },
    {
      label: 'AI summary',
      steps: () =>
        afterCall((callId) => ({
          summary: { callId, change: phone.getCall(callId)?.summary ? 'edited' : 'created' },
        })),
    },
  ];
}
