import { expect, oneEvent } from '@open-wc/testing';
import type { Simulator } from '../../../simulator/client.js';
import { ALL_ON } from '../../support/phone-bed.js';
import { connect } from '../../support/simulator.js';
import { until } from '../../support/until.js';

const ADA = '+16505551234';

/** The page from its sources, on this origin: here a test may look inside. */
async function openView(query = ''): Promise<View> {
  const iframe = document.createElement('iframe');
  iframe.width = '350';
  iframe.height = '580';
  iframe.src = `/simulator/phone.html${query}`;
  document.body.append(iframe);
  await oneEvent(iframe, 'load');
  return new View(iframe, await connect(iframe));
}

class View {
  constructor(
    readonly iframe: HTMLIFrameElement,
    readonly simulator: Simulator,
  ) {}

  get document(): Document {
    return this.iframe.contentDocument!;
  }

  async configure(config: unknown = ALL_ON): Promise<void> {
    this.post('zp-init-config', config);
    await this.simulator.nextReceived('zp-init-config');
  }

  post(type: string, data: unknown): void {
    this.iframe.contentWindow?.postMessage({ type, data }, location.origin);
  }

  find(selector: string): HTMLElement | null {
    return this.document.querySelector<HTMLElement>(selector);
  }

  /** What an input holds. */
  value(selector: string): string | undefined {
    return (this.find(selector) as HTMLInputElement | null)?.value;
  }

  /** A button by its name. */
  button(name: string): HTMLButtonElement | undefined {
    return [...this.document.querySelectorAll('button')].find(
      (each) => (each.ariaLabel ?? each.textContent.trim()) === name && !each.closest('dialog'),
    );
  }

  click(name: string): void {
    const button = this.button(name);
    if (!button) throw new Error(`there is no button ${name}`);
    button.focus();
    button.click();
  }

  /** A key of the dial pad. */
  press(digit: string): void {
    [...this.document.querySelectorAll<HTMLElement>('.digit')]
      .find(({ textContent }) => textContent === digit)!
      .click();
  }

