// The demo's desk: what one does there by keyboard, what a screen reader is told, and what a narrow window shows.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch, skip } from './browser.mjs';
import { DeskPage, serveDemo } from './desk-page.mjs';

/** Whom the widgets tell of by number alone: an outbound call, and what comes through a queue. */
const MAYA = '+14155550132';
const JONAS = '+12065550178';

describe('the desk', { skip }, () => {
  let browser, demo, page, desk;
  before(async () => {
    [browser, demo] = await Promise.all([launch(), serveDemo()]);
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(async () => {
    await page?.close();
    assert.deepEqual(desk.problems, []);
  });

  const open = async (options = {}) => {
    page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      // Axe would see what is half drawn.
      reducedMotion: 'reduce',
      ...options,
    });
    desk = new DeskPage(page);
    await desk.open(`${demo.origin}/index.html`);
  };
  /** When each frame began: a widget that is loaded again begins anew. */
  const origins = () =>
    Promise.all(page.frames().map((frame) => frame.evaluate(() => performance.timeOrigin)));
  const panel = () => page.locator('zoom-embed-dock [part=panel]').boundingBox();

  const banner = (who) => page.getByRole('group', { name: `Current call: ${who}` });

  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 420]) {
      test(`is accessible in every state, ${colorScheme}, ${width} pixels wide`, async () => {
        await open({ colorScheme, viewport: { width, height: 800 } });
        await desk.isAccessible();

        await page.getByRole('button', { name: 'Phone rings' }).click();
        await banner('Maya Chen').waitFor();
        await desk.isAccessible();

        await page.getByRole('button', { name: 'Queue rings' }).click();
        await banner(JONAS).getByRole('button', { name: 'Accept' }).click();
        const commands = page.getByRole('group', { name: `Commands for ${JONAS}` });
        await commands.getByText('Transfer').first().click();
        await desk.isAccessible();

        await commands.getByRole('button', { name: 'End' }).click();
        await page.getByRole('region', { name: `Wrap-up: ${JONAS}` }).waitFor();
        await desk.isAccessible();

        await page.getByRole('button', { name: 'Code', exact: false }).first().click();
        await desk.isAccessible();
        await page.getByRole('button', { name: 'Messages' }).click();
        await desk.isAccessible();
      });
    }
  }

  test('is worked by keyboard alone, from a call to closed wrap-up', async () => {
    await open();
    const before = await origins();

    await desk.tabTo(/^button .*Jonas Weber/);
    await desk.press('Enter');
    await desk.tabTo(/^button .*Call Jonas/);
    await desk.press('Enter');
    await banner(JONAS).waitFor();

    await desk.tabTo(/^button Queue rings/);
    await desk.press('Enter');
    await banner(MAYA).waitFor();
    await page.getByRole('heading', { name: 'Maya Chen', exact: true }).waitFor();
    await desk.tabTo(/^button Accept/, 'Shift+Tab');
    await desk.press('Enter');
    const commands = page.getByRole('group', { name: `Commands for ${MAYA}` });
    await commands.getByRole('button', { name: 'Hold' }).waitFor();

    await desk.tabTo(/^summary Transfer/);
    await desk.press('Enter');
    await desk.tabTo(/^input Number or address/);
    await page.keyboard.type('+16505550105');
    await desk.tabTo(/^select How/);
    await desk.press('ArrowDown');
    await desk.tabTo(/^button Transfer/);
    await desk.press('Enter');

    await page.getByRole('region', { name: `Wrap-up: ${MAYA}` }).waitFor();
    await desk.tabTo(/^button .*(Resolved|Sale|Solved|Interested|Follow)/i, 'Shift+Tab');
    await desk.press('Enter');
    await page.getByRole('button', { name: /Sent$/, pressed: true }).waitFor();
    await desk.tabTo(/^textarea Note/);
    await page.keyboard.type('Handed over');
    await desk.tabTo(/^button Close wrap-up/);
    await desk.press('Enter');
    await page
      .getByRole('listitem')
      .filter({ hasText: MAYA })
      .filter({ hasText: 'Ended' })
      .waitFor();

    await desk.tabTo(/^button Move/);
    const there = await panel();
    await desk.press('ArrowLeft');
    await page.waitForFunction(
      (x) =>
        document
          .querySelector('zoom-embed-dock')
          .shadowRoot.querySelector('[part=panel]')
          .getBoundingClientRect().x < x,
      there.x,
    );
    await desk.press('Shift+ArrowLeft');
    await page.waitForFunction(
      () => document.querySelector('zoom-embed-dock').corner === 'bottom-start',
    );
    await desk.tabTo(/^button Minimize/);
    await desk.press('Enter');
    await page.waitForFunction(() => !document.querySelector('zoom-embed-dock').open);
    assert.match(await desk.focused(), /^button .*(In call|Ringing|Phone)/);
    await desk.press('Enter');
    await page.waitForFunction(() => document.querySelector('zoom-embed-dock').open);
    assert.match(await desk.focused(), /^button Minimize/);
    assert.deepEqual(await origins(), before);
  });

  test('dials a number in a text, and nobody who does not want to be called', async () => {
    await open();
    await page.getByRole('link', { name: '+1 415 555 0167' }).click();
    await banner('+14155550167').waitFor();

    await page.getByRole('button', { name: /Clara Duarte/ }).click();
    await page.getByRole('heading', { name: 'Clara Duarte' }).waitFor();
    await page.getByRole('button', { name: 'Call Clara' }).click();
    await page.getByRole('status').getByText('Clara Duarte asked not to be called.').waitFor();
    const calls = await page.evaluate(
      () => document.querySelector('zoom-phone-embed').calls.length,
    );
    assert.equal(calls, 1);
  });

  test('shows the code of what was done last, in the framework that was chosen', async () => {
    await open();
    await page.getByRole('button', { name: /^Code/ }).click();
    await page.getByRole('button', { name: 'Call Maya' }).click();
    const code = page.getByRole('tabpanel', { name: /./ }).filter({ hasText: 'zoom-call-button' });
    await code.waitFor();
    await page.getByRole('tab', { name: 'Vue' }).click();
    await code.filter({ hasText: '@before-dial="guard"' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await code.filter({ hasText: 'onbefore-dial={guard}' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Code/ }).click();
    assert.equal(
      await page.getByRole('tab', { name: 'React' }).getAttribute('aria-selected'),
      'true',
    );
  });

  test('shows in a narrow window who calls, above the phone', async () => {
    await open({ viewport: { width: 420, height: 800 } });
    assert.equal(await page.evaluate(() => document.querySelector('zoom-embed-dock').open), false);
    for (const [button, who] of [
      ['Phone rings', 'Maya Chen'],
      ['Queue rings', JONAS],
    ]) {
      await page.evaluate(() => document.querySelector('zoom-embed-dock').minimize());
      await page.getByRole('button', { name: button }).click();
      await banner(who).waitFor();
      await page.waitForFunction(() => document.querySelector('zoom-embed-dock').open);
      await banner(who).getByRole('button', { name: who }).click({ trial: true });
    }
    await page.getByRole('button', { name: 'Accept' }).first().click({ trial: true });
  });

  test('leads to Zoom’s own widgets, and back', async () => {
    await open();
    await page.route('https://**', (route) => route.abort());
    await page.getByRole('link', { name: 'Zoom', exact: true }).click();
    await page.getByText('These are Zoom’s own widgets.').waitFor();
    const sources = await page.evaluate(() =>
      [...document.querySelectorAll('zoom-phone-embed, zoom-cc-embed')].map(
        ({ iframe }) => new URL(iframe.src).hostname,
      ),
    );
    for (const host of sources) assert.match(host, /(^|\.)zoom\.us$/);
    await page.getByRole('link', { name: 'Simulator', exact: true }).click();
    await page.getByRole('button', { name: 'Phone rings' }).waitFor();
    // What the page said of frames that were not let through.
    desk.problems = [];
  });
});
