import { expect } from '@open-wc/testing';
import { frameOrigins } from '../../support/origins.js';
import { connect } from '../../support/simulator.js';
import { until } from '../../support/until.js';
import { ORIGIN } from './frame.js';

const page = window as unknown as {
  PHONESDKIFRAMEURL?: string | undefined;
  onZoomPhoneIframeApiReady?: (() => void) | undefined;
};

const phone = (): HTMLIFrameElement | null =>
  document.querySelector('iframe#zoom-embeddable-phone-iframe');

/** Puts the script on this page. */
function addScript(src = `${ORIGIN}/sdk.js`): Promise<void> {
  const script = document.createElement('script');
  script.src = src;
  return new Promise((resolve, reject) => {
    // WebKit may forget a script that is taken out of the page before it has come.
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = reject;
    document.head.append(script);
  });
}

/** Resolves when the script says that the phone is there. */
const apiReady = (): Promise<void> =>
  new Promise((resolve) => {
    page.onZoomPhoneIframeApiReady = resolve;
  });

describe('the stand-in for Zoom’s script', () => {
  afterEach(() => {
    phone()?.parentElement?.remove();
    page.PHONESDKIFRAMEURL = undefined;
    page.onZoomPhoneIframeApiReady = undefined;
  });

  it('floats the phone, and says when it has loaded', async () => {
    const ready = apiReady();
    await addScript();
    expect(phone()?.src).to.equal(`${ORIGIN}/phone.html`);
    expect(getComputedStyle(phone()!.parentElement!).position).to.equal('fixed');
    const { width, height } = phone()!.getBoundingClientRect();
    expect([width, height]).to.deep.equal([350, 580]);
    await ready;
    phone()!.contentWindow!.postMessage({ type: 'zp-init-config', data: {} }, ORIGIN);
    const simulator = await connect(phone()!);
    const { problems } = await simulator.nextReceived('zp-init-config');
    expect(problems).to.deep.equal([]);
  });

  it('works where dist/simulator is nothing but files on a server', async () => {
    const ready = apiReady();
    await addScript(`${frameOrigins[0]}/simulator/sdk.js`);
    await ready;
    expect(phone()?.src).to.equal(`${frameOrigins[0]}/simulator/phone.html`);
    const simulator = await connect(phone()!);
    expect((await simulator.state()).page).to.equal('keypad');
  });

  it('plays the phone for a page that asks for it at Zoom’s address', async () => {
    const domain = encodeURIComponent(location.origin);
    page.PHONESDKIFRAMEURL = `https://applications.zoom.us/integration/phone/embeddablephone/home?originDomain=${domain}`;
    const ready = apiReady();
    await addScript();
    await ready;
    expect(phone()?.src).to.equal(`${ORIGIN}/phone.html?originDomain=${domain}`);
  });

  it('hands its own parameters to the phone', async () => {
    const said = new Promise((resolve) => {
      addEventListener('message', function listen({ source, data }: MessageEvent) {
        if (source !== phone()?.contentWindow) return;
        removeEventListener('message', listen);
        resolve(data);
      });
    });
    await addScript(`${ORIGIN}/sdk.js?ready=zp-ready`);
    expect(await said).to.deep.equal({ type: 'zp-ready' });
  });

  it('is minimized and restored without loading the phone anew', async () => {
    const ready = apiReady();
    await addScript();
    await ready;
    const simulator = await connect(phone()!);
    await simulator.run({ ring: {} });
    const button = phone()!.parentElement!.querySelector('button')!;
    button.click();
    expect(phone()!.getBoundingClientRect().height).to.equal(0);
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    button.click();
    await until(() => phone()!.getBoundingClientRect().height === 580);
    expect((await simulator.state()).calls.length).to.equal(1);
  });

  it('adds one phone, however often it is on the page', async () => {
    await addScript();
    await addScript();
    expect(document.querySelectorAll('iframe').length).to.equal(1);
  });
});
