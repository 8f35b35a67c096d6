import { ContextProvider } from '@lit/context';
import { css, type CSSResultGroup } from '@lit/reactive-element';
import { flag, isFlag, isOn, property, type EmbedProperty } from '../element/attributes.js';
import { define } from '../element/define.js';
import { SmartEmbed, type Product } from '../element/smart-embed.js';
import { parseSrc, setParameter } from '../session/origin.js';
import { given } from '../wire/given.js';
import { fields, type WireMessage } from '../wire/message.js';
import { warnOfUnknownKeys, type CommandOptions } from '../wire/outgoing.js';
import { differences } from '../wire/schema.js';
import type { RequestWireEvent, WireEvent } from '../wire/wire-event.js';
import { callStoreContext, notePageContext, phoneEmbedContext } from './context.js';
import {
  phoneCommands,
  phoneProtocol,
  type MakeCall,
  type NoteField,
  type PhoneAnswers,
  type PhoneFromWidget,
  type PhoneToWidget,
} from './messages.js';
import {
  byDocumentOrder,
  checkedFields,
  type NoteFieldSource,
  type NotePage,
} from './note-page.js';
import { createCallStore, type Call } from './records.js';

const product: Product = {
  name: 'Zoom Phone',
  protocol: phoneProtocol,
  minimum: [350, 580],
  features: ['clipboard-read', 'clipboard-write'],
  sandbox: null,
};

const URL_OF_WIDGET = 'https://applications.zoom.us/integration/phone/embeddablephone/home';

/** A flag of `zp-init-config`. */
const initFlag = (attribute: string): EmbedProperty => ({ ...flag(attribute), configures: true });

/** The options of {@link ZoomPhoneEmbed.makeCall}. */
export type MakeCallOptions = Pick<MakeCall, 'callerId' | 'autoDial'>;

/**
 * Zoom Phone Smart Embed as an element: it owns the iframe, configures the widget, re-dispatches each of its
 * messages as an event of the same name, and offers its commands as methods.
 *
 * The protocol has no hang-up, answer, mute or hold for Zoom Phone: the user does these in the widget.
 *
 * @summary Zoom Phone in a page.
 * @tagname zoom-phone-embed
 *
 * @slot fallback - shown while the widget is stalled or cannot be loaded
 * @slot - `<zp-note-field>` elements, at any depth; nothing of it is rendered
 *
 * @csspart iframe - the widget's frame
 * @csspart fallback - what is shown while the widget is stalled or cannot be loaded
 *
 * @fires {CustomEvent<null>} embed-ready - the widget is ready for commands
 * @fires {CustomEvent<SmartEmbedError>} embed-error - something failed that no promise tells of
 * @fires {CustomEvent<MessageRecord>} embed-message - a wire message was accepted or sent
 * @fires {CustomEvent<CallsChange>} calls-change - a record of `calls` is new or has changed
 */
export class ZoomPhoneEmbed extends SmartEmbed {
  static override styles: CSSResultGroup = [
    SmartEmbed.styles,
    css`
      :host {
        width: 350px;
        height: 580px;
      }
    `,
  ];

  /** Shows a Save Log button on each call of the widget's history. Maps to `enableSavingLog`. */
  @property(initFlag('enable-saving-log')) enableSavingLog = false;

  /** Shows the setting for automatic logging. Maps to `enableAutoLog`. */
  @property(initFlag('enable-auto-log')) enableAutoLog = false;

  /** Lets the user search the host's contacts: `zp-contact-search-event`. Maps to `enableContactSearching`. */
  @property(initFlag('enable-contact-searching')) enableContactSearching = false;

  /** Lets the widget show the host's names for numbers: `zp-contact-match-event`. Maps to `enableContactMatching`. */
  @property(initFlag('enable-contact-matching')) enableContactMatching = false;

  /** Tells of AI summaries: `zp-ai-call-summary-event`. Maps to `enableAISummary`. */
  @property(initFlag('enable-ai-summary')) enableAISummary = false;

  /** Tells of calls in the tab only that was active last. Maps to `disableInactiveTabCallEvent`. */
  @property(initFlag('disable-inactive-tab-call-event')) disableInactiveTabCallEvent = false;

  /** The host's own domain, where it must be declared, as for a browser extension. The query parameter `originDomain`. */
  @property({ attribute: 'origin-domain', locates: true }) originDomain: string | null = null;

  /** Sends the note page as a JSON string, `json`, or as the array that widgets take by default. */
  @property({ attribute: 'note-page-encoding', configures: true })
  notePageEncoding: string | null = null;

  /** The note page's fields. Default: those that the `<zp-note-field>` descendants describe. */
  @property({ attribute: false, configures: true })
  notePageConfiguration: readonly NoteField[] | null = null;

  /** Merged into `zp-init-config` last, for fields that this version does not know. */
  @property({ attribute: false, configures: true })
  initConfig: Readonly<Record<string, unknown>> | null = null;

  @property({ state: true, configures: true })
  private noteFields: readonly NoteFieldSource[] = [];

  readonly #calls = createCallStore();

