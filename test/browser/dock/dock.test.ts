import { expect, html } from '@open-wc/testing';
import '../../../src/define/zoom-call-button.js';
import type { ZoomEmbedDock } from '../../../src/define/zoom-embed-dock.js';
import { ZoomCcEmbed, ZoomPhoneEmbed } from '../../../src/index.js';
import { collect, incomingArrived, type Embed } from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';
import { until } from '../../support/until.js';
import {
  bothDock,
  boxOf,
  drag,
  focusOn,
  frameOf,
  lifeOf,
  makeDock,
  part,
  phoneDock,
  press,
  settled,
  tabsOf,
} from './dock-bed.js';

const ringing = (callId: string, direction = 'inbound') => ({
  type: 'zp-call-ringing-event',
  data: {
    callId,
    direction,
    dateTime: new Date().toISOString(),
    caller: { phoneNumber: '+16505551234', name: 'Ada Lovelace' },
    callee: { phoneNumber: '+16505550000', name: 'Sam Agent' },
  },
});

/** Takes hold of the widget of an embed in a dock. */
async function widgetOf(embed: Embed): Promise<Puppet> {
  const puppet = await Puppet.attach(await frameOf(embed));
  await embed.whenReady();
  return puppet;
}

describe('a dock', () => {
  it('opens, minimises, toggles, and tells of it where it is asked to', async () => {
    const dock = await phoneDock();
    const told = collect(document.body, 'dock-toggle');
    dock.minimize();
    await settled(dock);
    expect(dock.hasAttribute('open')).to.equal(false);
    expect(part(dock, 'panel').inert).to.equal(true);
    expect(part(dock, 'bar').hidden).to.equal(false);
    dock.show();
    dock.show();
    await settled(dock);
    expect(part(dock, 'bar').hidden).to.equal(true);
    dock.toggle();
    dock.toggle();
    await settled(dock);
    dock.removeAttribute('open');
    await settled(dock);
    expect(told.map(({ detail }) => detail.open)).to.deep.equal([false, true, false]);
  });

  it('is in the top layer, also after it was moved in the page', async () => {
    const dock = await phoneDock();
    const layer = dock.shadowRoot!.querySelector('.layer')!;
    expect(layer.matches(':popover-open')).to.equal(true);
    document.body.append(dock);
    await settled(dock);
    expect(layer.matches(':popover-open')).to.equal(true);
    dock.remove();
  });

  it('can be used in a modal dialog that it is in', async () => {
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    const dock = await phoneDock();
    dialog.append(dock);
    await settled(dock);
    dialog.showModal();
    await until(() => {
      const { left, top, width, height } = part(dock, 'minimize').getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === dock;
    });
    dialog.remove();
  });

  for (const [where, put] of [
    [
      'around the component that has it in its shadow tree',
      (dialog, dock) => {
        const host = document.createElement('div');
        host.attachShadow({ mode: 'open' }).append(dock);
        dialog.append(host);
        return dialog;
      },
    ],
    [
      'of a component that it is slotted into',
      (dialog, dock) => {
        const host = document.createElement('div');
        dialog.append(document.createElement('slot'));
        host.attachShadow({ mode: 'open' }).append(dialog);
        host.append(dock);
        return host;
      },
    ],
  ] satisfies [string, (dialog: HTMLDialogElement, dock: ZoomEmbedDock) => HTMLElement][]) {
    it(`can be used in a modal dialog ${where}`, async () => {
      const dialog = document.createElement('dialog');
      const dock = await makeDock(html`<zoom-embed-dock open></zoom-embed-dock>`);
      const outer = put(dialog, dock);
      document.body.append(outer);
      await settled(dock);
      dialog.showModal();
      const { left, top, width, height } = part(dock, 'minimize').getBoundingClientRect();
      const root = dock.getRootNode() as Document | ShadowRoot;
      await until(() => root.elementFromPoint(left + width / 2, top + height / 2) === dock);
      outer.remove();
    });
  }

  it('keeps its styles in another document', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const dock = await makeDock(html`<zoom-embed-dock open></zoom-embed-dock>`);
    const fresh = document.createElement('zoom-embed-dock');
    frame.contentDocument!.body.append(dock, fresh);
    await fresh.updateComplete;
    for (const each of [dock, fresh]) {
      expect(getComputedStyle(part(each, 'panel')).position).to.equal('absolute');
    }
    frame.remove();
  });

  it('stops the time on its bar, though it is taken away with an update to come', async () => {
    const [set, clear] = [window.setInterval.bind(window), window.clearInterval.bind(window)];
    const running = new Set<unknown>();
    window.setInterval = ((...args: Parameters<typeof set>) => {
      const timer = set(...args);
      running.add(timer);
      return timer;
    }) as typeof set;
    window.clearInterval = (timer) => {
      running.delete(timer);
      clear(timer);
    };
    try {
      const dock = await makeDock(html`
        <zoom-embed-dock auto-open="none">
          <zoom-phone-embed src=${Puppet.url()}></zoom-phone-embed>
        </zoom-embed-dock>
      `);
      const phone = await widgetOf(dock.querySelector('zoom-phone-embed')!);
      const before = new Set(running);
      await phone.send(ringing('1'));
      await until(() => dock.shadowRoot!.querySelector('.time'));
      const added = [...running].filter((timer) => !before.has(timer));
      expect(added).to.have.lengthOf(1);
      dock.requestUpdate();
      dock.remove();
      await dock.updateComplete;
      expect([...running].filter((timer) => !before.has(timer))).to.have.lengthOf(0);
    } finally {
      Object.assign(window, { setInterval: set, clearInterval: clear });
    }
  });

  it('takes embeds that come later, are defined later, are wrapped, and lets go of those that leave', async () => {
    const dock = await makeDock(html`<zoom-embed-dock open></zoom-embed-dock>`);
    const phone = document.createElement('zoom-phone-embed');
    phone.src = '';
    dock.append(phone);
    await until(() => phone.assignedSlot);
    expect(tabsOf(dock)).to.have.lengthOf(0);
    expect(part(dock, 'panel').textContent).to.contain('Phone');
    const wrapper = document.createElement('div');
    const cc = document.createElement('zoom-cc-embed');
    cc.src = '';
    wrapper.append(cc);
    dock.append(wrapper);
    await until(() => tabsOf(dock).length === 2);
    phone.remove();
    await until(() => tabsOf(dock).length === 0);
    expect(wrapper.assignedSlot).to.not.equal(null);
  });

  it('takes embeds of a tag that the page has chosen, also if it is defined later', async () => {
    const dock = await makeDock(html`
      <zoom-embed-dock open>
        <x-phone src=""></x-phone>
        <div><x-cc src=""></x-cc></div>
      </zoom-embed-dock>
    `);
    ZoomPhoneEmbed.define('x-phone');
    ZoomCcEmbed.define('x-cc');
    await settled(dock);
    expect(tabsOf(dock).map(({ textContent }) => textContent.trim())).to.deep.equal([
      'Phone',
      'Contact center',
    ]);
    expect(dock.querySelector('x-phone')!.assignedSlot!.parentElement!.role).to.equal('tabpanel');
    const phone = document.createElement('x-phone');
    const next = await makeDock(html`<zoom-embed-dock open>${phone}</zoom-embed-dock>`);
    expect(part(next, 'panel').textContent).to.contain('Phone');
  });

  for (const [name, content] of [
    ['span', html`<span slot="title" role="button" tabindex="0">Mute</span>`],
    ['zoom-call-button', html`<zoom-call-button slot="title" number="+1"></zoom-call-button>`],
    ['summary', html`<details slot="title"><summary>More</summary></details>`],
  ] as const) {
    it(`lets the mouse press a ${name} in its title, and drag the panel by it`, async () => {
      const dock = await makeDock(html`
        <zoom-embed-dock open>
          ${content}
          <zoom-phone-embed src=""></zoom-phone-embed>
        </zoom-embed-dock>
      `);
      const element = dock.querySelector<HTMLElement>(name)!;
      let clicks = 0;
      element.addEventListener('click', (event) => {
        event.stopPropagation();
        clicks += 1;
      });
      await drag(element, 2, 0);
      await settled(dock);
      expect(clicks).to.equal(1);
      // What was no drag has nothing to take back.
      const escape = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
      window.dispatchEvent(escape);
      expect(escape.defaultPrevented).to.equal(false);
      const before = boxOf(dock);
      await drag(element, -40, 0);
      await settled(dock);
      expect(boxOf(dock).left - before.left).to.equal(-40);
      expect(clicks).to.equal(1);
    });
  }

  it('shows a title of the page’s own, and other elements above the widget', async () => {
    const dock = await makeDock(html`
      <zoom-embed-dock open>
        <b slot="title">Softphone</b>
        <p>Mind the gap</p>
        <zoom-phone-embed src=""></zoom-phone-embed>
      </zoom-embed-dock>
    `);
    const [title, others] = dock.shadowRoot!.querySelectorAll('slot');
    expect(title!.assignedElements().map(({ textContent }) => textContent)).to.deep.equal([
      'Softphone',
    ]);
    expect(others!.assignedElements().map(({ textContent }) => textContent)).to.deep.equal([
      'Mind the gap',
    ]);
  });
});

