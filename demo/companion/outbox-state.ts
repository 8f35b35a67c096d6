import { html, render } from 'lit';
import type { ZoomLogOutbox } from '../../src/outbox.js';
import { part } from '../shared/draw.js';

/** What the outbox has delivered, and what waits. */
export function showOutbox(outbox: ZoomLogOutbox): void {
  let delivered = 0;
  const draw = (): void => {
    const { pending, failed } = outbox;
    const words = [
      delivered && `${delivered} logged`,
      pending.length && `${pending.length} waiting`,
      failed.length && `${failed.length} not taken`,
    ].filter(Boolean);
    render(
      html`<a class="chip ${failed.length ? 'failed' : ''}" href="./board.html"
        >${words.join(', ') || 'Logged on the server'}</a
      >`,
      part('#outbox'),
    );
  };
  outbox.addEventListener('outbox-delivered', () => {
    delivered++;
    draw();
  });
  outbox.addEventListener('outbox-change', draw);
  draw();
}
