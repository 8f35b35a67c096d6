import { expect, fixture, html } from '@open-wc/testing';
import type { ZoomCcEmbed } from '../../../src/index.js';
import {
  ccWithPuppet,
  collect,
  eventAfter,
  frameLoaded,
  incomingArrived,
  outgoingArrived,
  phoneWithPuppet,
  rejection,
} from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';

/** A contact center that is set up, and then taken out before it loads anything from Zoom. */
const dressed = async (
  template = html`<zoom-cc-embed></zoom-cc-embed>`,
): Promise<HTMLIFrameElement> => {
  const cc = await fixture<ZoomCcEmbed>(template);
  const iframe = cc.iframe as HTMLIFrameElement;
  cc.remove();
  return iframe;
};

const ready = { type: 'zcc-agent-status-notification', data: { statusCode: '1', status: 'Ready' } };
const connected = (engagementId: string) => ({
  type: 'zcc-call-connected',
  data: { engagementId, direction: 'inbound', from: '+1', to: '+2', queueId: 'q', queueName: 'Q' },
});

describe('the URL of the contact center', () => {
  it('is the documented one, with the page’s origin, sandbox and permissions', async () => {
    const iframe = await dressed();
    expect(iframe.src).to.equal(`https://zoom.us/cci/callbar/crm/?origin=${location.origin}`);
    expect(iframe.title).to.equal('Zoom Contact Center');
    expect(iframe.getAttribute('sandbox')).to.equal(
      'allow-forms allow-popups allow-popups-to-escape-sandbox allow-scripts allow-same-origin allow-downloads',
    );
    const features = iframe.allow.split('; ').map((directive) => directive.split(' '));
    expect(features.map(([feature]) => feature)).to.deep.equal([
      'autoplay',
      'microphone',
      'camera',
      'display-capture',
      'midi',
      'encrypted-media',
      'clipboard-write',
    ]);
    for (const [, ...origins] of features) {
      // Engines take no wildcard there.
      expect(origins).to.deep.equal(['https://zoom.us']);
    }
  });

  it('takes vanity and origin', async () => {
    const { src } = await dressed(
      html`<zoom-cc-embed vanity="acme" origin="https://crm.example.test"></zoom-cc-embed>`,
    );
    expect(src).to.equal('https://acme.zoom.us/cci/callbar/crm/?origin=https://crm.example.test');
  });

  it('takes the older path and the government domain through src', async () => {
    const older = await dressed(
      html`<zoom-cc-embed src="https://zoom.us/crm-int/callbar/?a=1"></zoom-cc-embed>`,
    );
    expect(older.src).to.equal(`https://zoom.us/crm-int/callbar/?a=1&origin=${location.origin}`);
    const government = await dressed(
      html`<zoom-cc-embed
        src="https://www.zoomgov.com/cci/callbar/crm/?origin=https://x.test"
      ></zoom-cc-embed>`,
    );
    expect(new URL(government.src).searchParams.getAll('origin')).to.deep.equal(['https://x.test']);
    expect(government.allow).to.include('microphone https://www.zoomgov.com https://zoomgov.com;');
  });

  for (const [what, attributes, expected] of [
    ['gov', { gov: '' }, 'https://zoomgov.com/cci/callbar/crm/'],
    ['gov="false"', { gov: 'false' }, 'https://zoom.us/cci/callbar/crm/'],
    ['gov and vanity', { gov: '', vanity: 'acme' }, 'https://acme.zoomgov.com/cci/callbar/crm/'],
    [
      'vanity beside a src of Zoom’s',
      { src: 'https://zoom.us/crm-int/callbar/', vanity: 'acme' },
      'https://acme.zoom.us/crm-int/callbar/',
    ],
    [
      'vanity beside a src with another',
      { src: 'https://other.zoom.us/x', vanity: 'acme' },
      'https://acme.zoom.us/x',
    ],
    [
      'vanity beside a src for the government',
      { src: 'https://www.zoomgov.com/x', vanity: 'acme' },
      'https://acme.zoomgov.com/x',
    ],
    [
      'gov beside a src of Zoom’s',
      { src: 'https://acme.zoom.us/x', gov: '' },
      'https://acme.zoomgov.com/x',
    ],
  ] as const) {
    it(`takes ${what}`, async () => {
      const cc = document.createElement('zoom-cc-embed');
      for (const [name, value] of Object.entries(attributes)) cc.setAttribute(name, value);
      (await fixture(html`<div></div>`)).append(cc);
      await cc.updateComplete;
      const { src, allow } = cc.iframe as HTMLIFrameElement;
      cc.remove();
      expect(src).to.equal(`${expected}?origin=${location.origin}`);
      expect(allow).to.contain(`microphone ${new URL(expected).origin}`);
    });
  }

  it('follows gov and vanity when they change', async () => {
    const cc = await fixture<ZoomCcEmbed>(html`<zoom-cc-embed vanity="acme"></zoom-cc-embed>`);
    cc.gov = true;
    await cc.updateComplete;
    expect(cc.iframe?.src).to.match(/^https:\/\/acme\.zoomgov\.com\//);
    cc.vanity = null;
    await cc.updateComplete;
    expect(cc.iframe?.src).to.match(/^https:\/\/zoomgov\.com\//);
    cc.remove();
  });

  it('is not changed by gov or vanity elsewhere, which a developer hears of', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    const { src } = await dressed(
      html`<zoom-cc-embed src="https://zoom.us.example.test/x" vanity="acme" gov></zoom-cc-embed>`,
    );
    console.warn = warn;
    expect(src).to.equal(`https://zoom.us.example.test/x?origin=${location.origin}`);
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.match(
      /vanity and gov have no effect on https:\/\/zoom\.us\.example\.test/,
    );
  });

  it('is none with an origin that is no text, and the host is told', async () => {
    const cc = document.createElement('zoom-cc-embed');
    cc.origin = '\ud800';
    const errors = collect(cc, 'embed-error');
    const waiting = rejection(cc.whenReady());
    (await fixture(html`<div></div>`)).append(cc);
    await cc.updateComplete;
    expect(cc.status).to.equal('error');
    expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['invalid-src']);
    expect(await waiting).to.equal(errors[0]?.detail);
  });

  for (const vanity of ['a.b', 'evil.test/', 'a b', '-a', 'a-', 'ä', '@']) {
    it(`refuses the vanity "${vanity}"`, async () => {
      const cc = document.createElement('zoom-cc-embed');
      cc.vanity = vanity;
      const errors = collect(cc, 'embed-error');
      document.body.append(cc);
      await cc.updateComplete;
      expect(cc.status).to.equal('error');
      expect(cc.iframe).to.equal(null);
      expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['invalid-src']);
      expect(errors[0]?.detail.message).to.include(`vanity "${vanity}"`);
      cc.remove();
    });
  }
});