describe('what opens a dock', () => {
  let dock: ZoomEmbedDock;
  let phone: Puppet;
  let cc: Puppet;

  beforeEach(async () => {
    dock = await bothDock();
    const [phoneEmbed, ccEmbed] = [
      dock.querySelector('zoom-phone-embed')!,
      dock.querySelector('zoom-cc-embed')!,
    ];
    [phone, cc] = await Promise.all([
      widgetOf(phoneEmbed),
      (async () => {
        const puppet = await Puppet.attach(await frameOf(ccEmbed));
        await puppet.send({ type: 'zcc-init-config-request' });
        await ccEmbed.whenReady();
        return puppet;
      })(),
    ]);
    dock.minimize();
    await settled(dock);
  });

  const selected = (): string | undefined =>
    tabsOf(dock)
      .find(({ ariaSelected }) => ariaSelected === 'true')
      ?.textContent.trim()
      .split(/\s{2}/)[0];

  const say = async (message: object): Promise<void> => {
    await phone.send(message);
    await incomingArrived(dock.querySelector('zoom-phone-embed')!, phone);
    await settled(dock);
  };

  it('is an incoming call, which selects its tab and takes no focus', async () => {
    const input = document.createElement('input');
    document.body.append(input);
    tabsOf(dock)[1]!.click();
    input.focus();
    await say(ringing('1'));
    expect(dock.open).to.equal(true);
    expect(selected()).to.match(/^Phone/);
    expect(document.activeElement).to.equal(input);
    input.remove();
  });

  it('is an incoming engagement, whose tab waits while the focus is in the other widget', async () => {
    dock.show();
    await settled(dock);
    const { iframe } = dock.querySelector('zoom-phone-embed')!;
    const ring = async (engagementId: string): Promise<void> => {
      iframe!.focus();
      await cc.send({ type: 'zcc-call-ringing', data: { engagementId, direction: 'inbound' } });
      await incomingArrived(dock.querySelector('zoom-cc-embed')!, cc);
      await settled(dock);
    };
    await ring('e-1');
    expect(dock.querySelector('zoom-phone-embed')!.shadowRoot!.activeElement).to.equal(iframe);
    expect(selected()).to.match(/^Phone/);
    expect(tabsOf(dock)[1]!.textContent).to.contain('Ringing');
    const input = document.createElement('input');
    document.body.append(input);
    focusOn(input);
    await until(() => selected()?.startsWith('Contact center'), 'the other tab is not selected');
    expect(document.activeElement).to.equal(input);
    // What the user selects meanwhile stays.
    tabsOf(dock)[0]!.click();
    await settled(dock);
    await ring('e-2');
    tabsOf(dock)[0]!.click();
    focusOn(input);
    await settled(dock);
    expect(selected()).to.match(/^Phone/);
    input.remove();
  });

  it('is what happens in either of two embeds that one child holds', async () => {
    const both = await makeDock(html`
      <zoom-embed-dock>
        <div>
          <zoom-phone-embed src=""></zoom-phone-embed>
          <zoom-cc-embed src=${Puppet.url(1)}></zoom-cc-embed>
        </div>
      </zoom-embed-dock>
    `);
    expect(tabsOf(both)).to.have.lengthOf(0);
    expect(part(both, 'panel').textContent).to.contain('Phone · Contact center');
    const widget = await Puppet.attach(await frameOf(both.querySelector('zoom-cc-embed')!));
    await widget.send({ type: 'zcc-init-config-request' });
    await both.querySelector('zoom-cc-embed')!.whenReady();
    await widget.send({
      type: 'zcc-call-ringing',
      data: { engagementId: 'e-1', direction: 'inbound' },
    });
    await until(() => both.open);
  });

  it('is an incoming call once: minimised during it, it stays minimised', async () => {
    await say(ringing('1'));
    dock.minimize();
    await say(ringing('1'));
    expect(dock.open).to.equal(false);
    await say(ringing('2'));
    expect(dock.open).to.equal(true);
  });

  it('is an incoming engagement', async () => {
    await cc.send({
      type: 'zcc-call-ringing',
      data: { engagementId: 'e-1', direction: 'inbound', from: '+16505551234' },
    });
    await incomingArrived(dock.querySelector('zoom-cc-embed')!, cc);
    await settled(dock);
    expect(dock.open).to.equal(true);
    expect(selected()).to.match(/^Contact center/);
  });

  it('is a number that the page dials, with either command and either embed', async () => {
    const phoneEmbed = dock.querySelector('zoom-phone-embed')!;
    const ccEmbed = dock.querySelector('zoom-cc-embed')!;
    await phoneEmbed.makeCall('+16505551234');
    await settled(dock);
    expect(dock.open).to.equal(true);
    dock.minimize();
    await ccEmbed.makeCall({ phone: '+16505551234' });
    await settled(dock);
    expect([dock.open, selected()]).to.deep.equal([true, 'Contact center']);
    dock.minimize();
    phoneEmbed.dial('+16505551234', {}, { timeout: 50 }).catch(() => undefined);
    await until(() => dock.open);
    expect(selected()).to.match(/^Phone/);
  });

  it('is no outgoing call that the user dials in a widget, and no other command', async () => {
    await say(ringing('1', 'outbound'));
    await dock.querySelector('zoom-phone-embed')!.post('zp-anything');
    await settled(dock);
    expect(dock.open).to.equal(false);
  });

  it('is a message that the page begins: the user has to send it', async () => {
    dock.show();
    tabsOf(dock)[1]!.click();
    dock.minimize();
    await settled(dock);
    await dock.querySelector('zoom-phone-embed')!.composeSms('+16505551234', 'Hello');
    await settled(dock);
    expect([dock.open, selected()]).to.deep.equal([true, 'Phone']);
  });

  it('is what auto-open says, and nothing else', async () => {
    dock.autoOpen = 'dial';
    await say(ringing('1'));
    expect(dock.open).to.equal(false);
    dock.setAttribute('auto-open', 'ring');
    await dock.querySelector('zoom-phone-embed')!.makeCall('+16505551234');
    await settled(dock);
    expect(dock.open).to.equal(false);
    dock.autoOpen = 'none';
    await say(ringing('2'));
    expect(dock.open).to.equal(false);
    dock.removeAttribute('auto-open');
    await say(ringing('3'));
    expect(dock.open).to.equal(true);
  });

  it('is read out, where somebody calls', async () => {
    await say(ringing('1'));
    expect(dock.shadowRoot!.querySelector('[role=status]')!.textContent).to.equal(
      'Incoming: Ada Lovelace',
    );
  });

  it('is read out, where an engagement rings during a call', async () => {
    dock.autoOpen = 'none';
    await say(ringing('1'));
    await say({ ...ringing('1'), type: 'zp-call-connected-event' });
    const status = dock.shadowRoot!.querySelector('[role=status]')!;
    expect(status.textContent).to.equal('');
    await cc.send({
      type: 'zcc-call-ringing',
      data: { engagementId: 'e-1', direction: 'inbound', from: '+16505557777' },
    });
    await incomingArrived(dock.querySelector('zoom-cc-embed')!, cc);
    await settled(dock);
    expect(status.textContent).to.equal('Incoming: +16505557777');
    await say(ringing('2'));
    expect(status.textContent).to.equal('Incoming: Ada Lovelace · +16505557777');
  });

  it('leaves the current call on the bar, with a time that runs', async () => {
    dock.autoOpen = 'none';
    expect(part(dock, 'bar').innerText).to.contain('Phone');
    await say(ringing('1'));
    expect(part(dock, 'bar').innerText).to.match(/Ada Lovelace\s+Ringing\s+0:0\d/);
    const time = dock.shadowRoot!.querySelector('.time')!;
    const before = time.textContent;
    await until(() => time.textContent !== before);
    part(dock, 'bar').click();
    await settled(dock);
    expect(selected()).to.match(/^Phone/);
  });

  it('leaves the number of engagements on the bar and on the tab', async () => {
    dock.autoOpen = 'none';
    for (const engagementId of ['e-1', 'e-2']) {
      await cc.send({ type: 'zcc-call-ringing', data: { engagementId, direction: 'inbound' } });
    }
    await incomingArrived(dock.querySelector('zoom-cc-embed')!, cc);
    await settled(dock);
    const [onBar] = part(dock, 'bar').querySelectorAll('[part=badge]');
    expect(onBar!.textContent).to.equal('2');
    expect(tabsOf(dock)[1]!.textContent).to.contain('2 in progress');
  });
});

