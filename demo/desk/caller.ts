import { html, render } from 'lit';
import type { ZoomCcEmbed, ZoomPhoneEmbed } from '../../src/index.js';
import { customersOf } from '../crm/who.js';
import { onceAFrame, part } from '../shared/draw.js';
import { select } from './state.js';

const NARROW = '(max-width: 719.98px)';

/** What the desk knows of whoever calls: it stands in the banner. */
export function showCaller(phone: ZoomPhoneEmbed, cc: ZoomCcEmbed): void {
  let rang = false;
  const draw = onceAFrame(() => {
    const record = phone.currentCall ?? cc.currentEngagement;
    const known = record ? customersOf(record) : [];
    const rings = record?.state === 'ringing';
    // Where the phone takes most of the window, the caller is above it.
    if (rings && !rang && matchMedia(NARROW).matches) part('zoom-call-banner').scrollIntoView();
    rang = rings;
    part('#now').classList.toggle('live', record !== undefined);
    // The banner has a name where the widget told one.
    const isNamed = !!(record && ('callId' in record ? record.remote : record.customer).name);
    render(
      html`${known.map(
        (customer) => html`
          <p class="caller">
            ${
              known.length > 1
                ? html`<button class="link" @click=${() => select(customer)}>
                    ${customer.name}
                  </button>`
                : html`${isNamed ? '' : html`<strong>${customer.name}</strong>`} ${customer.company}`
            }
            <span class="muted">${customer.next}</span>
          </p>
        `,
      )}`,
      part('#caller'),
    );
  });
  phone.addEventListener('calls-change', draw);
  cc.addEventListener('engagements-change', draw);

  const section = part('#engagements');
  const sort = (): void => {
    section.hidden = !cc.engagements.length;
    section.classList.toggle('over', !cc.liveEngagements.length);
  };
  cc.addEventListener('engagements-change', sort);
}