describe('the contact center in the page', () => {
  it('is ready when the widget asks for its configuration, not when the frame has loaded', async () => {
    const cc = await fixture<ZoomCcEmbed>(
      html`<zoom-cc-embed src=${Puppet.url()}></zoom-cc-embed>`,
    );
    const puppet = await Puppet.attach(await frameLoaded(cc));
    expect(cc.status).to.equal('loading');
    await eventAfter(cc, 'embed-ready', () => puppet.send({ type: 'zcc-init-config-request' }));
    expect(cc.status).to.equal('ready');
  });

  it('is ready at the first message, and sends no configuration that nobody asked for', async () => {
    const cc = await fixture<ZoomCcEmbed>(
      html`<zoom-cc-embed src=${Puppet.url()}></zoom-cc-embed>`,
    );
    const puppet = await Puppet.attach(await frameLoaded(cc));
    await eventAfter(cc, 'embed-ready', () => puppet.send({ type: 'hello' }));
    await outgoingArrived(cc, puppet);
    expect(puppet.messages('zcc-init-config-response')).to.deep.equal([]);
  });

  it('sends the configuration again when it changes', async () => {
    const { cc, puppet } = await ccWithPuppet();
    cc.screenPopEvent = 'ANSWER';
    cc.initConfig = { more: true };
    expect((await puppet.message('zcc-init-config-response', 2)).data).to.deep.equal({
      phone: { screenPopEvent: 'ANSWER' },
      more: true,
    });
    const { detail } = await eventAfter(cc, 'embed-error', () => {
      cc.screenPopEvent = 'NEVER';
    });
    expect(detail.code).to.equal('invalid-config');
    expect(detail.message).to.match(/^screen-pop-event: must be one of RINGING, ANSWER$/);
    expect((await puppet.message('zcc-init-config-response', 3)).data).to.deep.equal({
      phone: { screenPopEvent: 'RINGING' },
      more: true,
    });
  });

  it('follows zcc-resize within its container, and not with fixed-size', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const container = cc.parentElement as HTMLElement;
    container.style.width = '600px';
    const resize = (data: object) => puppet.send({ type: 'zcc-resize', data });
    await resize({ widthInPixels: 420, heightInPixels: 640 });
    await incomingArrived(cc, puppet);
    expect([cc.offsetWidth, cc.offsetHeight]).to.deep.equal([420, 640]);
    await resize({ widthInPixels: 2000 });
    await incomingArrived(cc, puppet);
    expect([cc.offsetWidth, cc.offsetHeight]).to.deep.equal([600, 640]);
    await resize({ widthInPixels: 'wide', heightInPixels: -5 });
    await incomingArrived(cc, puppet);
    expect([cc.offsetWidth, cc.offsetHeight]).to.deep.equal([600, 640]);
    // The size that the widget had asked for is given back.
    cc.fixedSize = true;
    await cc.updateComplete;
    expect([cc.offsetWidth, cc.offsetHeight]).to.deep.equal([600, 700]);
    await resize({ widthInPixels: 300, heightInPixels: 300 });
    await incomingArrived(cc, puppet);
    expect([cc.offsetWidth, cc.offsetHeight]).to.deep.equal([600, 700]);
  });

  it('gives back the page’s own size, unless that has changed it since', async () => {
    const { cc, puppet } = await ccWithPuppet();
    Object.assign(cc.style, { width: '500px', height: '500px' });
    const data = { widthInPixels: 420, heightInPixels: 640 };
    await puppet.send({ type: 'zcc-resize', data });
    await incomingArrived(cc, puppet);
    cc.style.height = '450px';
    cc.setAttribute('fixed-size', '');
    await cc.updateComplete;
    expect([cc.style.width, cc.style.height]).to.deep.equal(['500px', '450px']);
  });

  it('answers incoming requests in their order, since they carry no id', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const answers: (() => void)[] = [];
    cc.addEventListener('zcc-incomingPhone-request', (event) => {
      event.respondWith(
        new Promise((resolve) => {
          const { engagementId } = event.detail;
          answers.push(() => {
            resolve([{ id: engagementId }]);
          });
        }),
      );
    });
    const request = (engagementId: string) => ({
      type: 'zcc-incomingPhone-request',
      data: { engagementId, incomingPhoneNumber: '+1', channel: 'voice' },
    });
    await puppet.send(request('a'), request('b'), request('c'));
    await incomingArrived(cc, puppet);
    for (const answer of answers.reverse()) answer();
    await puppet.message('zcc-incomingPhone-response', 3);
    expect(
      puppet.messages('zcc-incomingPhone-response').map(({ data }) => data[0].id),
    ).to.deep.equal(['a', 'b', 'c']);
  });

  it('tells of each change of an engagement, and of none that is none', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const changes = collect(cc, 'engagements-change');
    const states = collect(cc, 'zcc-call-connected');
    cc.addEventListener('zcc-call-connected', () => {
      expect(cc.getEngagement('eng-1')?.state).to.equal('active');
    });
    const ringing = {
      type: 'zcc-call-ringing',
      data: { engagementId: 'eng-1', from: '+1', to: '+2' },
    };
    await puppet.send(ringing, ringing, connected('eng-1'));
    await incomingArrived(cc, puppet);
    expect(states).to.have.lengthOf(1);
    expect(
      changes.map(({ detail }) => [detail.previous?.state, detail.engagement.state]),
    ).to.deep.equal([
      [undefined, 'ringing'],
      ['ringing', 'active'],
    ]);
    expect(changes[1]?.detail.engagement).to.equal(cc.engagements[0]);
  });
});