describe('the tabs of a dock', () => {
  let dock: ZoomEmbedDock;

  beforeEach(async () => {
    dock = await bothDock();
  });

  const walk = async (...keys: string[]): Promise<number> => {
    for (const key of keys) {
      press(dock.shadowRoot!.activeElement as HTMLElement, key);
      await settled(dock);
    }
    return tabsOf(dock).indexOf(dock.shadowRoot!.activeElement as HTMLElement);
  };

  it('are one stop, and the arrow keys, Home and End go from one to the other', async () => {
    expect(tabsOf(dock).map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1]);
    tabsOf(dock)[0]!.focus();
    expect(await walk('ArrowRight')).to.equal(1);
    expect(tabsOf(dock).map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, 0]);
    expect(await walk('ArrowRight')).to.equal(0);
    expect(await walk('End')).to.equal(1);
    expect(await walk('Home')).to.equal(0);
    dock.dir = 'rtl';
    expect(await walk('ArrowLeft')).to.equal(1);
    expect(await walk('ArrowRight')).to.equal(0);
  });

  it('leave keys alone that mean something else', () => {
    const heard: boolean[] = [];
    dock.addEventListener('keydown', ({ defaultPrevented }) => heard.push(defaultPrevented));
    for (const modifier of ['altKey', 'ctrlKey', 'metaKey']) {
      press(tabsOf(dock)[0]!, 'ArrowRight', { [modifier]: true });
    }
    expect(heard).to.deep.equal([false, false, false]);
  });

  it('keep the widget of the other out of reach', async () => {
    const inert = (): boolean[] =>
      [...dock.shadowRoot!.querySelectorAll<HTMLElement>('[role=tabpanel]')].map(
        (panel) => panel.inert,
      );
    expect(inert()).to.deep.equal([false, true]);
    tabsOf(dock)[1]!.click();
    await settled(dock);
    expect(inert()).to.deep.equal([true, false]);
  });

  it('have the names that the page gives the widgets', async () => {
    dock.querySelector('zoom-phone-embed')!.label = 'Sales line';
    await settled(dock);
    expect(tabsOf(dock)[0]!.textContent).to.contain('Sales line');
    dock.querySelector('zoom-cc-embed')!.setAttribute('label', 'Hotline');
    await settled(dock);
    expect(tabsOf(dock)[1]!.textContent).to.contain('Hotline');
  });

  it('keep their names up to date in a dock that was moved in the page', async () => {
    document.body.append(dock);
    await settled(dock);
    dock.querySelector('zoom-phone-embed')!.label = 'Sales line';
    await settled(dock);
    expect(tabsOf(dock)[0]!.textContent).to.contain('Sales line');
    dock.remove();
  });

  it('stay as they are when an embed comes before the one that is shown, and so does the focus', async () => {
    const one = await makeDock(html`
      <zoom-embed-dock open><zoom-cc-embed src=${Puppet.url()}></zoom-cc-embed></zoom-embed-dock>
    `);
    const cc = one.querySelector('zoom-cc-embed')!;
    const life = await lifeOf(cc);
    cc.iframe!.focus();
    const phone = document.createElement('zoom-phone-embed');
    phone.src = '';
    one.prepend(phone);
    await settled(one);
    expect(tabsOf(one).map(({ ariaSelected }) => ariaSelected)).to.deep.equal(['false', 'true']);
    expect(document.activeElement).to.equal(cc);
    expect(cc.shadowRoot!.activeElement).to.equal(cc.iframe);
    expect(life.loads()).to.equal(0);
  });

  it('show the one that takes the place of the embed that was shown, else the one beside it', async () => {
    const shown = (): string[] =>
      tabsOf(dock)
        .filter(({ ariaSelected }) => ariaSelected === 'true')
        .map(({ textContent }) => textContent.trim());
    tabsOf(dock)[1]!.click();
    await settled(dock);
    const next = document.createElement('zoom-cc-embed');
    next.src = '';
    dock.querySelector('zoom-cc-embed')!.replaceWith(next);
    await settled(dock);
    expect(shown()).to.deep.equal(['Contact center']);
    const other = document.createElement('zoom-phone-embed');
    other.src = '';
    dock.prepend(other, next);
    await settled(dock);
    next.remove();
    await settled(dock);
    expect(tabsOf(dock).map(({ ariaSelected }) => ariaSelected)).to.deep.equal(['false', 'true']);
    dock.lastElementChild!.remove();
    await settled(dock);
    expect(other.assignedSlot!.parentElement!.inert).to.equal(false);
  });
});

