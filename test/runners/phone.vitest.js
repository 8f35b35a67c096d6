import { beforeAll, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import 'zoom-embed-elements/define/zoom-phone-embed';
import { connectSimulator } from 'zoom-embed-elements/simulator/client';

beforeAll(() => commands.simulateZoom());

test('hears of a call', async () => {
  const phone = document.createElement('zoom-phone-embed');
  document.body.append(phone);
  await phone.whenReady();
  const simulator = await connectSimulator(phone.iframe);

  const rings = new Promise((resolve) => {
    phone.addEventListener('zp-call-ringing-event', resolve, { once: true });
  });
  await simulator.run({ ring: { from: '+12025550123' } });
  expect((await rings).detail.caller.phoneNumber).toBe('+12025550123');
});
