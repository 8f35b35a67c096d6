import { beforeAll, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import 'zoom-embed-elements/define/zoom-phone-embed';
import { connectSimulator } from 'zoom-embed-elements/simulator/client';

beforeAll(() => commands.simulateZoom());

test('hears of a call', async () => {
  const phone = document.createElement('zoom-phone-embed');
  document.body.append(phone);
  await phone.whenReady();
  const simulator = await connectSimulator(phone.iframe!);

  // `run()` tells that the call was posted: its event may come a little later.
  await simulator.run({ ring: { from: '+12025550123' } });
  await expect.poll(() => phone.calls[0]?.caller.number).toBe('+12025550123');
});