describe('the focus around a dock', () => {
  let dock: ZoomEmbedDock;

  beforeEach(async () => {
    dock = await phoneDock();
    await frameOf(dock.querySelector('zoom-phone-embed')!);
  });

  const focused = (): Element | null => dock.shadowRoot!.activeElement ?? document.activeElement;

  it('goes to the bar when the user minimises, and back when the user opens', async () => {
    part(dock, 'minimize').focus();
    part(dock, 'minimize').click();
    await settled(dock);
    expect(focused()).to.equal(part(dock, 'bar'));
    part(dock, 'bar').click();
    await settled(dock);
    expect(focused()).to.equal(part(dock, 'minimize'));
  });

  it('goes back into the frame that it was in', async () => {
    const phone = dock.querySelector('zoom-phone-embed')!;
    phone.iframe!.focus();
    part(dock, 'minimize').click();
    await settled(dock);
    expect(focused()).to.equal(part(dock, 'bar'));
    part(dock, 'bar').click();
    await settled(dock);
    expect(phone.shadowRoot!.activeElement).to.equal(phone.iframe);
  });

  it('stays where it is when the page minimises and opens', async () => {
    const input = document.createElement('input');
    document.body.append(input);
    input.focus();
    dock.minimize();
    await settled(dock);
    dock.show();
    await settled(dock);
    expect(document.activeElement).to.equal(input);
    input.remove();
  });

  it('is not lost with the panel that it was in', async () => {
    part(dock, 'handle').focus();
    dock.minimize();
    await settled(dock);
    expect(focused()).to.equal(part(dock, 'bar'));
    dock.show();
    await settled(dock);
    expect(focused()).to.equal(part(dock, 'minimize'));
  });

  it('goes to the panel when what had it is gone', async () => {
    for (const lose of [
      (button: HTMLButtonElement) => {
        button.remove();
      },
      (button: HTMLButtonElement) => {
        button.disabled = true;
      },
    ]) {
      const button = document.createElement('button');
      dock.prepend(button);
      await settled(dock);
      button.focus();
      part(dock, 'minimize').click();
      await settled(dock);
      lose(button);
      part(dock, 'bar').click();
      await settled(dock);
      expect(focused() === part(dock, 'minimize')).to.equal(true);
    }
  });

  it('does not reach what is minimised', async () => {
    dock.minimize();
    await settled(dock);
    const phone = dock.querySelector('zoom-phone-embed')!;
    phone.iframe!.focus();
    part(dock, 'handle').focus();
    expect(phone.shadowRoot!.activeElement).to.equal(null);
    expect(dock.shadowRoot!.activeElement).to.equal(null);
  });
});