  type(selector: string, text: string): void {
    const input = this.find(selector) as HTMLInputElement;
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  key(selector: string, key: string): void {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    this.find(selector)!.dispatchEvent(event);
  }

  /** Everything that axe has against the page. */
  async violations(): Promise<string[]> {
    const frame = this.iframe.contentWindow as any;
    if (!frame.axe) {
      const script = this.document.createElement('script');
      script.src = '/node_modules/axe-core/axe.min.js';
      this.document.head.append(script);
      await oneEvent(script, 'load');
    }
    const { violations } = await frame.axe.run();
    return violations.map(({ id, nodes }: any) => `${id}: ${nodes[0].html}`);
  }

  get text(): string {
    return this.find('main')!.innerText;
  }

  get announced(): string {
    return this.find('p.visually-hidden[role=status]')!.textContent.trim();
  }
}

describe('the simulated phone’s page', () => {
  let view: View;
  afterEach(() => {
    view.simulator.close();
    view.iframe.remove();
  });

  it('has somebody sign in first where the URL says so, and out in the settings', async () => {
    view = await openView('?signedOut');
    await view.configure();
    expect(view.button('Keypad')).to.equal(undefined);
    view.click('Sign in as Sam Agent');
    await until(() => view.button('Settings'), 'there are no pages');
    expect((await view.simulator.run({ ring: {} })).map(({ type }) => type)).to.include(
      'zp-call-ringing-event',
    );
    await view.simulator.run([{ miss: {} }, { open: 'settings' }]);
    await until(() => view.button('Sign out'), 'nobody can sign out');
    view.click('Sign out');
    await until(() => view.button('Sign in as Sam Agent'), 'nobody is signed out');
  });

  describe('is accessible', () => {
    const whole = [{ ring: {} }, { answer: {} }, { hangUp: {} }, { log: {} }] as const;
    const states = {
      'before any configuration': [],
      'on the keypad': [{ open: 'keypad' }],
      'in SMS': [
        { sms: { direction: 'inbound' } },
        { sms: { direction: 'outbound' } },
        { open: 'sms' },
      ],
      'in the history': [
        ...whole,
        { recording: {} },
        { summary: { change: 'created' } },
        { open: 'history' },
      ],
      'in the voicemail': [...whole, { voicemail: {} }, { open: 'voicemail' }],
      'on the note page': [...whole, { notes: 'sample' }],
      'in the settings': [{ open: 'settings' }],
      'signed out': [{ signOut: true }],
      'during an incoming call': [{ ring: {} }],
      'during an outgoing call': [{ dial: { number: ADA } }],
      'during two calls': [{ ring: {} }, { answer: {} }, { ring: {} }],
      'beside a call': [{ ring: {} }, { answer: {} }, { open: 'keypad' }],
    } as const;
    for (const [state, steps] of Object.entries(states)) {
      it(state, async () => {
        view = await openView();
        if (steps.length) await view.configure();
        await view.simulator.run(steps);
        expect(await view.violations()).to.deep.equal([]);
      });
    }

    it('with problems, and in the simulator’s own sheet', async () => {
      view = await openView();
      view.post('zp-hang-up', {});
      await view.simulator.nextReceived();
      view.click('Simulator');
      expect(view.find('dialog')).to.have.property('open', true);
      expect(await view.violations()).to.deep.equal([]);
    });

    it('where there is room for the workbench beside the phone', async () => {
      view = await openView();
      view.iframe.width = '900';
      await until(() => view.find('aside'));
      await view.simulator.run('sms-in');
      expect(await view.violations()).to.deep.equal([]);
    });
  });

  it('says on its face that it is a simulator', async () => {
    view = await openView();
    expect(view.button('Simulator')).not.to.equal(undefined);
    expect(view.document.title).to.equal('Phone simulator');
  });

  it('dials from the keypad, and ends the call', async () => {
    view = await openView();
    for (const digit of '911') view.press(digit);
    await view.simulator.state();
    view.click('Call');
    await view.simulator.state();
    expect(view.text).to.contain('911');
    expect(view.announced).to.equal('Calling 911');
    expect(view.document.activeElement?.getAttribute('aria-label')).to.equal('End call');
    view.click('End call');
    const { calls } = await view.simulator.state();
    expect(calls[0]).to.include({ state: 'ended', direction: 'outbound' });
    expect(view.announced).to.equal('Call with 911 ended');
  });

  it('searches contacts while the user types, and dials the chosen one by keyboard', async () => {
    view = await openView();
    await view.configure();
    const asked = new Promise<any>((resolve) => {
      window.addEventListener('message', ({ data }) => resolve(data), { once: true });
    });
    view.type('#keypad-number', 'a');
    view.type('#keypad-number', 'ada');
    const { type, data } = await asked;
    expect(type).to.equal('zp-contact-search-event');
    expect(data.searchString).to.equal('ada');
    const contacts = [{ number: ADA, displayName: 'Ada King' }];
    view.post('zp-contact-search-response', { responseId: data.requestId, contacts });
    await until(() => view.find('[role=option]'));
    view.key('#keypad-number', 'ArrowDown');
    await until(() => view.find('[role=option][aria-selected=true]'));
    expect(view.find('#keypad-number')?.getAttribute('aria-activedescendant')).to.equal(
      view.find('[role=option]')?.id,
    );
    view.key('#keypad-number', 'Enter');
    await until(() => view.value('#keypad-number') === ADA);
    expect(view.find('[role=option]')).to.equal(null);
    view.click('Call');
    const { calls } = await view.simulator.state();
    expect(calls[0]?.callee.name).to.equal('Ada King');
  });

  it('answers and declines', async () => {
    view = await openView();
    await view.simulator.run([{ ring: { callId: 'a' } }]);
    expect(view.announced).to.equal('Incoming call from Ada Lovelace');
    view.click('Answer');
    await view.simulator.run([{ ring: { callId: 'b' } }]);
    view.click('Decline');
    const { calls } = await view.simulator.state();
    expect(calls.map(({ callId, state }) => [callId, state])).to.deep.equal([
      ['b', 'ended'],
      ['a', 'connected'],
    ]);
    expect(view.announced).to.equal('Connected with Ada Lovelace');
  });

  it('mutes, holds and records within itself, and tells nobody', async () => {
    view = await openView();
    await view.simulator.run([{ ring: {} }, { answer: {} }]);
    const heard: unknown[] = [];
    const listen = ({ data }: MessageEvent) => heard.push(data.type);
    window.addEventListener('message', listen);
    for (const name of ['Mute', 'Hold', 'Record']) view.click(name);
    expect((await view.simulator.state()).calls[0]).to.include({
      muted: true,
      held: true,
      recording: true,
    });
    expect(view.button('Mute')?.ariaPressed).to.equal('true');
    await view.simulator.send({ type: 'last' });
    await until(() => heard.length);
    window.removeEventListener('message', listen);
    expect(heard).to.deep.equal(['last']);
  });

  it('takes no focus away from the host', async () => {
    view = await openView();
    const host = document.createElement('input');
    document.body.append(host);
    host.focus();
    await view.simulator.run([{ ring: {} }, { answer: {} }]);
    expect(document.activeElement).to.equal(host);
    host.remove();
  });

  it('shows Save Log only where the host enabled it', async () => {
    view = await openView();
    await view.configure({ enableSavingLog: false });
    await view.simulator.run('inbound-answered');
    await view.simulator.run({ open: 'history' });
    expect(view.button('Save Log')).to.equal(undefined);
    await view.configure({ enableSavingLog: true });
    const saved = oneEvent(window, 'message');
    view.click('Save Log');
    expect(((await saved) as unknown as MessageEvent).data.type).to.equal('zp-save-log-event');
    await view.simulator.state();
    expect(view.button('Log saved')).not.to.equal(undefined);
  });

  it('shows the auto log switch only where the host enabled it', async () => {
    view = await openView();
    await view.configure({ enableAutoLog: false });
    await view.simulator.run({ open: 'settings' });
    expect(view.find('[role=switch]')).to.equal(null);
    await view.configure({ enableAutoLog: true });
    view.find('[role=switch]')!.click();
    expect((await view.simulator.state()).autoLog).to.equal(true);
  });

  it('builds the note page from its configuration, and saves what was filled in', async () => {
    view = await openView();
    await view.configure();
    await view.simulator.run([{ ring: { callId: 'a' } }, { answer: {} }, { hangUp: {} }]);
    const [select, text] = view.document.querySelectorAll<HTMLSelectElement>('form .input');
    expect([...select!.options].map(({ value, label }) => [value, label])).to.deep.equal([
      ['', 'Select an option'],
      ['interested', 'Interested'],
      ['later', 'Call back later'],
    ]);
    expect(text).to.have.property('placeholder', 'Enter notes');
    select!.value = 'later';
    select!.dispatchEvent(new Event('change'));
    view.type('textarea', 'Next week');
    const saved = oneEvent(window, 'message');
    view.click('Save');
    expect(((await saved) as unknown as MessageEvent).data).to.deep.equal({
      type: 'zp-notes-save-event',
      data: { callId: 'a', notesData: { Disposition: 'later', Description: 'Next week' } },
    });
    await view.simulator.state();
    expect(view.text).to.contain('Notes saved.');
  });

  it('sends the text message that the host filled in', async () => {
    view = await openView();
    view.post('zp-input-sms', { number: ADA, message: 'Hello' });
    await view.simulator.nextReceived();
    expect(view.value('#sms-message')).to.equal('Hello');
    const sent = oneEvent(window, 'message');
    view.click('Send');
    const { data } = ((await sent) as unknown as MessageEvent).data;
    expect(data).to.include({ message: 'Hello', direction: 'outbound' });
    expect(data.receivers).to.deep.equal([{ phoneNumber: ADA }]);
  });

  it('shows text as text, whatever it holds', async () => {
    view = await openView();
    const text = '<img src=x onerror=alert(1)>';
    await view.simulator.run([{ sms: { direction: 'inbound', message: text } }, { open: 'sms' }]);
    expect(view.text).to.contain(text);
    expect(view.find('main img')).to.equal(null);
  });

  it('shows problems on its face', async () => {
    view = await openView();
    view.post('zp-hang-up', {});
    await view.simulator.nextReceived();
    expect(view.find('.problem-bar')?.textContent).to.contain('zp-hang-up');
  });
});