describe('the snapshot that repairs what was missed', () => {
  const REQUEST = 'zcc-engagement-status-request';
  const response = (requestId: string, active: object[] = [], wrapup: object[] = []) => ({
    type: 'zcc-engagement-status-response',
    data: { requestId, active, wrapup },
  });

  it('is asked for once after each load, when the agent is seen to be signed in', async () => {
    const { cc, puppet } = await ccWithPuppet();
    await puppet.send({ type: 'zcc-call-ringing', data: { engagementId: 'eng-1' } });
    await incomingArrived(cc, puppet);
    expect(puppet.messages(REQUEST)).to.deep.equal([]);
    await puppet.send(ready, ready, { type: 'zcc-agent-info-response', data: { name: 'Agent' } });
    const { data } = await puppet.message(REQUEST);
    expect(Object.keys(data)).to.deep.equal(['requestId']);
    await incomingArrived(cc, puppet);
    await outgoingArrived(cc, puppet);
    expect(puppet.messages(REQUEST)).to.have.lengthOf(1);
    cc.reload();
    const fresh = await Puppet.attach(await frameLoaded(cc));
    await fresh.send({ type: 'zcc-agent-info-response', data: {} });
    await fresh.message(REQUEST);
  });

  it('adds what was missed and ends what it does not list, but for what rings', async () => {
    const { cc, puppet } = await ccWithPuppet();
    await puppet.send(
      connected('gone'),
      connected('stays'),
      { type: 'zcc-chat-ringing', data: { engagementId: 'rings' } },
      ready,
    );
    const { requestId } = (await puppet.message(REQUEST)).data;
    await puppet.send(
      response(
        requestId,
        [{ engagementId: 'stays', channel: 'voice', state: 'active' }],
        [
          {
            engagementId: 'missed',
            channel: 'sms',
            state: 'wrapup',
            engagementDirection: 'inbound',
          },
        ],
      ),
    );
    await incomingArrived(cc, puppet);
    const states = Object.fromEntries(
      cc.engagements.map(({ engagementId, state }) => [engagementId, state]),
    );
    expect(states).to.deep.equal({
      gone: 'ended',
      stays: 'active',
      rings: 'ringing',
      missed: 'wrapup',
    });
    await puppet.send(connected('gone'));
    await incomingArrived(cc, puppet);
    expect(cc.getEngagement('gone')?.state).to.equal('ended');
  });

  it('touches no other engagement when it was asked for by id', async () => {
    const { cc, puppet } = await ccWithPuppet();
    await puppet.send(connected('one'), connected('two'));
    await incomingArrived(cc, puppet);
    const answer = cc.getEngagementStatus('one');
    const { requestId } = (await puppet.message(REQUEST)).data;
    await puppet.send(response(requestId));
    await answer;
    expect(cc.engagements.map(({ state }) => state)).to.deep.equal(['active', 'active']);
  });

  it('ends what is not listed also when the host asked', async () => {
    const { cc, puppet } = await ccWithPuppet();
    await puppet.send(connected('one'));
    await incomingArrived(cc, puppet);
    const answer = cc.getEngagementStatus();
    const { requestId } = (await puppet.message(REQUEST)).data;
    await puppet.send(response(requestId));
    expect(await answer).to.deep.equal({ requestId, active: [], wrapup: [] });
    expect(cc.getEngagement('one')?.state).to.equal('ended');
  });

  it('counts as no waiting command, and its refusal is no error', async () => {
    const { cc, puppet } = await ccWithPuppet();
    await puppet.send(ready);
    const { requestId } = (await puppet.message(REQUEST)).data;
    const errors = collect(cc, 'embed-error');
    const waiting = cc.getVariables('eng-1');
    const refusal = { type: 'zcc-error', data: { requestId, code: 'x', message: 'y' } };
    await eventAfter(cc, 'zcc-error', () => puppet.send(refusal));
    await puppet.send({
      type: 'zcc-get-variables-response',
      data: { engagementId: 'eng-1', variables: [] },
    });
    expect(await waiting).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
  });
});

