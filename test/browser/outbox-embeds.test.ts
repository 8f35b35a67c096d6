import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import type { ZoomLogOutbox } from '../../src/outbox.js';
import { phoneWithPuppet } from '../support/embed.js';
import { phoneCall } from '../support/told.js';
import { until } from '../support/until.js';

describe('an outbox whose `for` names another embed', () => {
  for (const [how, set] of [
    ['as an attribute', (outbox: ZoomLogOutbox) => outbox.setAttribute('for', 'other')],
    ['as a property', (outbox: ZoomLogOutbox) => (outbox.for = 'other')],
  ] as const) {
    it(`takes nothing of this one, where it is set ${how}`, async () => {
      const { phone, puppet } = await phoneWithPuppet();
      phone.id = 'desk';
      const user = crypto.randomUUID();
      const other = await fixture<ZoomLogOutbox>(
        html`<zoom-log-outbox .user=${user}></zoom-log-outbox>`,
      );
      const named = document.createElement('zoom-log-outbox');
      named.user = `${user}-named`;
      set(named);
      phone.after(named);
      const { rings, ends } = phoneCall('a', { name: 'Ada' });
      await puppet.send(rings, ends);
      // The other one shows that the record was there to be taken.
      await until(() => other.pending.length === 1);
      expect(named.pending).to.have.lengthOf(0);
      named.for = 'desk';
      await named.updateComplete;
      named.remove();
      phone.after(named);
      await puppet.send(
        phoneCall('b', { name: 'Bea' }).rings,
        phoneCall('b', { name: 'Bea' }).ends,
      );
      await until(() => named.pending.length > 0);
      await named.clear();
      await other.clear();
      named.remove();
    });
  }
});
