import type { ContactCenterStep, SimulatedContactCenter } from '../../simulator/client.js';
import type { Customer } from '../crm/customers.js';
import type { Happening } from './happening.js';

type Channel = 'voice' | 'chat' | 'sms' | 'video';

const SHARED_NUMBER = '+13055550164';

const ring = ({ name, phone, email }: Customer, channel: Channel): ContactCenterStep => ({
  ring: { channel, from: { name, number: phone, email } },
});

/** What the simulated contact center can be made to do; `pick` says which customer does it. */
export const contactCenterHappenings = (
  pick: () => Customer,
): readonly Happening<SimulatedContactCenter>[] => [
  { label: 'Queue rings', steps: () => [ring(pick(), 'voice')] },
  { label: 'Chat', steps: () => [ring(pick(), 'chat')] },
  { label: 'SMS', steps: () => [ring(pick(), 'sms')] },
  { label: 'Video', steps: () => [ring(pick(), 'video')] },
  { label: 'Shared number', steps: () => [{ ring: { from: { number: SHARED_NUMBER } } }] },
  {
    label: 'Missed in the queue',
    steps: () => [ring(pick(), 'voice'), { wait: 2000 }, { miss: {} }],
  },
  { label: 'Agent goes to lunch', steps: () => [{ agentStatus: '21' }] },
];
