import { expect } from '@open-wc/testing';
import { type Recorded, stepsOf } from '../../../simulator/shared/recording.js';

const at = (seconds: number): string => new Date(1_700_000_000_000 + seconds * 1000).toISOString();
const ringing = { type: 'zp-call-ringing-event', data: { callId: '1' } };
const chat = { type: 'zcc-chat-ringing', data: { engagementId: 'e' } };
const recording: Recorded[] = [
  { direction: 'out', time: at(0), message: { type: 'zp-init-config', data: {} } },
  { direction: 'in', time: at(1), message: ringing },
  { direction: 'in', time: at(1), message: 'no message of Zoom’s' },
  { direction: 'in', time: at(5), message: chat },
];

describe('the script of a recording', () => {
  it('posts what the widget posted, in its order, at once', () => {
    expect(stepsOf(recording)).to.deep.equal([
      { send: ringing },
      { send: 'no message of Zoom’s' },
      { send: chat },
    ]);
    expect(stepsOf(JSON.stringify(recording))).to.deep.equal(stepsOf(recording));
  });

  it('waits as long as it was recorded, divided by the speed', () => {
    expect(stepsOf(recording, { speed: 2 })).to.deep.equal([
      { send: ringing },
      { send: 'no message of Zoom’s' },
      { wait: 2000 },
      { send: chat },
    ]);
  });

  it('leaves out the other product', () => {
    const sent = (product: 'phone' | 'contact-center'): unknown[] =>
      stepsOf(recording, { product }).map((step) => ('send' in step ? step.send : step));
    expect(sent('phone')).to.deep.equal([ringing, 'no message of Zoom’s']);
    expect(sent('contact-center')).to.deep.equal(['no message of Zoom’s', chat]);
  });

  it('refuses what is no recording, has no values, or no times where they are wanted', () => {
    const hidden: Recorded = { direction: 'in', time: at(0), message: { type: 'a', data: '•••' } };
    expect(() => stepsOf('{}')).to.throw(TypeError, 'a list of messages');
    expect(() => stepsOf([hidden])).to.throw(TypeError, 'message 1 has no values');
    const [, , , last] = recording;
    expect(() => stepsOf([{ ...last!, time: 'soon' }], { speed: 1 })).to.throw(
      TypeError,
      'no time',
    );
  });
});
