import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import type { ZoomEmbedInspector } from '../../../src/index.js';
import { contentOf, type Entry } from '../../../src/controls/embed-inspector/entry.js';
import { isAccessible } from '../../support/accessible.js';
import { incomingArrived, phoneWithPuppet } from '../../support/embed.js';
import type { Puppet } from '../../support/puppet.js';
import { phoneCall } from '../../support/told.js';
import { until } from '../../support/until.js';

describe('<zoom-embed-inspector>', () => {
  let phone: HTMLElementTagNameMap['zoom-phone-embed'];
  let puppet: Puppet;
  let control: ZoomEmbedInspector;
  beforeEach(async () => {
    ({ phone, puppet } = await phoneWithPuppet());
    control = await fixture<ZoomEmbedInspector>(
      html`<zoom-embed-inspector></zoom-embed-inspector>`,
    );
  });

  const root = (): ShadowRoot => control.shadowRoot!;
  const rows = (): string[] =>
    Array.from(root().querySelectorAll('summary'), ({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
  const button = (name: string): HTMLButtonElement =>
    Array.from(root().querySelectorAll('button')).find(
      ({ textContent }) => textContent.trim() === name,
    )!;
  const search = (text: string): void => {
    const field = root().querySelector<HTMLInputElement>('[type=search]')!;
    field.value = text;
    field.dispatchEvent(new InputEvent('input'));
  };
  const tick = (name: string): void =>
    root().querySelector<HTMLInputElement>(`[name=${name}]`)!.click();

  it('shows each message with its time, direction, type and drift, newest first', async () => {
    expect(root().textContent).to.contain('No messages yet');
    await puppet.send(phoneCall('c').rings, { type: 'zp-call-ended-event', data: { callId: 7 } });
    await phone.makeCall('+16505551234');
    await until(() => rows().length === 3);
    const [call, ended, ringing] = rows();
    expect(call).to.match(/^\d\d:\d\d:\d\d\.\d{3}.* Out zp-make-call$/);
    expect(ended).to.match(/ In zp-call-ended-event Drift: \d+$/);
    expect(ringing).to.match(/ In zp-call-ringing-event/);
    await isAccessible(control);
  });

  it('filters and searches what is seen', async () => {
    await puppet.send(phoneCall('c').rings, { type: 'zp-call-ended-event', data: { callId: 7 } });
    await phone.makeCall('+16505551234');
    await until(() => rows().length === 3);
    const direction = root().querySelector('select')!;
    direction.value = 'out';
    direction.dispatchEvent(new Event('change'));
    await until(() => rows().length === 1);
    direction.value = '';
    direction.dispatchEvent(new Event('change'));
    tick('withDrift');
    await until(() => rows().length < 3 && rows().some((row) => row.includes('ended')));
    tick('withDrift');
    search('RINGING phonenumber');
    await until(() => rows().length === 1);
    // A value that is hidden is not found until it is shown.
    search('Lovelace');
    await until(() => /No matches/.test(root().textContent));
    tick('showValues');
    await until(() => rows().length === 1);
  });

  it('hides values until the user asks for them, also in what is copied', async () => {
    await puppet.send(phoneCall('c').rings);
    await until(() => rows().length === 1);
    root().querySelector('details')!.open = true;
    await until(() => root().querySelector('pre'));
    const content = (): string => root().querySelector('pre')!.textContent;
    expect(content()).to.contain('"phoneNumber": "•••"').and.to.contain('zp-call-ringing-event');
    expect(content()).not.to.match(/Ada|650555/);
    const copied: string[] = [];
    const clipboard = { writeText: (text: string) => Promise.resolve(copied.push(text)) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    try {
      button('Copy').click();
      await until(() => copied.length === 1);
      tick('showValues');
      await until(() => content().includes('Ada Lovelace'));
      button('Copy').click();
      await until(() => copied.length === 2);
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
    expect(copied[0]).not.to.match(/Ada|650555/);
    const [entry] = JSON.parse(copied[1]!);
    expect(entry).to.include({ direction: 'in', product: 'Zoom Phone' });
    expect(entry.message).to.deep.equal(phoneCallAt(entry.message.data.dateTime));
  });

  it('exports what it shows as a file of JSON', async () => {
    await puppet.send(phoneCall('c').rings);
    await until(() => rows().length === 1);
    const create = URL.createObjectURL.bind(URL);
    let blob: Blob | undefined;
    URL.createObjectURL = (object) => {
      blob = object as Blob;
      return create(object);
    };
    try {
      button('Export').click();
    } finally {
      URL.createObjectURL = create;
    }
    expect(blob?.type).to.equal('application/json');
    expect(JSON.parse(await blob!.text())).to.have.length(1);
  });

  it('stands still while it is paused, and shows what came meanwhile', async () => {
    await puppet.send({ type: 'zp-one' });
    await until(() => rows().length === 1);
    button('Pause').click();
    await puppet.send({ type: 'zp-two' });
    await incomingArrived(phone, puppet);
    await control.updateComplete;
    expect(rows()).to.have.length(1);
    button('Pause').click();
    await until(() => rows().some((row) => row.includes('zp-two')));
    button('Clear').click();
    await until(() => rows().length === 0);
  });

  it('keeps the last 1,000', async () => {
    await puppet.send(...Array.from({ length: 1005 }, (_, index) => ({ type: `zp-${index}` })));
    await incomingArrived(phone, puppet);
    // One more says that all have come.
    await until(() => rows().at(-1)?.endsWith('zp-6'));
    expect(root().textContent).to.contain('1,000 of 1,000');
  });
});

const phoneCallAt = (dateTime: string) => {
  const { type, data } = phoneCall('c').rings;
  return { type, data: { ...data, dateTime } };
};

describe('what a widget may say', () => {
  const contents = (message: unknown) =>
    contentOf({ message, direction: 'in', time: 0, drift: [], id: 0, product: '' } as Entry, true);

  it('is shown as JSON, whatever it is', () => {
    const ring: Record<string, unknown> = {
      type: 'zp-x',
      when: new Date(),
      n: 1n,
      list: [1, null],
    };
    ring.self = ring;
    expect(contents(ring)).to.deep.equal({
      type: 'zp-x',
      when: '•••',
      n: '•••',
      list: ['•••', null],
      self: '…',
    });
    expect(contents('text')).to.equal('•••');
    // A key may be a value, too: contacts are listed under their numbers.
    const contacts = {
      '+16505551234': { id: 7, contact_name: 'Ada' },
      1001: {},
      'Ada Lovelace': {},
      ada1815: 1,
    };
    expect(JSON.stringify(contents({ contacts, line1: 'x' }))).not.to.match(/1234|1001|1815|Ada/);
    expect(contents({ contacts: { '+1': { id: 7 }, '+2': {} }, line1: 'x' })).to.deep.equal({
      contacts: { '••• 1': { id: '•••' }, '••• 2': {} },
      line1: '•••',
    });
    expect(contents(undefined)).to.equal(undefined);
  });
});
