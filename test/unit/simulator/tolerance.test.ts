import { expect } from '@open-wc/testing';
import { ccRegistry } from '../../../simulator/contact-center/wire.js';
import { phoneRegistry } from '../../../simulator/phone/wire.js';
import { read } from '../../../simulator/shared/inspect.js';

const registryOf = (type: string) => (type.startsWith('zp-') ? phoneRegistry : ccRegistry);
const take = (message: { type: string; data?: unknown }, strict = false) => {
  const { message: meant, problems, fits } = read(message, registryOf(message.type), strict);
  return {
    data: meant?.data,
    fits,
    problems: problems.map(({ kind, text }) => `${kind}: ${text}`),
  };
};

const dial = { number: '+16505551234' };
const engagement = { engagementId: 'a', channelType: 'voice', requestId: 'r' };

const TAKEN = [
  [
    'an empty optional field',
    { type: 'zp-make-call', data: { ...dial, callerId: '' } },
    dial,
    'data.callerId is empty: taken as not given',
  ],
  [
    'an optional field that is null',
    { type: 'zp-make-call', data: { ...dial, callerId: null } },
    dial,
    'data.callerId is null: taken as not given',
  ],
  [
    'a status code as a number',
    { type: 'zcc-agent-status-set-request', data: { id: 2 } },
    { id: '2' },
    'data.id is a number: taken as a text',
  ],
  [
    'a configuration without data',
    { type: 'zp-init-config' },
    {},
    'data is missing: taken as an empty object',
  ],
  [
    'a configuration whose data is null',
    { type: 'zp-init-config', data: null },
    {},
    'data is null: taken as an empty object',
  ],
  [
    'an empty list as the empty match map',
    { type: 'zp-contact-match-response', data: { responseId: 'r', contacts: [] } },
    { responseId: 'r', contacts: {} },
    'data.contacts is an empty list: taken as an empty object',
  ],
  [
    'an empty field of a contact in a list',
    { type: 'zcc-incomingPhone-response', data: [{ id: 1 }, { id: 2, email: null }] },
    [{ id: 1 }, { id: 2 }],
    'data.1.email is null: taken as not given',
  ],
  [
    'an empty optional id of a command',
    { type: 'zcc-merge-consult', data: { ...engagement, consultParticipantId: '' } },
    engagement,
    'data.consultParticipantId is empty: taken as not given',
  ],
] as const;

describe('a tolerant widget', () => {
  for (const [what, message, data, note] of TAKEN) {
    it(`takes ${what}, and notes it`, () => {
      const before = structuredClone(message);
      expect(take(message)).to.deep.equal({ data, fits: true, problems: [`tolerated: ${note}`] });
      expect(message, 'the message itself').to.deep.equal(before);
    });

    it(`refuses ${what} where it is strict`, () => {
      const { fits, problems } = take(message, true);
      expect(fits).to.equal(false);
      expect(problems[0]).to.match(/^shape: /);
    });
  }

  it('notes every difference, and undocumented keys as ever', () => {
    const data = { number: 6505551234, callerId: '', autoDail: true };
    expect(take({ type: 'zp-make-call', data })).to.deep.equal({
      data: { number: '6505551234', autoDail: true },
      fits: true,
      problems: [
        'tolerated: data.number is a number: taken as a text',
        'tolerated: data.callerId is empty: taken as not given',
        'key: data.autoDail is not documented',
      ],
    });
  });

  const REFUSED = [
    ['an empty number to dial', { type: 'zp-make-call', data: { number: '', callerId: '' } }],
    ['a dial without data', { type: 'zp-make-call' }],
    ['a flag as a text', { type: 'zp-make-call', data: { ...dial, autoDial: 'yes' } }],
    [
      'a mute without saying which way',
      { type: 'zcc-set-mute', data: { ...engagement, mute: '' } },
    ],
    [
      'a command without an engagement',
      { type: 'zcc-accept-engagement', data: { ...engagement, engagementId: '' } },
    ],
    [
      'an unknown channel',
      { type: 'zcc-accept-engagement', data: { ...engagement, channelType: 'x' } },
    ],
    ['a click on nobody', { type: 'onclicktoact', data: { phone: '', email: '' } }],
  ] as const;
  for (const [what, message] of REFUSED) {
    it(`refuses ${what}`, () => {
      const { fits, problems } = take(message);
      expect(fits).to.equal(false);
      expect(problems.filter((each) => each.startsWith('tolerated'))).to.deep.equal([]);
      expect(problems).to.deep.equal(take(message, true).problems);
    });
  }
});