describe('the agent’s status', () => {
  it('is told, with its sub-reasons learned', async () => {
    const { cc, puppet } = await ccWithPuppet();
    expect(cc.agentStatus).to.equal(undefined);
    const changes = collect(cc, 'agent-status-change');
    const training = {
      statusCode: 22,
      status: 'Not Ready',
      parentStatusCode: '2',
      subReason: 'Training',
    };
    await puppet.send(ready, ready, { type: ready.type, data: training });
    await incomingArrived(cc, puppet);
    expect(cc.agentStatus).to.deep.equal({ ...training, statusCode: '22' });
    expect(changes.map(({ detail }) => detail)).to.deep.equal([
      { status: { statusCode: '1', status: 'Ready' } },
      { status: cc.agentStatus, previous: { statusCode: '1', status: 'Ready' } },
    ]);
    expect(cc.agentSubReasons).to.deep.equal([
      { statusCode: '22', parentStatusCode: '2', subReason: 'Training' },
    ]);
  });
});

describe('both embeds on one page', () => {
  it('work side by side', async () => {
    const { phone, puppet: first } = await phoneWithPuppet();
    const { cc, puppet: second } = await ccWithPuppet();
    const events = collect(document, 'zp-call-ringing-event', 'zcc-call-ringing');
    await first.send(
      { type: 'zcc-call-ringing', data: {} },
      { type: 'zp-call-ringing-event', data: { callId: 'c' } },
    );
    await second.send(
      { type: 'zp-call-ringing-event', data: {} },
      { type: 'zcc-call-ringing', data: { engagementId: 'e' } },
    );
    await incomingArrived(phone, first);
    await incomingArrived(cc, second);
    const told = events.map(({ type, target }) => [type, target]);
    expect(told).to.have.lengthOf(2);
    expect(told).to.deep.include.members([
      ['zp-call-ringing-event', phone],
      ['zcc-call-ringing', cc],
    ]);
    await phone.makeCall('+1');
    await cc.makeCall('+2');
    await outgoingArrived(phone, first);
    await outgoingArrived(cc, second);
    expect(first.messages('onclicktoact')).to.deep.equal([]);
    expect(second.messages('zp-make-call')).to.deep.equal([]);
    expect(phone.calls).to.have.lengthOf(1);
    expect(cc.engagements).to.have.lengthOf(1);
  });
});
