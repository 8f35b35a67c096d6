import { expect } from '@open-wc/testing';
import { addressOf } from '../../../simulator/sdk/address.js';

const HOME = 'https://applications.zoom.us/integration/phone/embeddablephone/home';
const ZOOMS = 'https://vaapplicationscontent.zoom.us/phoneSdk/static/smart-embed/js/sdk.js';

describe('the address that sdk.js loads', () => {
  for (const [what, script, asked, url] of [
    [
      'is the phone beside it',
      'http://127.0.0.1:1/a/sdk.js',
      undefined,
      'http://127.0.0.1:1/a/phone.html',
    ],
    [
      'is the phone beside it in place of Zoom’s, with its parameters',
      'http://127.0.0.1:1/sdk.js',
      `${HOME}?originDomain=https://crm.test`,
      'http://127.0.0.1:1/phone.html?originDomain=https://crm.test',
    ],
    [
      'has the script’s own parameters',
      'http://127.0.0.1:1/sdk.js?ready=zp-ready',
      `${HOME}?a=b`,
      'http://127.0.0.1:1/phone.html?a=b&ready=zp-ready',
    ],
    ['is Zoom’s where the script is served at Zoom’s', ZOOMS, undefined, HOME],
    [
      'is any other that the page asks for',
      'http://127.0.0.1:1/sdk.js',
      'https://phone.test/x',
      'https://phone.test/x',
    ],
    [
      'is not taken for Zoom’s by its ending alone',
      'http://127.0.0.1:1/sdk.js',
      'https://notzoom.us/x',
      'https://notzoom.us/x',
    ],
  ] as const) {
    it(what, () => {
      expect(addressOf(script, asked).href).to.equal(url);
    });
  }
});
