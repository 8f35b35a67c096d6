import { expect, oneEvent } from '@open-wc/testing';
import type { SimulatedContactCenter } from '../../../simulator/client.js';
import { simulatorCcUrl } from '../../support/origins.js';
import { connect } from '../../support/simulator.js';
import { collect, openFrame, ORIGIN, post, removeFrames } from './frame.js';

const PAGE = '/contact-center.html';
const ASK = 'zcc-init-config-request';
const CONFIG = 'zcc-init-config-response';

/** The next message of a type that an iframe's page posts to this one. */
function nextMessage(iframe: HTMLIFrameElement, type: string): Promise<any> {
  return new Promise((resolve) => {
    window.addEventListener('message', function listen({ source, data }: MessageEvent) {
      if (source !== iframe.contentWindow || data?.type !== type) return;
      window.removeEventListener('message', listen);
      resolve(data);
    });
  });
}

/** All that an iframe's page has posted, after what is on its way has come. */
async function heardSoFar(iframe: HTMLIFrameElement, messages: any[]): Promise<string[]> {
  const simulator = await connect<SimulatedContactCenter>(iframe);
  const last = nextMessage(iframe, 'last');
  await simulator.send({ type: 'last' });
  await last;
  return messages.map(({ type }) => type).filter((type) => type !== 'last');
}

