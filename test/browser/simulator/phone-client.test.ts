import { expect, oneEvent } from '@open-wc/testing';
import { connectSimulator, ScriptError } from '../../../simulator/client.js';
import { ALL_ON } from '../../support/phone-bed.js';
import { connect } from '../../support/simulator.js';
import { collect, openFrame, openSimulator, ORIGIN, post, removeFrames } from './frame.js';

const ADA = '+16505551234';

/** The next message that an iframe's page posts to this one. */
function nextMessage(iframe: HTMLIFrameElement, type: string): Promise<any> {
  return new Promise((resolve) => {
    window.addEventListener('message', function listen({ source, data }: MessageEvent) {
      if (source !== iframe.contentWindow || data?.type !== type) return;
      window.removeEventListener('message', listen);
      resolve(data);
    });
  });
}

async function failure(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => '',
    (error: unknown) => (error as Error).message,
  );
}

describe('the simulator and its client', () => {
  afterEach(removeFrames);

  describe('connecting', () => {
    it('works before the iframe has loaded', async () => {
      const simulator = await connect(openFrame());
      expect((await simulator.state()).page).to.equal('keypad');
    });

    it('works after the iframe has loaded', async () => {
      const iframe = openFrame();
      await oneEvent(iframe, 'load');
      const simulator = await connect(iframe, ORIGIN);
      expect((await simulator.state()).page).to.equal('keypad');
    });

    it('works for a page that never finishes loading', async () => {
      const iframe = openFrame('?ready=never');
      let loaded = false;
      iframe.addEventListener('load', () => {
        loaded = true;
      });
      const simulator = await connect(iframe);
      const ringing = nextMessage(iframe, 'zp-call-ringing-event');
      const [sent] = await simulator.run({ ring: {} });
      expect(await ringing).to.deep.equal(sent);
      expect(loaded).to.equal(false);
    });

    it('gives up where there is no simulator', async () => {
      const iframe = openFrame('', '/404');
      const message = await failure(connectSimulator(iframe, undefined, { timeout: 200 }));
      expect(message).to.equal(
        `no simulator answered within 200 ms in the iframe of ${iframe.src}`,
      );
    });

    it('needs an iframe', async () => {
      const message = await failure(connectSimulator(null as never));
      expect(message).to.contain('whenReady()');
    });

    it('works where the host hides its address, and no message is lost until it is known', async () => {
      const iframe = openFrame('?script=sms-out&scriptStart=now', '/phone.html', 'no-referrer');
      const sms = nextMessage(iframe, 'zp-sms-log-event');
      await connect(iframe);
      expect((await sms).data.direction).to.equal('outbound');
    });

    it('serves several clients', async () => {
      const { iframe, simulator } = await openSimulator();
      const other = await connect(iframe);
      post(iframe, 'zp-init-config', {});
      await Promise.all([simulator.nextReceived(), other.nextReceived()]);
      simulator.close();
      expect((await other.state()).sentConfig).to.deep.equal({});
    });

    it('rejects what still waits when it is closed', async () => {
      const { simulator } = await openSimulator();
      const waiting = failure(simulator.nextReceived());
      simulator.close();
      expect(await waiting).to.contain('closed');
      expect(await failure(simulator.state())).to.contain('closed');
    });

    it('keeps its traffic from the listeners of the page', async () => {
      const { iframe, simulator } = await openSimulator();
      const { messages, stop } = collect(iframe);
      const message = nextMessage(iframe, 'last');
      await simulator.state();
      await simulator.run([{ ring: {} }, { send: { type: 'last' } }]);
      await message;
      stop();
      expect(messages.map(({ type }) => type)).to.deep.equal(['zp-call-ringing-event', 'last']);
    });
  });

  describe('what the widget received', () => {
    it('is told with the place in the note page that is wrong', async () => {
      const { iframe, simulator } = await openSimulator();
      post(iframe, 'zp-init-config', {
        notePageConfiguration: [
          { fieldName: 'Notes', fieldType: 'text' },
          { fieldName: 'When', fieldType: 'date' },
          { fieldName: 'How', fieldType: 'select', selectOptions: [{ label: 1, value: 'a' }] },
        ],
      });
      const { problems, taken } = await simulator.nextReceived('zp-init-config');
      const paths = problems.map(({ text }) => /data\.\S+/.exec(text)?.[0]);
      expect(paths).to.deep.equal([
        'data.notePageConfiguration.1.fieldType',
        'data.notePageConfiguration.2.selectOptions.0.label',
      ]);
      expect(taken).to.equal(false);
    });

    it('is told with what is wrong with it', async () => {
      const { iframe, simulator } = await openSimulator();
      post(iframe, 'zp-init-config', { enableSavingLog: true });
      post(iframe, 'zp-make-call', { nmber: ADA });
      const { problems, taken } = await simulator.nextReceived('zp-make-call');
      expect(problems.map(({ kind }) => kind)).to.deep.equal(['shape', 'key']);
      expect(problems[0]?.text).to.match(/^zp-make-call: data\.number /);
      expect(problems[1]?.text).to.equal('zp-make-call: data.nmber is not documented');
      expect(taken).to.equal(false);
      expect((await simulator.state()).calls).to.deep.equal([]);
      expect((await simulator.state()).problems).to.deep.equal(problems);
      expect(simulator.received().map(({ message, index }) => [index, message])).to.deep.equal([
        [0, { type: 'zp-init-config', data: { enableSavingLog: true } }],
        [1, { type: 'zp-make-call', data: { nmber: ADA } }],
      ]);
    });

    it('is taken with an empty caller id, and the difference is noted', async () => {
      const { iframe, simulator } = await openSimulator();
      post(iframe, 'zp-init-config', undefined);
      post(iframe, 'zp-make-call', { number: ADA, callerId: '' });
      const { message, problems, taken } = await simulator.nextReceived('zp-make-call');
      expect(taken).to.equal(true);
      expect(problems.map(({ kind }) => kind)).to.deep.equal(['tolerated']);
      expect(message.data, 'as it came').to.deep.equal({ number: ADA, callerId: '' });
      const { calls, problems: all } = await simulator.state();
      expect(calls[0]?.callee.phoneNumber).to.equal(ADA);
      expect(all.map(({ kind }) => kind)).to.deep.equal(['tolerated', 'tolerated']);
    });

    it('is not taken with an empty caller id where the URL says strict', async () => {
      const { iframe, simulator } = await openSimulator('?strict');
      post(iframe, 'zp-init-config', undefined);
      post(iframe, 'zp-make-call', { number: ADA, callerId: '' });
      const { problems, taken } = await simulator.nextReceived('zp-make-call');
      expect(taken).to.equal(false);
      expect(problems.map(({ kind }) => kind)).to.deep.equal(['shape']);
      const { calls, sentConfig } = await simulator.state();
      expect(calls).to.deep.equal([]);
      expect(sentConfig).to.equal(undefined);
    });

    it('is not taken while nobody is signed in, but for the configuration', async () => {
      const { iframe, simulator } = await openSimulator('?signedOut');
      post(iframe, 'zp-init-config', {});
      post(iframe, 'zp-make-call', { number: ADA });
      expect((await simulator.nextReceived('zp-init-config')).taken).to.equal(true);
      const { problems, taken } = await simulator.nextReceived('zp-make-call');
      expect(problems).to.deep.equal([
        { kind: 'state', text: 'zp-make-call: nobody is signed in' },
      ]);
      expect(taken).to.equal(false);
      expect((await simulator.state()).calls).to.deep.equal([]);
    });

    it('includes what cannot be shown as JSON, or handed on', async () => {
      const { iframe, simulator } = await openSimulator();
      const round: Record<string, unknown> = { type: 'round', size: 1n };
      round.self = round;
      iframe.contentWindow?.postMessage(round, ORIGIN);
      const { port1 } = new MessageChannel();
      iframe.contentWindow?.postMessage({ type: 'port', port1 }, ORIGIN, [port1]);
      expect((await simulator.nextReceived('round')).message).to.have.property('size', 1n);
      expect((await simulator.nextReceived()).message.type).to.equal('round');
      expect((await simulator.nextReceived()).message).to.equal('(cannot be cloned)');
      // The page still draws.
      expect((await simulator.run('sms-in')).length).to.equal(1);
    });

    it('includes what no widget understands, and what is no message', async () => {
      const { iframe, simulator } = await openSimulator();
      post(iframe, 'zp-hang-up', {});
      iframe.contentWindow?.postMessage('hello', ORIGIN);
      const kinds = [await simulator.nextReceived(), await simulator.nextReceived()].map(
        ({ problems }) => problems.map(({ kind }) => kind),
      );
      expect(kinds).to.deep.equal([['type'], ['message']]);
    });

    it('includes a command before any configuration', async () => {
      const { iframe, simulator } = await openSimulator();
      post(iframe, 'zp-make-call', { number: ADA });
      const { problems, taken } = await simulator.nextReceived();
      expect(problems.map(({ kind }) => kind)).to.deep.equal(['order']);
      expect(taken).to.equal(true);
    });

    it('is given out once for each type, also when it came before it was asked for', async () => {
      const { iframe, simulator } = await openSimulator();
      post(iframe, 'zp-init-config', {});
      post(iframe, 'zp-input-sms', { number: '1' });
      post(iframe, 'zp-input-sms', { number: '2' });
      const number = async () =>
        (await simulator.nextReceived('zp-input-sms')).message.data?.number;
      expect([await number(), await number()]).to.deep.equal(['1', '2']);
      expect((await simulator.nextReceived('zp-init-config')).index).to.equal(0);
      const both = Promise.all([number(), number()]);
      post(iframe, 'zp-input-sms', { number: '3' });
      post(iframe, 'zp-input-sms', { number: '4' });
      expect(await both).to.deep.equal(['3', '4']);
    });

    it('can be asked for from a message on', async () => {
      const { iframe, simulator } = await openSimulator();
      for (const number of ['1', '2', '3']) post(iframe, 'zp-input-sms', { number });
      const first = await simulator.nextReceived('zp-input-sms');
      const second = await simulator.nextReceived('zp-input-sms', { after: first });
      expect((await simulator.nextReceived(undefined, { after: first })).index).to.equal(1);
      expect((await simulator.nextReceived(undefined, { after: second })).index).to.equal(2);
    });

    it('includes nothing of a window that is not the host, but a problem', async () => {
      const { iframe, simulator } = await openSimulator();
      const stranger = document.createElement('iframe');
      document.body.append(stranger);
      const script = stranger.contentDocument!.createElement('script');
      script.textContent = `onmessage = ({ data }) => {
        parent.frames[data.index].postMessage({ type: 'zp-make-call', data: { number: '1' } }, data.origin);
      }`;
      stranger.contentDocument!.body.append(script);
      const index = Array.from({ length: window.length }, (_, each) => each).find(
        (each) => window[each] === iframe.contentWindow,
      );
      stranger.contentWindow!.postMessage({ index, origin: ORIGIN }, location.origin);
      // Both ways end in the page of the simulator; the stranger's message takes one turn more.
      let problems = (await simulator.state()).problems;
      while (!problems.length) problems = (await simulator.state()).problems;
      expect(problems.map(({ kind }) => kind)).to.deep.equal(['origin']);
      expect(simulator.received()).to.deep.equal([]);
      expect((await simulator.state()).calls).to.deep.equal([]);
      stranger.remove();
    });
  });

  describe('scripts', () => {
    it('reject with the step that failed', async () => {
      const { simulator } = await openSimulator();
      expect(await failure(simulator.run([{ ring: {} }, { log: {} }]))).to.contain('step 2 (log)');
      expect(await failure(simulator.run('no-such' as never))).to.contain('no scenario "no-such"');
      expect((await simulator.state()).problems.map(({ kind }) => kind)).to.deep.equal([
        'script',
        'script',
      ]);
    });

    it('reject where they are awaited, with an error that says so', async function named() {
      const { simulator } = await openSimulator();
      const error = await simulator.run([{ log: {} }]).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(ScriptError);
      expect((error as Error).name).to.equal('ScriptError');
      expect((error as Error).message).to.match(/^step 1 \(log\): ./);
      // Not every engine writes down who awaited.
      if (/Chrome/.test(navigator.userAgent)) expect((error as Error).stack).to.contain('named');
    });

    it('are refused by name where an argument is not known, or of the wrong kind', async () => {
      const { simulator } = await openSimulator();
      for (const [step, reason] of [
        [{ ring: { number: '1' } }, '(ring): "number" is not known, only from, to, forwardedBy'],
        [{ ring: '1' }, '(ring): has to be an object'],
        [{ ring: { from: 1 } }, '(ring): from: has to be a text, or has to be an object'],
        [{ dial: {} }, '(dial): number: has to be a text'],
        [{ pass: 'x' }, '(pass): has to be a number'],
        [{ autoLog: 'on' }, '(autoLog): has to be true or false'],
        [{ sms: { direction: 'up' } }, '(sms): direction: has to be one of inbound, outbound'],
      ] as const) {
        expect(await failure(simulator.run(step as never))).to.contain(`step 1 ${reason}`);
      }
      expect((await simulator.state()).calls).to.deep.equal([]);
    });

    it('mix names of scenarios with steps', async () => {
      const { simulator } = await openSimulator();
      const sent = await simulator.run(['sms-in', { ring: {} }, 'flood:3', { decline: {} }]);
      expect(sent.map(({ type }) => type)).to.deep.equal([
        'zp-sms-log-event',
        'zp-call-ringing-event',
        ...['zp-sms-log-event', 'zp-sms-log-event', 'zp-sms-log-event'],
        'zp-call-ended-event',
      ]);
    });

    it('that nobody waits for tell of their failure among the problems', async () => {
      const { iframe, simulator } = await openSimulator();
      const steps = [{ ring: {} }, { log: {} }];
      iframe.contentWindow?.postMessage({ type: 'simulator-run', steps }, ORIGIN);
      let { problems } = await simulator.state();
      while (!problems.length) ({ problems } = await simulator.state());
      expect(problems[0]?.text).to.match(/^step 2 \(log\): /);
    });

    it('run one after the other', async () => {
      const { simulator } = await openSimulator();
      const scripts = [
        simulator.run([{ ring: { callId: 'a' } }, { wait: 1 }, { answer: {} }]),
        simulator.run([{ hangUp: {} }]),
      ];
      const sent = (await Promise.all(scripts)).flat();
      expect(sent.map(({ type }) => type)).to.deep.equal([
        'zp-call-ringing-event',
        'zp-call-connected-event',
        'zp-call-ended-event',
      ]);
    });

    it('send raw messages exactly as given', async () => {
      const { iframe, simulator } = await openSimulator();
      const { messages, stop } = collect(iframe);
      const strange = [null, 'text', { type: 7 }, { type: 'zp-x', data: [1], id: 5, more: true }];
      const last = nextMessage(iframe, 'zp-x');
      for (const message of strange) await simulator.send(message);
      await last;
      stop();
      expect(messages).to.deep.equal(strange);
    });

    it('flood the host', async () => {
      const { simulator } = await openSimulator();
      const sent = await simulator.run('flood:500');
      expect(new Set(sent.map(({ id }) => id)).size).to.equal(500);
    });

    it('hold back call events in a tab that is said to be inactive', async () => {
      const { iframe, simulator } = await openSimulator();
      post(iframe, 'zp-init-config', { disableInactiveTabCallEvent: true });
      await simulator.nextReceived();
      expect(await simulator.run([{ inactive: true }, { ring: {} }])).to.deep.equal([]);
      const sent = await simulator.run([{ inactive: false }, { answer: {} }]);
      expect(sent.map(({ type }) => type)).to.deep.equal(['zp-call-connected-event']);
    });

    it('start with the first configuration when the URL names them', async () => {
      const iframe = openFrame('?script=inbound-missed,sms-in&dropConfig=1');
      await oneEvent(iframe, 'load');
      const { messages, stop } = collect(iframe);
      const sms = nextMessage(iframe, 'zp-sms-log-event');
      post(iframe, 'zp-init-config', {});
      post(iframe, 'zp-init-config', { enableContactMatching: true });
      await sms;
      stop();
      expect(messages.map(({ type }) => type)).to.deep.equal([
        'zp-contact-match-event',
        'zp-call-ringing-event',
        'zp-call-ended-event',
        'zp-call-log-completed-event',
        'zp-sms-log-event',
      ]);
    });

    it('start at once when the URL says so', async () => {
      const iframe = openFrame('?script=sms-out&scriptStart=now');
      expect((await nextMessage(iframe, 'zp-sms-log-event')).data.direction).to.equal('outbound');
    });

    it('can be sent without a channel', async () => {
      const iframe = openFrame();
      await oneEvent(iframe, 'load');
      const sms = nextMessage(iframe, 'zp-sms-log-event');
      iframe.contentWindow?.postMessage({ type: 'simulator-run', scenario: 'sms-in' }, ORIGIN);
      await sms;
      const ended = nextMessage(iframe, 'zp-call-ended-event');
      const steps = [{ ring: {} }, { decline: {} }];
      iframe.contentWindow?.postMessage({ type: 'simulator-run', steps }, ORIGIN);
      expect((await ended).data.result).to.equal('rejected');
    });
  });

  describe('readiness', () => {
    it('is the load, and nothing is said, by default', async () => {
      const iframe = openFrame();
      const { messages, stop } = collect(iframe);
      await oneEvent(iframe, 'load');
      const simulator = await connect(iframe);
      const last = nextMessage(iframe, 'last');
      await simulator.send({ type: 'last' });
      await last;
      stop();
      expect(messages).to.deep.equal([{ type: 'last' }]);
    });

    for (const [ready, type] of [
      ['zp-ready', 'zp-ready'],
      ['api-ready', 'onZoomPhoneIframeApiReady'],
    ] as const) {
      it(`is the message ${type} with ready=${ready}, even if the page never finishes loading`, async () => {
        const iframe = openFrame(`?ready=${ready}&readyDelay=1&hold`);
        expect(await nextMessage(iframe, type)).to.deep.equal({ type });
      });
    }

    it('can be deaf to the first configurations', async () => {
      const { iframe, simulator } = await openSimulator('?dropConfig=2');
      for (const _ of [1, 2, 3]) post(iframe, 'zp-init-config', ALL_ON);
      const taken = [];
      for (const _ of [1, 2, 3]) taken.push((await simulator.nextReceived()).taken);
      expect(taken).to.deep.equal([false, false, true]);
      expect((await simulator.state()).config.enableAISummary).to.equal(true);
      expect((await simulator.state()).problems).to.deep.equal([]);
    });
  });

  describe('a widget that reloads itself', () => {
    it('starts afresh, and the client is connected again', async () => {
      const { iframe, simulator } = await openSimulator('?script=reload');
      const reloaded = simulator.nextReload();
      post(iframe, 'zp-init-config', ALL_ON);
      await simulator.nextReceived('zp-init-config');
      await reloaded;
      expect(simulator.received()).to.deep.equal([]);
      expect(await simulator.state()).not.to.have.property('sentConfig');
      // Its script is gone: the next configuration does not make it reload again.
      post(iframe, 'zp-init-config', {});
      const { message, index } = await simulator.nextReceived('zp-init-config');
      expect([message.data, index]).to.deep.equal([{}, 0]);
      expect((await simulator.state()).sentConfig).to.deep.equal({});
    });

    it('has received nothing yet, also after a message of the load before', async () => {
      const { iframe, simulator } = await openSimulator();
      for (const number of ['1', '2']) post(iframe, 'zp-input-sms', { number });
      const first = await simulator.nextReceived('zp-input-sms');
      const reloaded = simulator.nextReload();
      iframe.src = `${ORIGIN}/phone.html?again`;
      await reloaded;
      const next = simulator.nextReceived('zp-input-sms', { after: first });
      post(iframe, 'zp-input-sms', { number: '3' });
      expect((await next).message.data).to.deep.equal({ number: '3' });
    });

    it('is noticed when its host loads it anew', async () => {
      const { iframe, simulator } = await openSimulator();
      await simulator.run({ ring: {} });
      const reloaded = simulator.nextReload();
      iframe.src = `${ORIGIN}/phone.html?again`;
      await reloaded;
      expect((await simulator.state()).calls).to.deep.equal([]);
    });

    it('is noticed when its iframe is taken out and put in again', async () => {
      const { iframe, simulator } = await openSimulator();
      await simulator.run({ ring: {} });
      iframe.remove();
      document.body.append(iframe);
      expect((await simulator.state()).calls).to.deep.equal([]);
    });
  });

  describe('the far side', () => {
    it('answers, and the log follows, while no test is connected', async () => {
      const iframe = openFrame('?pace=0');
      await oneEvent(iframe, 'load');
      const connected = nextMessage(iframe, 'zp-call-connected-event');
      post(iframe, 'zp-make-call', { number: ADA });
      expect((await connected).data.callee.phoneNumber).to.equal(ADA);
    });

    it('acts by itself beside a client only when the URL says so', async () => {
      const { iframe, simulator } = await openSimulator('?pace=0&autopilot=on');
      const connected = nextMessage(iframe, 'zp-call-connected-event');
      post(iframe, 'zp-make-call', { number: ADA });
      await connected;
      expect((await simulator.state()).calls[0]?.state).to.equal('connected');
    });
  });
});
