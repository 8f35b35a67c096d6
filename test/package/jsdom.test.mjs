// Users' unit tests run in jsdom, too: the elements are there, though no widget ever runs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('', { url: 'http://localhost/', pretendToBeVisual: true });
for (const name of Object.getOwnPropertyNames(window)) {
  // What both have is the page's: events of Node's are none there.
  const isPages = /Event|Abort|^addEventListener$/.test(name);
  if (isPages || !(name in globalThis)) Reflect.set(globalThis, name, window[name]);
}
const { document } = window;
const faults = [];
window.addEventListener('error', ({ message }) => faults.push(message));

const { WireEvent } = await import('zoom-embed-elements');
await import('zoom-embed-elements/define');

for (const tag of ['zoom-phone-embed', 'zoom-cc-embed']) {
  test(`<${tag}> in jsdom hears what a test dispatches, and waits for a widget`, async () => {
    const embed = document.createElement(tag);
    document.body.append(embed);
    await embed.updateComplete;
    assert.equal(embed.status, 'loading');
    const heard = [];
    embed.addEventListener('zp-call-ended-event', ({ detail }) => heard.push(detail.callId));
    embed.dispatchEvent(new WireEvent({ type: 'zp-call-ended-event', data: { callId: 'c-1' } }));
    assert.deepEqual(heard, ['c-1']);
    embed.remove();
    assert.equal(embed.status, 'idle');
    assert.deepEqual(faults, []);
  });
}

test('controls in jsdom are drawn, the dock apart', async () => {
  const tags = ['call-banner', 'call-list', 'call-button', 'dial-links', 'engagement-list'];
  for (const name of [...tags, 'wrap-up', 'agent-status', 'embed-status', 'embed-inspector']) {
    const control = document.createElement(`zoom-${name}`);
    document.body.append(control);
    await control.updateComplete;
    control.remove();
  }
  assert.deepEqual(faults, []);
});
