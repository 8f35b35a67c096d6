import type { OutboxEntry } from '../../src/outbox.js';
import type { ZoomCcEmbed, ZoomPhoneEmbed } from '../../src/index.js';
import { notify } from '../desk/toasts.js';
import { companion, standInUrl, usesZoom } from '../shared/environment.js';
import { showOutbox } from './outbox-state.js';

/** Whose records these are: in an application, who is signed in. */
const USER = 'ada@example.com';

/** Logs calls and engagements on the companion server, where there is one. */
export function connectCompanion(phone: ZoomPhoneEmbed, cc: ZoomCcEmbed): void {
  if (!companion) return;
  const { url, token } = companion;
  const outbox = document.createElement('zoom-log-outbox');
  outbox.endpoint = new URL('/events', url).href;
  outbox.user = USER;
  outbox.headers = { Authorization: `Bearer ${token}` };
  outbox.addEventListener('outbox-failed', ({ detail }: CustomEvent<OutboxEntry>) =>
    notify(`The server did not take ${detail.key}.`, 'error'),
  );
  document.body.append(outbox);
  showOutbox(outbox);
  if (standInUrl && !usesZoom) for (const embed of [phone, cc]) tell(embed, standInUrl);
}

/** Tells the stand-in for Zoom what happens in a simulated widget: it has the webhooks and the history of it. */
function tell(embed: ZoomPhoneEmbed | ZoomCcEmbed, standIn: string): void {
  const url = new URL('/widget', standIn);
  // One after the other: a call that has ended must have begun.
  let last: Promise<unknown> = Promise.resolve();
  embed.addEventListener('embed-message', ({ detail: { direction, message } }: Message) => {
    if (direction !== 'in') return;
    const post = (): Promise<unknown> =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ message, user: USER }),
      });
    last = last.then(post).catch(() => undefined);
  });
}

type Message = GlobalEventHandlersEventMap['embed-message'];
