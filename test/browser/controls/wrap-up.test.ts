import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/define.js';
import type { ZoomWrapUp } from '../../../src/index.js';
import { isAccessible } from '../../support/accessible.js';
import { ccWithPuppet, outgoingArrived } from '../../support/embed.js';
import type { Puppet } from '../../support/puppet.js';
import { ccCall } from '../../support/told.js';
import { until } from '../../support/until.js';

const CODES = [
  {
    id: 'd1',
    name: 'Sold',
    subDispositionList: [
      { id: 'd2', name: 'Hardware', subDispositionList: [{ id: 'd3', name: 'Phone' }] },
      { id: 'd4', name: 'Licence' },
    ],
  },
  { id: 'd5', name: 'Not sold' },
  { id: 'd6', name: 'Complaint' },
  { id: 'd7', name: 'Wrong number' },
  { id: 'd8', name: 'Voicemail' },
  null,
  { id: 9 },
];

describe('<zoom-wrap-up>', () => {
  let puppet: Puppet;
  let cc: HTMLElementTagNameMap['zoom-cc-embed'];
  let control: ZoomWrapUp;
  beforeEach(async () => {
    ({ cc, puppet } = await ccWithPuppet());
    control = await fixture<ZoomWrapUp>(html`<zoom-wrap-up></zoom-wrap-up>`);
  });

  const { now } = Date;
  afterEach(() => {
    Date.now = now;
  });

  const root = (): ShadowRoot => control.shadowRoot!;
  const textOf = (): string => root().textContent.replace(/\s+/g, ' ').trim();
  const shows = (text: RegExp): Promise<void> =>
    until(() => text.test(textOf()), `${String(text)} is not in "${textOf()}"`);
  const dispositions = (): HTMLButtonElement[] => [
    ...root().querySelectorAll<HTMLButtonElement>('[part=disposition]'),
  ];
  const names = (): string[] => dispositions().map(({ textContent }) => textContent.trim());
  const type = (selector: string, value: string): void => {
    const field = root().querySelector<HTMLInputElement>(selector)!;
    field.value = value;
    field.dispatchEvent(new InputEvent('input'));
  };

  /** Brings engagements into wrap-up, in the order in which they end. */
  async function end(...ids: string[]): Promise<void> {
    for (const [index, id] of ids.entries()) {
      const call = ccCall(id, `+1650555000${index}`);
      await puppet.send(call.rings, call.connects, {
        type: 'zcc-call-ended',
        data: { engagementId: id, completeTs: Date.now() - 60_000 + index },
      });
    }
  }

  /** Answers the nth request for dispositions. */
  async function tellCodes(codes: unknown = CODES, nth = 1): Promise<any> {
    const { data } = await puppet.message('zcc-get-disposition-codes', nth);
    const { requestId } = data;
    await puppet.send({ type: 'zcc-get-disposition-codes-response', data: { requestId, codes } });
    return data;
  }

  it('is about the engagement that ended first, or the one that is named', async () => {
    expect(textOf()).to.contain('Nothing to wrap up');
    await end('a', 'b');
    await shows(/Wrap-up: \+16505550000 1:0\d since the end/);
    expect((await tellCodes()).engagementId).to.equal('a');
    control.engagementId = 'b';
    await shows(/Wrap-up: \+16505550001/);
    control.engagementId = 'nobody';
    await shows(/Nothing to wrap up/);
  });

  it('has the tree of dispositions, and a search that keeps the way to what it finds', async () => {
    await end('a');
    await tellCodes();
    await until(() => dispositions().length === 8);
    const levels = dispositions()
      .slice(0, 4)
      .map((button) => {
        let level = 0;
        for (let at: Element | null = button; at; at = at.parentElement) {
          if (at.matches('ul')) level++;
        }
        return level;
      });
    expect(levels).to.deep.equal([1, 2, 3, 2]);
    await isAccessible(control);
    type('[type=search]', 'phone SOLD');
    await until(() => dispositions().length === 3);
    expect(names()).to.deep.equal(['Sold', 'Hardware', 'Phone']);
    type('[type=search]', 'nothing of it');
    await shows(/Nothing matches/);
  });

  it('sends a disposition when it is chosen, and shows a refusal there', async () => {
    await end('a');
    await tellCodes();
    await until(() => dispositions().length === 8);
    dispositions()[2]!.click();
    const { data } = await puppet.message('zcc-set-engagement-disposition');
    expect(data).to.include({ engagementId: 'a', channelType: 'voice', dispositionId: 'd3' });
    await shows(/Phone Sent/);
    await outgoingArrived(cc, puppet);
    const { requestId } = data;
    await puppet.send({ type: 'zcc-error', data: { code: 1, message: 'no such one', requestId } });
    await until(() => root().querySelector('fieldset [role=alert]'));
    expect(textOf()).to.contain('no such one');
    expect(textOf(), 'what was refused was not sent').not.to.contain('Phone Sent');
  });

  it('still shows the one that was sent before, where the widget refuses another', async () => {
    await end('a');
    await tellCodes();
    await until(() => dispositions().length === 8);
    dispositions()[2]!.click();
    await puppet.message('zcc-set-engagement-disposition');
    await shows(/Phone Sent/);
    dispositions()[3]!.click();
    const { data } = await puppet.message('zcc-set-engagement-disposition', 2);
    await shows(/Licence Sent/);
    const { requestId } = data;
    await puppet.send({ type: 'zcc-error', data: { code: 1, message: 'no such one', requestId } });
    await shows(/no such one/);
    expect(textOf()).to.contain('Phone Sent').and.not.to.contain('Licence Sent');
  });

  it('keeps what was typed while it is out of the page', async () => {
    await end('a');
    await shows(/0 of 2,000/);
    type('textarea', 'Sold two');
    await shows(/8 of 2,000/);
    const { parentElement } = control;
    control.remove();
    await control.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    parentElement!.append(control);
    await shows(/8 of 2,000/);
  });

  it('passes over a work item, whose wrap-up the protocol cannot close', async () => {
    const { connects, ends } = ccCall('task');
    const channel = 'work_item';
    await puppet.send(
      { ...connects, data: { ...connects.data, channel } },
      { ...ends, data: { ...ends.data, channel, completeTs: 1 } },
    );
    await until(() => cc.getEngagement('task')?.state === 'wrapup');
    expect(cc.getEngagement('task')!.channel).to.equal('work_item');
    await control.updateComplete;
    expect(textOf()).to.contain('Nothing to wrap up');
    await end('a');
    await shows(/Wrap-up: \+16505550000/);
  });

  it('keeps a note of at most 2,000 characters for each, and closes with it', async () => {
    await end('a', 'b');
    await shows(/0 of 2,000 characters/);
    const note = root().querySelector('textarea')!;
    expect(note.maxLength).to.equal(2000);
    type('textarea', 'Sold two');
    await shows(/8 of 2,000/);
    control.engagementId = 'b';
    await shows(/0 of 2,000/);
    expect(root().querySelector('textarea')!.value).to.equal('');
    control.engagementId = 'a';
    await shows(/8 of 2,000/);
    expect(root().querySelector('textarea')!.value).to.equal('Sold two');
    root().querySelector<HTMLButtonElement>('[part=close]')!.click();
    const { data } = await puppet.message('zcc-close-engagement-wrapup');
    expect(data).to.include({ engagementId: 'a', channelType: 'voice', note: 'Sold two' });
    control.engagementId = null;
    await puppet.send(ccCall('a').isOver);
    await shows(/Wrap-up: \+16505550001/);
    expect(root().querySelector('textarea')!.value).to.equal('');
  });

  it('takes nothing for one engagement that was meant for the one before', async () => {
    await end('a', 'b');
    await shows(/0 of 2,000/);
    const note = root().querySelector('textarea')!;
    note.focus();
    await sendKeys({ type: 'for a' });
    const at = Date.now();
    Date.now = () => at;
    await puppet.send(ccCall('a').isOver);
    await shows(/Wrap-up: \+16505550001/);
    await sendKeys({ type: ' and more' });
    expect(root().querySelector('textarea')!.value).to.equal('');
    expect(root().activeElement).to.equal(root().querySelector('section'));
    const close = (): void => root().querySelector<HTMLButtonElement>('[part=close]')!.click();
    close();
    await outgoingArrived(cc, puppet);
    expect(puppet.messages('zcc-close-engagement-wrapup')).to.deep.equal([]);
    Date.now = () => at + 500;
    close();
    const { data } = await puppet.message('zcc-close-engagement-wrapup');
    expect(data.engagementId).to.equal('b');
    expect(data).not.to.have.property('note');
  });

  it('says so where the widget lists none, or refuses to', async () => {
    await end('a');
    const { data } = await puppet.message('zcc-get-disposition-codes');
    const { requestId } = data;
    await puppet.send({ type: 'zcc-error', data: { code: 1, message: 'try later', requestId } });
    await shows(/try later/);
    root().querySelector<HTMLButtonElement>('fieldset button')!.click();
    await tellCodes([], 2);
    await shows(/There are none/);
  });
});