  constructor() {
    super(product);
    const notePage: NotePage = {
      register: (field) => {
        this.noteFields = [...this.noteFields.filter((each) => each !== field), field];
      },
      unregister: (field) => {
        this.noteFields = this.noteFields.filter((each) => each !== field);
      },
    };
    new ContextProvider(this, { context: phoneEmbedContext, initialValue: this });
    new ContextProvider(this, { context: callStoreContext, initialValue: this.#calls });
    new ContextProvider(this, { context: notePageContext, initialValue: notePage });
    this.#calls.subscribe(({ record, ...before }) => {
      this.emitChange('calls-change', { call: record, ...before } satisfies CallsChange);
    });
  }

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-phone-embed', registry = customElements): void {
    define(this, tag, registry);
  }

  /** What the widget has told of each call: frozen snapshots, newest first. Ended ones are kept up to 200. */
  get calls(): readonly Call[] {
    return this.#calls.list;
  }

  /**
   * The record of one call.
   *
   * @param callId - as the events name it
   * @returns {Call | undefined} a frozen snapshot
   */
  getCall(callId: string): Call | undefined {
    return this.#calls.get(callId);
  }

  /**
   * Dials a number, or puts it into the keypad. Sends `zp-make-call`.
   * Resolves once posted: the widget tells of the call itself by `zp-call-ringing-event`.
   *
   * @param number - the number to dial
   * @param options - `callerId`, the caller id to show; `autoDial`, false to fill the keypad only (the widget's default: true)
   * @param command - `signal` and `timeout`
   * @returns {Promise<void>} rejects with a {@link SmartEmbedError}: `invalid-input`, `not-ready`, `aborted`, `disconnected`
   */
  makeCall(number: string, options?: MakeCallOptions, command?: CommandOptions): Promise<void>;
  /**
   * Dials a number, or puts it into the keypad. Sends `zp-make-call`.
   *
   * @param call - `number`, `callerId`, `autoDial`
   * @param command - `signal` and `timeout`
   */
  makeCall(call: MakeCallOptions & { number: string }, command?: CommandOptions): Promise<void>;
  async makeCall(
    call: string | (MakeCallOptions & { number: string }),
    options?: MakeCallOptions | CommandOptions,
    command?: CommandOptions,
  ): Promise<void> {
    await (fields(call) === call
      ? this.send('zp-make-call', given({ ...(call as object) }), options as CommandOptions)
      : this.send('zp-make-call', given({ number: call, ...options }), command));
  }

  /**
   * Fills the widget's SMS composer; the user sends. Sends `zp-input-sms`.
   *
   * @param number - the receiver's number
   * @param message - the text
   * @param command - `signal` and `timeout`
   * @returns {Promise<void>} resolves once posted; rejects with a {@link SmartEmbedError}:
   *   `invalid-input`, `not-ready`, `aborted`, `disconnected`
   */
  async sendSms(number: string, message?: string, command?: CommandOptions): Promise<void> {
    await this.send('zp-input-sms', given({ number, message }), command);
  }

  protected override resolveUrl(): URL {
    const url = parseSrc(this.src ?? URL_OF_WIDGET, this.ownerDocument.baseURI);
    if (this.originDomain) setParameter(url, 'originDomain', this.originDomain);
    return url;
  }

  protected override defaultOrigins(): readonly string[] {
    return [];
  }

  protected override configuration(): PhoneToWidget['zp-init-config'] {
    const { problems, fields: notePage } = this.#notePage();
    const config: Record<string, unknown> = {};
    for (const [name, declaration] of ZoomPhoneEmbed.elementProperties) {
      if (isFlag(declaration)) config[String(name)] = isOn(Reflect.get(this, name));
    }
    if (notePage.length) {
      config.notePageConfiguration =
        this.notePageEncoding === 'json' ? JSON.stringify(notePage) : notePage;
    }
    if (this.notePageEncoding && this.notePageEncoding !== 'json') {
      problems.push(`note-page-encoding: must be "json" or left out`);
    }
    Object.assign(config, this.#checkedInitConfig(problems));
    this.reportConfig(problems);
    return config;
  }

  protected override apply(message: WireMessage): void {
    this.#calls.apply(message);
  }

  #notePage(): { fields: readonly NoteField[]; problems: string[] } {
    const property: unknown = this.notePageConfiguration ?? undefined;
    if (property !== undefined && !Array.isArray(property)) {
      return { fields: [], problems: ['notePageConfiguration: must be an array'] };
    }
    const candidates = (property ??
      [...this.noteFields].sort(byDocumentOrder).map((field) => field.noteField)) as unknown[];
    const { valid, problems } = checkedFields(candidates);
    return { fields: valid, problems: [...problems] };
  }

  /** The fields of `initConfig` that can be sent. */
  #checkedInitConfig(problems: string[]): object {
    const config: unknown = this.initConfig ?? {};
    if (fields(config) !== config) {
      problems.push('initConfig: must be an object');
      return {};
    }
    const schema = phoneCommands['zp-init-config'].data;
    warnOfUnknownKeys(schema, config, 'initConfig');
    return Object.fromEntries(
      Object.entries(config).filter(([name, value]: [string, unknown]) => {
        const wrong = differences(schema, { [name]: value });
        problems.push(...wrong.map((text) => `initConfig.${text}`));
        return !wrong.length;
      }),
    );
  }
}

/** The `detail` of `calls-change`. */
export interface CallsChange {
  call: Call;
  /** The record before, where there was one. */
  previous?: Call;
}

/** The events of `<zoom-phone-embed>` that come from the widget. */
export type PhoneWireEventMap = {
  [T in keyof PhoneFromWidget]: T extends keyof PhoneAnswers
    ? RequestWireEvent<PhoneFromWidget[T], PhoneAnswers[T]>
    : WireEvent<PhoneFromWidget[T]>;
};

/** The events of `<zoom-phone-embed>` besides those of every embed. */
export interface PhoneEventMap extends PhoneWireEventMap {
  'calls-change': CustomEvent<CallsChange>;
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-phone-embed': ZoomPhoneEmbed;
  }
  interface GlobalEventHandlersEventMap extends PhoneEventMap {}
}
