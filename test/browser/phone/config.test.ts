import { expect, fixture, html } from '@open-wc/testing';
import type { ZoomPhoneEmbed, ZpNoteField } from '../../../src/index.js';
import {
  collect,
  eventAfter,
  frameLoaded,
  outgoingArrived,
  phoneWithPuppet,
} from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';

const CONFIG = 'zp-init-config';
const ALL_OFF = {
  enableSavingLog: false,
  enableAutoLog: false,
  enableContactSearching: false,
  enableContactMatching: false,
  enableAISummary: false,
  disableInactiveTabCallEvent: false,
};

describe('the configuration of the phone', () => {
  it('always says all six flags', async () => {
    const { puppet } = await phoneWithPuppet();
    expect((await puppet.message(CONFIG)).data).to.deep.equal(ALL_OFF);
  });

  it('reads a flag as true when present, save for the value "false"', async () => {
    const { puppet } = await phoneWithPuppet(html`
      <zoom-phone-embed
        src=${Puppet.url()}
        enable-saving-log=""
        enable-auto-log="true"
        enable-contact-searching="enable-contact-searching"
        enable-contact-matching="false"
      ></zoom-phone-embed>
    `);
    expect((await puppet.message(CONFIG)).data).to.deep.equal({
      ...ALL_OFF,
      enableSavingLog: true,
      enableAutoLog: true,
      enableContactSearching: true,
    });
  });

  it('holds what the documents name and nothing else, with every attribute set', async () => {
    const phone = document.createElement('zoom-phone-embed');
    const values: Record<string, string> = {
      src: Puppet.url(),
      'note-page-encoding': 'json',
      'ready-timeout': '30000',
      'response-timeout': '10000',
      sandbox: 'allow-scripts allow-same-origin',
    };
    const { observedAttributes } = phone.constructor as typeof ZoomPhoneEmbed;
    expect(observedAttributes).to.include.members([...Object.keys(values), 'adopt', 'label']);
    for (const name of observedAttributes) phone.setAttribute(name, values[name] ?? '');
    const field = document.createElement('zp-note-field');
    field.name = 'a';
    phone.append(field);
    (await fixture(html`<div></div>`)).append(phone);
    const puppet = await Puppet.attach(await frameLoaded(phone));
    expect((await puppet.message(CONFIG)).data).to.deep.equal({
      ...Object.fromEntries(Object.keys(ALL_OFF).map((name) => [name, true])),
      notePageConfiguration: '[{"fieldName":"a","fieldType":"text"}]',
    });
  });

  it('is sent again once for each update', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    phone.enableAutoLog = true;
    phone.toggleAttribute('enable-saving-log', true);
    phone.initConfig = { somethingNew: 'x' };
    await phone.updateComplete;
    phone.enableAutoLog = false;
    await phone.updateComplete;
    phone.label = 'Not a matter of configuration';
    await phone.updateComplete;
    await outgoingArrived(phone, puppet);
    expect(puppet.messages(CONFIG).map(({ data }) => data)).to.deep.equal([
      ALL_OFF,
      { ...ALL_OFF, enableAutoLog: true, enableSavingLog: true, somethingNew: 'x' },
      { ...ALL_OFF, enableSavingLog: true, somethingNew: 'x' },
    ]);
  });

  it('merges initConfig last, and leaves out what the documents forbid', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const { detail } = await eventAfter(phone, 'embed-error', () => {
      phone.initConfig = { enableAutoLog: true, enableSavingLog: 'yes', other: [1] };
    });
    expect(detail.code).to.equal('invalid-config');
    expect(detail.message).to.match(/initConfig\.enableSavingLog: must be a boolean/);
    expect((await puppet.message(CONFIG, 2)).data).to.deep.equal({
      ...ALL_OFF,
      enableAutoLog: true,
      other: [1],
    });
  });

  for (const [name, value] of [
    ['a text', 'enableAutoLog'],
    ['a function', () => undefined],
  ] as const) {
    it(`reports an initConfig that is ${name}`, async () => {
      const { phone, puppet } = await phoneWithPuppet();
      const { detail } = await eventAfter(phone, 'embed-error', () => {
        phone.initConfig = value as never;
      });
      expect(detail).to.include({
        code: 'invalid-config',
        message: 'initConfig: must be an object',
      });
      expect((await puppet.message(CONFIG, 2)).data).to.deep.equal(ALL_OFF);
    });
  }

  it('leaves out of initConfig what cannot be cloned, names it, and sends the rest', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const { detail } = await eventAfter(phone, 'embed-error', () => {
      phone.initConfig = { deep: { run: () => undefined, stays: 1 }, enableAutoLog: true };
    });
    expect(detail.code).to.equal('invalid-config');
    expect(detail.message).to.equal('initConfig.deep.run: cannot be cloned');
    expect((await puppet.message(CONFIG, 2)).data).to.deep.equal({
      ...ALL_OFF,
      enableAutoLog: true,
      deep: { stays: 1 },
    });
  });

  for (const name of ['ready-timeout', 'response-timeout']) {
    for (const value of ['soon', '-1', '0']) {
      it(`reports ${name}="${value}"`, async () => {
        const { phone } = await phoneWithPuppet();
        const { detail } = await eventAfter(phone, 'embed-error', () => {
          phone.setAttribute(name, value);
        });
        expect(detail.code).to.equal('invalid-config');
        expect(detail.message.toLowerCase()).to.include(name.replace('-', ''));
      });
    }
  }

  it('puts origin-domain into the URL', async () => {
    const { phone } = await phoneWithPuppet(html`
      <zoom-phone-embed
        src=${Puppet.url()}
        origin-domain="chrome-extension://abc"
      ></zoom-phone-embed>
    `);
    const { searchParams } = new URL(phone.iframe?.src ?? '');
    expect(searchParams.get('originDomain')).to.equal('chrome-extension://abc');
  });

  it('uses the documented URL, label and permissions by default', async () => {
    const phone = document.createElement('zoom-phone-embed');
    document.body.append(phone);
    await phone.updateComplete;
    const { src, title, allow } = phone.iframe as HTMLIFrameElement;
    phone.remove();
    expect(src).to.equal('https://applications.zoom.us/integration/phone/embeddablephone/home');
    expect(title).to.equal('Zoom Phone');
    expect(allow).to.equal(
      'clipboard-read https://applications.zoom.us; clipboard-write https://applications.zoom.us',
    );
  });

  it('replaces label, allow and sandbox', async () => {
    const { phone } = await phoneWithPuppet(html`
      <zoom-phone-embed
        src=${Puppet.url()}
        label="Telefon"
        allow="microphone"
        sandbox="allow-scripts allow-same-origin"
      ></zoom-phone-embed>
    `);
    const iframe = phone.iframe as HTMLIFrameElement;
    expect(iframe.title).to.equal('Telefon');
    expect(iframe.allow).to.equal('microphone');
    expect(iframe.getAttribute('sandbox')).to.equal('allow-scripts allow-same-origin');
    phone.label = null;
    phone.sandbox = null;
    await phone.updateComplete;
    expect(iframe.title).to.equal('Zoom Phone');
    expect(iframe.hasAttribute('sandbox')).to.equal(false);
  });
});

