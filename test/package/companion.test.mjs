// From a number that is dialled in a page to the joined record on its board: page, outbox, webhook, history.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../scripts/setup.mjs';
import { serveFolder } from '../../scripts/wtr/serve-folder.mjs';
import { launch, skip } from './browser.mjs';

// What is built: there is nothing to check its types against before that.
const { startSimulator } = await import(
  new URL('../../dist/simulator/server.js', import.meta.url).href
);

describe('the companion, behind a page of Chromium', { skip }, () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {{ origin: string, close(): void }} */
  let host;
  /** @type {{ phoneUrl: string, close(): Promise<void> }} */
  let simulator;
  /** @type {import('../../scripts/companion.mjs').Companion} */
  let companion;
  before(async () => {
    const { startCompanion } = await import('../../scripts/companion.mjs');
    browser = await launch();
    host = await serveFolder(...['test/frames/', 'dist/cdn/'].map((path) => join(root, path)));
    simulator = await startSimulator();
    companion = await startCompanion({ origin: host.origin });
  });
  after(async () => {
    await browser?.close();
    host?.close();
    await simulator?.close();
    await companion?.close();
  });

  test('a call that is dialled comes to the board from the embed, by webhook and by history', async () => {
    const { page, callId } = await dialled();
    const row = page.locator(`[data-call="${callId}"]`);
    for (const source of ['embed', 'webhook', 'rest']) {
      await row.locator(`[data-source="${source}"]`).waitFor({ timeout: 60_000 });
    }
    assert.equal(await page.locator('#board > li').count(), 1);
    assert.equal(await row.locator('[data-state]').textContent(), 'ended');

    const headers = { authorization: `Bearer ${companion.token}` };
    const answer = await fetch(`${companion.url}/calls/${callId}`, { headers });
    const call = await answer.json();
    assert.equal(call.direction, 'outbound');
    assert.equal(call.remote.number, '+16505550123');
    assert.equal(call.legs.length, 1);
    assert.deepEqual(call.ids.callId, [callId]);
    assert.deepEqual(call.ids.call_id, [callId]);
    assert.equal(call.others, undefined);
  });

  test('no other page may ask', async () => {
    const headers = { authorization: `Bearer ${companion.token}`, origin: 'https://a.test' };
    const answer = await fetch(`${companion.url}/calls`, { headers });
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
    assert.equal((await fetch(`${companion.url}/calls`)).status, 401);
  });

  /** A page with a phone, an outbox and a board, in which somebody has dialled; the other side answers and hangs up. */
  async function dialled() {
    const page = await browser.newPage();
    await page.goto(`${host.origin}/host.html`);
    const { url, token, simulatorUrl } = companion;
    const callId = await page.evaluate(
      async ({ url, token, simulatorUrl, phoneUrl }) => {
        const { document, TextDecoderStream } = /** @type {any} */ (globalThis);
        const authorization = `Bearer ${token}`;

        const board = document.createElement('ul');
        board.id = 'board';
        document.body.append(board);
        void watch();

        const outbox = document.createElement('zoom-log-outbox');
        outbox.endpoint = `${url}/events`;
        outbox.user = 'ada@example.com';
        outbox.headers = { authorization };
        const phone = document.createElement('zoom-phone-embed');
        phone.src = phoneUrl;
        for (const type of ['ringing', 'connected', 'ended']) {
          phone.addEventListener(`zp-call-${type}-event`, (event) => {
            tell({ type: event.type, data: event.detail });
          });
        }
        document.body.append(phone, outbox);
        await phone.whenReady();
        const { callId } = await phone.dial('+16505550123');
        for (const steps of [[{ answer: {} }], [{ pass: 65 }, { hangUp: {} }]]) {
          phone.iframe.contentWindow.postMessage(
            { type: 'simulator-run', steps },
            new URL(phoneUrl).origin,
          );
        }
        return callId;

        /** Zoom's side hears of what happens in the widget, one after the other. */
        function tell(message) {
          globalThis.told = Promise.resolve(globalThis.told).then(() =>
            fetch(`${simulatorUrl}/widget`, { method: 'POST', body: JSON.stringify({ message }) }),
          );
        }

        /** Draws each call that the stream tells of. */
        async function watch() {
          const { body } = await fetch(`${url}/calls/stream`, { headers: { authorization } });
          const reader = body.pipeThrough(new TextDecoderStream()).getReader();
          for (let text = ''; ;) {
            const { value, done } = await reader.read();
            if (done) return;
            text += value;
            const parts = text.split('\n\n');
            text = parts.pop() ?? '';
            for (const part of parts) {
              const data = /^data: (.*)$/m.exec(part)?.[1];
              if (data) draw(JSON.parse(data));
            }
          }
        }

        function draw({ callId, recordId, state, sources }) {
          const row = document.createElement('li');
          row.id = `record-${recordId}`;
          row.dataset.call = callId;
          const told = document.createElement('b');
          told.dataset.state = '';
          told.textContent = state;
          row.append(told);
          for (const kind of new Set(sources.map((source) => source.kind))) {
            const mark = document.createElement('i');
            mark.dataset.source = kind;
            mark.textContent = kind;
            row.append(mark);
          }
          const before = document.getElementById(row.id);
          if (before) before.replaceWith(row);
          else board.append(row);
        }
      },
      { url, token, simulatorUrl, phoneUrl: simulator.phoneUrl },
    );
    return { page, callId };
  }
});
