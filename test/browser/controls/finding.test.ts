import { ContextProvider } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { EmbedControl } from '../../../src/controls/shared/control.js';
import { Embeds } from '../../../src/controls/shared/embeds.js';
import '../../../src/define.js';
import { phoneEmbedContext, type ZoomPhoneEmbed } from '../../../src/index.js';
import { frameLoaded, phoneWithPuppet } from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';
import { until } from '../../support/until.js';

/** A control that shows whom it has found. */
class TestControl extends EmbedControl {
  readonly embeds = new Embeds(this);
  renders = 0;

  override render(): TemplateResult {
    this.renders++;
    const { phone, cc } = this.embeds;
    return html`${[phone?.id, cc?.id].join(' ')}`;
  }
}
customElements.define('test-control', TestControl);

/** Provides what a test says, as a dock does. */
class TestDock extends LitElement {
  readonly provider = new ContextProvider(this, { context: phoneEmbedContext });

  override createRenderRoot(): this {
    return this;
  }
}

const src = Puppet.url();
const phone = (id: string) => html`<zoom-phone-embed id=${id} src=${src}></zoom-phone-embed>`;

async function put(template: TemplateResult): Promise<{ root: HTMLElement; control: TestControl }> {
  const root = await fixture<HTMLElement>(html`<div>${template}</div>`);
  return { root, control: root.querySelector<TestControl>('test-control')! };
}

const foundBy = (control: TestControl): string => control.shadowRoot!.textContent.trim();

const finds = (control: TestControl, ids: string): Promise<void> =>
  until(() => foundBy(control) === ids, `"${foundBy(control)}" was found, and not "${ids}"`);

describe('the embed that a control serves', () => {
  it('is the only one of its kind in the page, also where it comes later', async () => {
    const { root, control } = await put(html`<test-control></test-control>`);
    expect(foundBy(control)).to.equal('');
    const embed = document.createElement('zoom-phone-embed');
    embed.id = 'late';
    embed.src = src;
    root.append(embed);
    await finds(control, 'late');
    embed.remove();
    await finds(control, '');
    expect(control.embeds.all).to.deep.equal([]);
  });

  it('is of two of a kind none, until one of them leaves', async () => {
    const { root, control } = await put(
      html`${phone('a')} ${phone('b')}
        <zoom-cc-embed id="cc" src=${src}></zoom-cc-embed>
        <test-control></test-control>`,
    );
    await finds(control, 'cc');
    root.querySelector('#a')!.remove();
    await finds(control, 'b cc');
  });

  it('is the one whose id is named, of each kind where two are', async () => {
    const { root, control } = await put(
      html`${phone('a')} ${phone('b')}
        <zoom-cc-embed id="cc" src=${src}></zoom-cc-embed>
        <test-control for="b"></test-control>`,
    );
    await finds(control, 'b');
    control.for = 'cc a';
    await finds(control, 'a cc');
    root.querySelector('#a')!.remove();
    await finds(control, 'cc');
    root.querySelector('#b')!.id = 'a';
    await finds(control, 'a cc');
    control.for = 'nobody';
    await finds(control, '');
    // Also where it gets that id later.
    root.querySelector('#a')!.id = 'nobody';
    await finds(control, 'nobody');
  });

  it('is the nearest that a context provides, also by a provider that comes late', async () => {
    const { root, control } = await put(
      html`${phone('a')} ${phone('b')} <test-dock><test-control></test-control></test-dock>`,
    );
    await finds(control, '');
    customElements.define('test-dock', TestDock);
    const { provider } = root.querySelector<TestDock>('test-dock')!;
    provider.setValue(root.querySelector<ZoomPhoneEmbed>('#b')!);
    await finds(control, 'b');
    root.append(control);
    await finds(control, '');
  });

  it('is found in and out of shadow roots', async () => {
    const { root, control } = await put(
      html`${phone('outside')} <test-control></test-control>
        <section></section>`,
    );
    await finds(control, 'outside');
    const shadow = root.querySelector('section')!.attachShadow({ mode: 'open' });
    shadow.append(control);
    await finds(control, 'outside');
    const inside = document.createElement('zoom-phone-embed');
    inside.id = 'inside';
    inside.src = src;
    shadow.append(inside);
    await finds(control, 'inside');
    inside.remove();
    await finds(control, 'outside');
  });

  it('is told of changes for as long as it is served, and draws the control again', async () => {
    const { phone: embed, puppet } = await phoneWithPuppet(
      html`<zoom-phone-embed id="a" src=${src}></zoom-phone-embed>`,
    );
    const { control } = await put(html`<test-control></test-control>`);
    await finds(control, 'a');
    const before = control.renders;
    const ring = (callId: string) => ({
      type: 'zp-call-ringing-event',
      data: { callId, direction: 'inbound', caller: {}, callee: {}, dateTime: '2026-01-05T10:00Z' },
    });
    await puppet.send(ring('1'));
    await until(() => embed.calls.length === 1 && control.renders > before);
    control.remove();
    await control.updateComplete;
    const after = control.renders;
    await puppet.send(ring('2'));
    await until(() => embed.calls.length === 2);
    await control.updateComplete;
    expect(control.renders).to.equal(after);
  });

  it('is drawn again as its status changes', async () => {
    const { root, control } = await put(html`${phone('a')}<test-control></test-control>`);
    const embed = root.querySelector<ZoomPhoneEmbed>('#a')!;
    await frameLoaded(embed);
    await until(() => embed.status === 'ready');
    await control.updateComplete;
    const before = control.renders;
    embed.src = 'http://example.test/';
    await until(() => embed.status === 'error' && control.renders > before);
  });
});
