// The demo's board: what the embed, webhooks and the call history told of a call is one record, told while it grows.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startCompanion } from '../../scripts/companion.mjs';
import { launch, skip } from './browser.mjs';
import { DeskPage, serveDemo } from './desk-page.mjs';

describe('the call board', { skip }, () => {
  let browser, demo, companion;
  before(async () => {
    [browser, demo] = await Promise.all([
      launch(),
      serveDemo(async (origin) => {
        companion = await startCompanion({ origin });
        return {
          VITE_COMPANION_URL: companion.url,
          VITE_COMPANION_TOKEN: companion.token,
          VITE_STANDIN_URL: companion.simulatorUrl,
        };
      }),
    ]);
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
    await companion?.close();
  });

  test('shows a call while it goes on, and then what each source told of it', async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const board = new DeskPage(await context.newPage());
    await board.page.goto(`${demo.origin}/board.html`);
    await board.page.getByText('Live', { exact: true }).waitFor();
    await board.isAccessible();

    const desk = new DeskPage(await context.newPage());
    await desk.open(`${demo.origin}/index.html`);
    await desk.page.getByText('More').click();
    await desk.page.getByRole('button', { name: 'Answered call' }).click();

    const row = board.page.getByRole('button', { name: /Maya Chen/ });
    // The embed's outbox, webhooks and the history have all told of it, and it is one call.
    await row.filter({ hasNotText: 'has told nothing' }).waitFor();
    assert.equal(await row.count(), 1);
    await row.click();
    const record = board.page.getByRole('region', { name: 'The joined record' });
    for (const kind of ['embed', 'webhook', 'rest']) {
      await record.getByRole('listitem').filter({ hasText: kind }).first().waitFor();
    }
    await record.getByText('phone.callee_ringing', { exact: true }).click();
    await record.getByRole('group', { name: 'What it said, as JSON' }).waitFor();
    await board.isAccessible();
    await desk.page.getByRole('link', { name: /logged/ }).waitFor();
    assert.deepEqual([...board.problems, ...desk.problems], []);
    await context.close();
  });
});