describe('the simulated contact center behind its origin', () => {
  afterEach(removeFrames);

  it('is served where the server says', () => {
    expect(simulatorCcUrl).to.equal(`${ORIGIN}${PAGE}`);
  });

  describe('readiness', () => {
    it('is the request for the configuration, which then brings the agent', async () => {
      const iframe = openFrame('', PAGE);
      expect(await nextMessage(iframe, ASK)).to.deep.equal({ type: ASK });
      const { messages, stop } = collect(iframe);
      post(iframe, CONFIG, { phone: { screenPopEvent: 'ANSWER' } });
      await nextMessage(iframe, 'zcc-agent-status-notification');
      stop();
      expect(messages.map(({ type }) => type)).to.deep.equal([
        'zcc-agent-info-response',
        'zcc-agent-status-notification',
      ]);
      const simulator = await connect<SimulatedContactCenter>(iframe);
      expect((await simulator.state()).screenPopEvent).to.equal('ANSWER');
      expect((await simulator.state()).problems).to.deep.equal([]);
    });

    it('is nothing at all with ready=never', async () => {
      const iframe = openFrame('?ready=never', PAGE);
      const { messages, stop } = collect(iframe);
      expect(await heardSoFar(iframe, messages)).to.deep.equal([]);
      stop();
    });

    it('is asked for as often as the URL says', async () => {
      const iframe = openFrame('?ask=3&askAgain=60000', PAGE);
      const { messages, stop } = collect(iframe);
      expect(await heardSoFar(iframe, messages)).to.deep.equal([ASK, ASK, ASK]);
      stop();
    });

    it('is asked for again while no answer comes, or is dropped', async () => {
      const iframe = openFrame('?askAgain=1&dropConfig=2', PAGE);
      for (const _ of [1, 2, 3]) {
        await nextMessage(iframe, ASK);
        post(iframe, CONFIG, {});
      }
      await nextMessage(iframe, 'zcc-agent-info-response');
      const simulator = await connect<SimulatedContactCenter>(iframe);
      const taken = simulator.received().map((each) => each.taken);
      expect(taken.slice(0, 3)).to.deep.equal([false, false, true]);
    });
  });

  it('is not signed in with signedOut, and refuses commands until it is', async () => {
    const iframe = openFrame('?signedOut', PAGE);
    await nextMessage(iframe, ASK);
    post(iframe, CONFIG, {});
    const refused = nextMessage(iframe, 'zcc-error');
    post(iframe, 'zcc-agent-info-request', { requestId: 'r-1' });
    expect((await refused).data).to.deep.equal({
      code: 'agent-not-authenticated',
      message: 'the agent is not signed in',
    });
    const simulator = await connect<SimulatedContactCenter>(iframe);
    const told = nextMessage(iframe, 'zcc-agent-info-response');
    await simulator.run({ signIn: true });
    expect((await told).data).to.deep.equal({});
  });

  it('complains of an origin parameter that is not the host’s', async () => {
    const right = await connect(openFrame(`?origin=${location.origin}`, PAGE));
    expect((await right.state()).problems).to.deep.equal([]);
    const wrong = await connect(openFrame('?origin=https://elsewhere.test', PAGE));
    const [problem] = (await wrong.state()).problems;
    expect(problem?.kind).to.equal('origin');
    expect(problem?.text).to.contain('https://elsewhere.test');
  });

  it('tells a test of what is wrong with a command, and the host, too', async () => {
    const iframe = openFrame('?errorIds', PAGE);
    const simulator = await connect<SimulatedContactCenter>(iframe);
    post(iframe, CONFIG, {});
    const refused = nextMessage(iframe, 'zcc-error');
    post(iframe, 'zcc-set-mute', { requestId: 'r-1', engagmentId: 'a' });
    expect((await refused).data).to.include({ code: 'invalid-input', requestId: 'r-1' });
    const { problems, taken } = await simulator.nextReceived('zcc-set-mute');
    expect(taken).to.equal(false);
    expect(new Set(problems.map(({ kind }) => kind))).to.have.keys(['shape', 'key']);
  });

  it('has engagements under way with underWay, and asks who they are', async () => {
    const iframe = openFrame('?underWay=voice,fax,sms', PAGE);
    const simulator = await connect<SimulatedContactCenter>(iframe);
    const search = nextMessage(iframe, 'zcc-contact-search-event');
    post(iframe, CONFIG, {});
    expect((await search).data).to.deep.equal({ query: '+16505551234' });
    const { engagements } = await simulator.state();
    expect(engagements.map(({ channel, state }) => `${channel} ${state}`)).to.deep.equal([
      'sms active',
      'voice active',
    ]);
  });

  it('answers a transfer with responses, and otherwise lets the host wait', async () => {
    for (const [query, types] of [
      ['', ['zcc-call-ended']],
      ['?responses', ['zcc-call-ended', 'zcc-transfer-engagement-response']],
    ] as const) {
      const iframe = openFrame(query, PAGE);
      const simulator = await connect<SimulatedContactCenter>(iframe);
      const transfer = {
        engagementId: 'a',
        channelType: 'voice',
        requestId: 'r-1',
        transferType: 'direct',
        destination: '+16505557777',
      };
      await simulator.run([{ ring: { engagementId: 'a' } }, { accept: {} }]);
      const sent = await simulator.run({
        command: { type: 'zcc-transfer-engagement', data: transfer },
      });
      expect(sent.map(({ type }) => type)).to.deep.equal(types);
    }
  });

  it('plays the scripts of its URL once it is configured', async () => {
    const iframe = openFrame('?script=inbound-missed,agent-status', PAGE);
    await nextMessage(iframe, ASK);
    const { messages, stop } = collect(iframe);
    const last = new Promise<void>((resolve) => {
      window.addEventListener('message', function listen({ data }) {
        if (data?.data?.statusCode !== '2') return;
        window.removeEventListener('message', listen);
        resolve();
      });
    });
    post(iframe, CONFIG, {});
    await last;
    stop();
    expect(messages.map(({ type }) => type)).to.include.members([
      'zcc-call-ringing',
      'zcc-inbound-not-connected',
    ]);
  });

  it('starts afresh when it reloads itself', async () => {
    const iframe = openFrame('', PAGE);
    const simulator = await connect<SimulatedContactCenter>(iframe);
    await simulator.run([{ ring: {} }]);
    const reloaded = simulator.nextReload();
    const asked = nextMessage(iframe, ASK);
    await simulator.run('reload');
    await reloaded;
    await asked;
    expect((await simulator.state()).engagements).to.deep.equal([]);
  });

  it('floods the host', async () => {
    const iframe = openFrame('', PAGE);
    const simulator = await connect<SimulatedContactCenter>(iframe);
    const sent = await simulator.run('flood:200');
    const ids = sent.map(({ data }) => (data as { engagementId: string }).engagementId);
    expect(sent).to.have.length(600);
    expect(new Set(ids).size).to.equal(200);
  });

  describe('the far side', () => {
    it('answers and writes while no test is connected', async () => {
      const iframe = openFrame('?pace=0', PAGE);
      await oneEvent(iframe, 'load');
      const connected = nextMessage(iframe, 'zcc-call-connected');
      post(iframe, 'onclicktoact', { phone: '+16505551234' });
      expect((await connected).data).to.include({ direction: 'outbound', to: '+16505551234' });
    });

    it('acts by itself beside a client only when the URL says so', async () => {
      const iframe = openFrame('?pace=0&autopilot=on', PAGE);
      const simulator = await connect<SimulatedContactCenter>(iframe);
      const started = nextMessage(iframe, 'zcc-video-started');
      post(iframe, 'onclicktoact', { email: 'ada@example.test' });
      await started;
      expect((await simulator.state()).engagements[0]?.state).to.equal('active');
    });
  });
});
