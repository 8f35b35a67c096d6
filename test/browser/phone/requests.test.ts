import { expect, fixture, html } from '@open-wc/testing';
import type { PhoneEventMap } from '../../../src/index.js';
import {
  collect,
  eventAfter,
  outgoingArrived,
  phoneWithPuppet,
  rejection,
} from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';

type Search = PhoneEventMap['zp-contact-search-event'];
type Match = PhoneEventMap['zp-contact-match-event'];

const search = (requestId: unknown, searchString = 'ada') => ({
  type: 'zp-contact-search-event',
  data: { requestId, searchString },
});
const match = (requestId: unknown, ...phoneNumbers: string[]) => ({
  type: 'zp-contact-match-event',
  data: { requestId, phoneNumbers },
});
const SEARCHED = 'zp-contact-search-response';
const MATCHED = 'zp-contact-match-response';
const ada = { number: '+16505551234', displayName: 'Ada' };

describe('a request from the phone', () => {
  it('gets the empty answer at once when nobody answers', async () => {
    const { puppet } = await phoneWithPuppet();
    await puppet.send(search('s'), match('m'));
    expect((await puppet.message(SEARCHED)).data).to.deep.equal({ responseId: 's', contacts: [] });
    expect((await puppet.message(MATCHED)).data).to.deep.equal({ responseId: 'm', contacts: {} });
  });

  it('gets no answer where the host prevents the default, to answer by itself', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    phone.addEventListener('zp-contact-search-event', (event) => {
      event.preventDefault();
    });
    await eventAfter(phone, 'zp-contact-search-event', () => puppet.send(search('s')));
    const own = { responseId: 's', contacts: [ada] };
    await phone.post(SEARCHED, own);
    await outgoingArrived(phone, puppet);
    expect(puppet.messages(SEARCHED)).to.deep.equal([{ type: SEARCHED, data: own }]);
  });

  it('gets what a promise is fulfilled with, each its own, in whatever order', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const answers: (() => void)[] = [];
    phone.addEventListener('zp-contact-search-event', (event: Search) => {
      const { searchString } = event.detail;
      event.respondWith(
        new Promise((resolve) => {
          answers.push(() => {
            resolve([{ ...ada, displayName: searchString }]);
          });
        }),
      );
    });
    await puppet.send(search('1', 'one'), search('2', 'two'));
    await eventAfter(phone, 'zp-contact-search-event', () => puppet.send(search('3', 'three')));
    for (const answer of answers.reverse()) answer();
    await puppet.message(SEARCHED, 3);
    expect(
      puppet.messages(SEARCHED).map(({ data }) => [data.responseId, data.contacts[0].displayName]),
    ).to.deep.equal([
      ['3', 'three'],
      ['2', 'two'],
      ['1', 'one'],
    ]);
  });

  it('without an id is answered in the order of the requests', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const answers: (() => void)[] = [];
    phone.addEventListener('zp-contact-search-event', (event: Search) => {
      const { searchString } = event.detail;
      if (searchString === 'two') return; // is answered with the empty list, in its turn
      event.respondWith(
        new Promise((resolve) => {
          answers.push(() => {
            resolve([{ ...ada, displayName: searchString }]);
          });
        }),
      );
    });
    await puppet.send(search(undefined, 'one'), search(undefined, 'two'));
    await eventAfter(phone, 'zp-contact-search-event', () =>
      puppet.send(search(undefined, 'three')),
    );
    for (const answer of answers.reverse()) answer();
    await puppet.message(SEARCHED, 3);
    expect(
      puppet.messages(SEARCHED).map(({ data }) => data.contacts[0]?.displayName),
    ).to.deep.equal(['one', undefined, 'three']);
  });

  it('is answered once, during the dispatch', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const errors: unknown[] = [];
    const attempt = (event: Search) => {
      try {
        event.respondWith([ada]);
      } catch (error) {
        errors.push(error);
      }
    };
    phone.addEventListener('zp-contact-search-event', attempt);
    phone.addEventListener('zp-contact-search-event', (event) => {
      attempt(event);
    });
    const event = await eventAfter<Search>(phone, 'zp-contact-search-event', () =>
      puppet.send(search('s')),
    );
    attempt(event);
    expect(errors.map((error) => (error as DOMException).name)).to.deep.equal([
      'InvalidStateError',
      'InvalidStateError',
    ]);
    await outgoingArrived(phone, puppet);
    expect(puppet.messages(SEARCHED)).to.have.lengthOf(1);
  });

  it('that comes twice is answered once', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const request = { ...search('s'), id: 'evt' };
    await puppet.send(request, request, search('end'));
    await puppet.message(SEARCHED, 2);
    await outgoingArrived(phone, puppet);
    expect(puppet.messages(SEARCHED).map(({ data }) => data.responseId)).to.deep.equal([
      's',
      'end',
    ]);
  });

  const FAILURES: readonly (readonly [string, unknown, RegExp])[] = [
    ['a rejected promise', () => Promise.reject(new Error('the CRM is down')), /rejected/],
    ['undefined', () => undefined, /answer: must be an array/],
    ['a text', () => 'Ada', /answer: must be an array/],
    ['an object', () => ({}), /answer: must be an array/],
    ['what cannot be cloned', () => [{ ...ada, number: () => 0 }].entries(), /cannot be cloned/],
  ];
  for (const [name, value, reason] of FAILURES) {
    it(`answered with ${name} gets the empty answer, and the host is told`, async () => {
      const { phone, puppet } = await phoneWithPuppet();
      phone.addEventListener('zp-contact-search-event', (event) => {
        event.respondWith((value as () => never)());
      });
      const { detail } = await eventAfter(phone, 'embed-error', () => puppet.send(search('s')));
      expect(detail.code).to.equal('response-failed');
      expect(detail.message).to.match(reason);
      await puppet.message(SEARCHED);
      await outgoingArrived(phone, puppet);
      expect(puppet.messages(SEARCHED)).to.deep.equal([
        { type: SEARCHED, data: { responseId: 's', contacts: [] } },
      ]);
    });
  }

  it('loses only the entries that cannot be valid', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    phone.addEventListener('zp-contact-search-event', (event) => {
      event.respondWith([
        ada,
        { number: 5 } as never,
        null as never,
        { ...ada, extra: 1 } as never,
      ]);
    });
    phone.addEventListener('zp-contact-match-event', (event: Match) => {
      event.respondWith({
        '+1': { id: 7, name: 'Ada' },
        '+2': { id: 'x' } as never,
      });
    });
    const first = await eventAfter(phone, 'embed-error', () => puppet.send(search('s')));
    expect(first.detail.message).to.match(/\[1\] number: must be a string/);
    expect(first.detail.message).to.match(/\[2\] entry: must be an object/);
    const second = await eventAfter(phone, 'embed-error', () =>
      puppet.send(match('m', '+1', '+2')),
    );
    expect(second.detail.message).to.match(/\[\+2\] name: must be a string/);
    expect((await puppet.message(SEARCHED)).data.contacts).to.deep.equal([
      ada,
      { ...ada, extra: 1 },
    ]);
    expect((await puppet.message(MATCHED)).data.contacts).to.deep.equal({
      '+1': { id: 7, name: 'Ada' },
    });
  });

  it('takes an answer that is an object of any kind: of no prototype, a class, another realm', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="A realm"></iframe>`);
    const realm = frame.contentWindow as Window & { eval(script: string): unknown };
    class Contact {
      id = 7;
      name = 'Ada';
    }
    const contact = { id: 7, name: 'Ada' };
    const answers = [
      Object.assign(Object.create(null), { '+1': contact }),
      { '+1': Object.assign(Object.create(null), contact) },
      { '+1': new Contact() },
      realm.eval(`({ '+1': { id: 7, name: 'Ada' } })`),
      realm.eval(`Promise.resolve({ '+1': { id: 7, name: 'Ada' } })`),
    ];
    const errors = collect(phone, 'embed-error');
    phone.addEventListener('zp-contact-match-event', (event: Match) => {
      event.respondWith(answers[Number(event.detail.requestId)] as never);
    });
    await puppet.send(...answers.map((_, index) => match(index, '+1')));
    await puppet.message(MATCHED, answers.length);
    for (const { data } of puppet.messages(MATCHED)) {
      expect(data.contacts).to.deep.equal({ '+1': contact });
    }
    expect(errors.map(({ detail }) => detail.message)).to.deep.equal([]);
  });

  it('whose answer is late gets the empty one, and the signal aborts', async () => {
    const { phone, puppet } = await phoneWithPuppet(
      html`<zoom-phone-embed src=${Puppet.url()} response-timeout="20"></zoom-phone-embed>`,
    );
    let late!: (contacts: (typeof ada)[]) => void;
    let signal!: AbortSignal;
    phone.addEventListener('zp-contact-search-event', (event) => {
      ({ signal } = event);
      event.respondWith(new Promise((resolve) => (late = resolve)));
    });
    const { detail } = await eventAfter(phone, 'embed-error', () => puppet.send(search('s')));
    expect(detail.code).to.equal('timeout');
    expect(signal.aborted).to.equal(true);
    late([ada]);
    await outgoingArrived(phone, puppet);
    expect(puppet.messages(SEARCHED).map(({ data }) => data.contacts)).to.deep.equal([[]]);
  });

  it('is given up when the widget is loaded anew, and when the embed leaves', async () => {
    for (const act of ['reload', 'remove'] as const) {
      const { phone, puppet } = await phoneWithPuppet();
      let signal!: AbortSignal;
      phone.addEventListener('zp-contact-search-event', (event) => {
        ({ signal } = event);
        event.respondWith(new Promise(() => undefined));
      });
      await eventAfter(phone, 'zp-contact-search-event', () => puppet.send(search('s')));
      const errors = collect(phone, 'embed-error');
      expect(signal.aborted).to.equal(false);
      phone[act]();
      expect(signal.aborted).to.equal(true);
      expect(signal.reason.code).to.equal(act === 'reload' ? 'reloaded' : 'disconnected');
      expect(errors).to.deep.equal([]);
    }
  });

  it('is not answered to the page that was loaded in the meantime', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    let answer!: (contacts: (typeof ada)[]) => void;
    phone.addEventListener('zp-contact-search-event', (event) => {
      event.respondWith(new Promise((resolve) => (answer = resolve)));
    });
    await eventAfter(phone, 'zp-contact-search-event', () => puppet.send(search('s')));
    phone.reload();
    answer([ada]);
    await phone.whenReady();
    const fresh = await Puppet.attach(phone.iframe as HTMLIFrameElement);
    await outgoingArrived(phone, fresh);
    expect(fresh.messages(SEARCHED)).to.deep.equal([]);
    expect(await rejection(phone.makeCall(''))).to.have.property('code', 'invalid-input');
  });
});