describe('the note page', () => {
  const names = (message: any): string[] =>
    (message.data.notePageConfiguration ?? []).map((field: any) => field.fieldName);

  const text = (name: string): ZpNoteField => {
    const field = document.createElement('zp-note-field');
    field.name = name;
    return field;
  };

  it('is left out where there are no fields', async () => {
    const { puppet } = await phoneWithPuppet();
    expect(await puppet.message(CONFIG)).not.to.have.nested.property('data.notePageConfiguration');
  });

  it('follows the document order, whatever surrounds the fields', async () => {
    const { puppet } = await phoneWithPuppet(html`
      <zoom-phone-embed src=${Puppet.url()}>
        <zp-note-field name="one"></zp-note-field>
        <div>
          <p><zp-note-field name="two"></zp-note-field></p>
          <fieldset><zp-note-field name="three"></zp-note-field></fieldset>
        </div>
        <zp-note-field name="four"></zp-note-field>
      </zoom-phone-embed>
    `);
    expect(names(await puppet.message(CONFIG))).to.deep.equal(['one', 'two', 'three', 'four']);
  });

  it('hears of fields inside the shadow trees of other components', async () => {
    const tag = 'note-fields-of-a-component';
    class Component extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({ mode: 'open' }).append(text('inner 1'), text('inner 2'));
      }
    }
    if (!customElements.get(tag)) customElements.define(tag, Component);
    const { phone, puppet } = await phoneWithPuppet();
    phone.append(text('before'), document.createElement(tag), text('after'));
    expect(names(await puppet.message(CONFIG, 2))).to.deep.equal([
      'before',
      'inner 1',
      'inner 2',
      'after',
    ]);
  });

  it('follows fields that are added, moved, changed and removed', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const [a, b] = [text('a'), text('b')];
    phone.append(a, b);
    expect(names(await puppet.message(CONFIG, 2))).to.deep.equal(['a', 'b']);
    phone.prepend(b);
    expect(names(await puppet.message(CONFIG, 3))).to.deep.equal(['b', 'a']);
    a.name = 'c';
    expect(names(await puppet.message(CONFIG, 4))).to.deep.equal(['b', 'c']);
    a.append(new Option('Yes', 'y'));
    const { data } = await puppet.message(CONFIG, 5);
    expect(data.notePageConfiguration[1]).to.deep.equal({
      fieldName: 'c',
      fieldType: 'select',
      selectOptions: [{ label: 'Yes', value: 'y' }],
    });
    b.remove();
    expect(names(await puppet.message(CONFIG, 6))).to.deep.equal(['c']);
    a.remove();
    expect(names(await puppet.message(CONFIG, 7))).to.deep.equal([]);
  });

  it('lets a field go to another phone', async () => {
    const { phone: one, puppet: first } = await phoneWithPuppet();
    const { phone: two, puppet: second } = await phoneWithPuppet();
    const field = text('a');
    one.append(field);
    await first.message(CONFIG, 2);
    two.append(field);
    expect(names(await first.message(CONFIG, 3))).to.deep.equal([]);
    expect(names(await second.message(CONFIG, 2))).to.deep.equal(['a']);
  });

  it('reads options: the value defaults to the label', async () => {
    const { puppet } = await phoneWithPuppet(html`
      <zoom-phone-embed src=${Puppet.url()}>
        <zp-note-field name="a" type="select" placeholder="?">
          <option>Plain</option>
          <option value="v">With a value</option>
          <option value="">Empty</option>
        </zp-note-field>
        <zp-note-field name="b" type="text"><option>ignored</option></zp-note-field>
      </zoom-phone-embed>
    `);
    expect((await puppet.message(CONFIG)).data.notePageConfiguration).to.deep.equal([
      {
        fieldName: 'a',
        fieldType: 'select',
        placeholder: '?',
        selectOptions: [
          { label: 'Plain', value: 'Plain' },
          { label: 'With a value', value: 'v' },
          { label: 'Empty', value: '' },
        ],
      },
      { fieldName: 'b', fieldType: 'text' },
    ]);
  });

  it('leaves out and reports fields that cannot be valid', async () => {
    const phone = await fixture<ZoomPhoneEmbed>(html`
      <zoom-phone-embed src=${Puppet.url()}>
        <zp-note-field></zp-note-field>
        <zp-note-field name="a" type="select"></zp-note-field>
        <zp-note-field name="b"></zp-note-field>
        <zp-note-field name="b"></zp-note-field>
        <zp-note-field name="c" type="checkbox"></zp-note-field>
      </zoom-phone-embed>
    `);
    const errors = collect(phone, 'embed-error');
    const puppet = await Puppet.attach(await frameLoaded(phone));
    expect(names(await puppet.message(CONFIG))).to.deep.equal(['b']);
    expect(errors).to.have.lengthOf(1);
    const { code, message } = errors[0]?.detail ?? {};
    expect(code).to.equal('invalid-config');
    expect(message).to.match(/note field 1: fieldName: must not be empty/);
    expect(message).to.match(/note field 2: selectOptions: a select needs at least one option/);
    expect(message).to.match(/note field 4: fieldName: "b" was used before/);
    expect(message).to.match(/note field 5: fieldType: must be one of text, select/);
  });

  it('takes the property in place of the elements, and sends JSON on demand', async () => {
    const { phone, puppet } = await phoneWithPuppet(html`
      <zoom-phone-embed src=${Puppet.url()} note-page-encoding="json">
        <zp-note-field name="element"></zp-note-field>
      </zoom-phone-embed>
    `);
    expect((await puppet.message(CONFIG)).data.notePageConfiguration).to.equal(
      '[{"fieldName":"element","fieldType":"text"}]',
    );
    const fields = [{ fieldName: 'property', fieldType: 'text' as const }];
    phone.notePageEncoding = null;
    phone.notePageConfiguration = fields;
    expect((await puppet.message(CONFIG, 2)).data.notePageConfiguration).to.deep.equal(fields);
  });

  it('reports a property that is no list, and an encoding that is not known', async () => {
    const { phone } = await phoneWithPuppet();
    const first = await eventAfter(phone, 'embed-error', () => {
      phone.notePageConfiguration = 'text' as never;
    });
    expect(first.detail.message).to.equal('notePageConfiguration: must be an array');
    const second = await eventAfter(phone, 'embed-error', () => {
      phone.notePageConfiguration = null;
      phone.setAttribute('note-page-encoding', 'xml');
    });
    expect(second.detail.message).to.match(/note-page-encoding/);
  });

  it('renders nothing of the fields', async () => {
    const { phone } = await phoneWithPuppet(html`
      <zoom-phone-embed src=${Puppet.url()}>
        <zp-note-field name="a"><option>Shown nowhere</option></zp-note-field>
      </zoom-phone-embed>
    `);
    expect(phone.innerText.trim()).to.equal('');
    const outside = await fixture<ZpNoteField>(
      html`<zp-note-field name="a"><option>Shown nowhere</option></zp-note-field>`,
    );
    expect(outside.getBoundingClientRect().height).to.equal(0);
  });
});
