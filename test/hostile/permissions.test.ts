import { expect } from '@open-wc/testing';
import type { Embed } from '../support/embed.js';
import { frameOrigins } from '../support/origins.js';
import { arrivals, loadAfter, mount, mountWithPuppet, products } from '../support/products.js';
import { Puppet } from '../support/puppet.js';

/** Each feature of an `allow`, with the origins that it names. */
const allowed = (embed: Embed): Map<string, string[]> =>
  new Map(
    embed.iframe!.allow.split(';').map((part) => {
      const [feature = '', ...origins] = part.trim().split(' ');
      return [feature, origins];
    }),
  );

/** Whether the page in the frame may use the microphone. */
async function hasMicrophone(puppet: Puppet): Promise<unknown> {
  const [event] = await arrivals(1, () =>
    puppet.run(`
      navigator.mediaDevices.getUserMedia({ audio: true })
        .then((stream) => stream.getTracks().forEach((track) => track.stop()))
        .then(() => 'yes', ({ name }) => name)
        .then((message) => post({ message, targetOrigin: '${location.origin}' }));
    `),
  );
  return event?.data;
}

describe('the permissions of the frame', () => {
  it('name every exact trusted origin for each feature, and no wildcard', async () => {
    const expected = {
      'zoom-phone-embed': {
        features: ['clipboard-read', 'clipboard-write'],
        origins: ['https://applications.zoom.us'],
      },
      'zoom-cc-embed': {
        features: [
          ...['autoplay', 'microphone', 'camera', 'display-capture', 'midi'],
          ...['encrypted-media', 'clipboard-write'],
        ],
        origins: ['https://zoom.us'],
      },
    };
    for (const product of products) {
      const { features, origins } = expected[product.tag];
      const src = `${origins[0]!}/test`;
      const embed = await mount(product, {
        src,
        'trusted-origins': 'https://sso.example.test https://*.example.org',
      });
      await embed.updateComplete;
      const names = allowed(embed);
      expect([...names.keys()]).to.deep.equal(features);
      for (const named of names.values()) {
        expect(named).to.deep.equal([...origins, 'https://sso.example.test']);
      }
      embed.remove();
    }
  });

  it('are no others, whatever trusted-origins holds', async () => {
    for (const product of products) {
      const usual = await mount(product, { 'trusted-origins': 'https://a.test' });
      const embed = await mount(product, {
        'trusted-origins':
          'https://b;microphone;camera https://a.test https://c.test;geolocation *;usb',
      });
      await embed.updateComplete;
      expect(embed.iframe!.allow).to.equal(usual.iframe!.allow);
      expect(embed.iframe!.allow).to.contain('https://a.test');
    }
  });

  it('last through a redirect to another trusted origin', async () => {
    const embed = await mount(products[1]!, {
      src: `${frameOrigins[0]}/puppet.html?header=${encodeURIComponent(`location:${Puppet.url(1)}`)}`,
      'trusted-origins': frameOrigins[1],
    });
    await loadAfter(embed.iframe!, () => undefined);
    const puppet = await Puppet.attach(embed.iframe!, frameOrigins[1]);
    expect(await hasMicrophone(puppet)).to.equal('yes');
  });

  it('last when the widget goes on to another trusted origin, and end at any other', async () => {
    const product = products[1]!;
    const { embed, puppet } = await mountWithPuppet(product, {
      'trusted-origins': frameOrigins[1],
    });
    expect(await hasMicrophone(puppet)).to.equal('yes');
    await loadAfter(embed.iframe!, () => puppet.navigate(Puppet.url(1)));
    const trusted = await Puppet.attach(embed.iframe!, frameOrigins[1]);
    expect(await hasMicrophone(trusted)).to.equal('yes');
    await loadAfter(embed.iframe!, () => trusted.navigate(Puppet.url(2)));
    const stranger = await Puppet.attach(embed.iframe!, frameOrigins[2]);
    expect(await hasMicrophone(stranger)).to.equal('NotAllowedError');
  });
});
