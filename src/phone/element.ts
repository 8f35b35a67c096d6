import { ContextProvider } from '@lit/context';
import { css, type CSSResultGroup, type PropertyValues } from '@lit/reactive-element';
import { flag, isConfigFlag, isOn, property, type EmbedProperty } from '../element/attributes.js';
import { define } from '../element/define.js';
import { SmartEmbed, type Product } from '../element/smart-embed.js';
import { parseSrc, setParameter } from '../session/origin.js';
import { snapshot } from '../records/copy.js';
import { after } from '../session/time.js';
import { Dials } from '../records/dials.js';
import type { Store } from '../records/store.js';
import { cloned } from '../wire/clone.js';
import { dialable } from '../wire/dialable.js';
import type { Nullish } from '../wire/given.js';
import { SmartEmbedError, warnOnce } from '../wire/errors.js';
import { fields, isRecord, type WireMessage } from '../wire/message.js';
import {
  checkedCommand,
  copied,
  warnOfUnknownKeys,
  type CommandOptions,
} from '../wire/outgoing.js';
import { differences } from '../wire/schema.js';
import type { RequestWireEvent, WireEvent } from '../wire/wire-event.js';
import {
  callStoreContext,
  notePageContext,
  phoneEmbedContext,
  smsStoreContext,
} from './context.js';
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
import {
  contextOf,
  createCallStore,
  currentCall,
  type Call,
  type CallStore,
  type CallTold,
} from './records.js';
import { createSmsStore, type SmsMessage } from './sms.js';

const product: Product = {
  name: 'Zoom Phone',
  protocol: phoneProtocol,
  changes: ['calls-change', 'sms-change'],
  minimum: [350, 580],
  features: ['clipboard-read', 'clipboard-write'],
  sandbox: null,
};

const URL_OF_WIDGET = 'https://applications.zoom.us/integration/phone/embeddablephone/home';

/** A flag of `zp-init-config`. */
const initFlag = (attribute: string): EmbedProperty => flag(attribute, { configures: true });

/** The options of the phone's `makeCall()`. */
export type MakeCallOptions = Nullish<Pick<MakeCall, 'callerId' | 'autoDial'>>;

/** The options of the phone's `dial()`. */
export interface DialOptions extends Pick<MakeCallOptions, 'callerId'> {
  /** What you know of the call, such as the customer's record: anything that can be cloned. */
  context?: unknown;
}

/** For tabs that dial for each other. */
const kit = { after, snapshot, dialable, copied, SmartEmbedError };

/** Milliseconds that a number may take to become a call. */
const DIAL_TIMEOUT = 15_000;

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
 * @fires {CustomEvent<SmartEmbedError>} embed-error - something failed that no command's promise reports
 * @fires {CustomEvent<MessageRecord>} embed-message - a wire message was accepted or sent
 * @fires {CustomEvent} embed-forget - records were removed, here or in another tab: by `forgetCall()` or `forgetAll()`
 * @fires {CustomEvent<EmbedDrift>} embed-drift - a message differs from the documents in a way not seen before
 * @fires {CustomEvent<CallsChange>} calls-change - a record of `calls` is new or has changed
 * @fires {CustomEvent<ScreenPopDetail>} screen-pop - a call rings: in one tab only, where `persist` shares the records
 * @fires {CustomEvent<SmsChange>} sms-change - a record of `smsMessages` is new or has changed
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

  /** Lets the user search your contacts: `zp-contact-search-event`. Maps to `enableContactSearching`. */
  @property(initFlag('enable-contact-searching')) enableContactSearching = false;

  /** Shows your names for numbers: `zp-contact-match-event`. Maps to `enableContactMatching`. */
  @property(initFlag('enable-contact-matching')) enableContactMatching = false;

  /** Sends AI summaries of calls: `zp-ai-call-summary-event`. Maps to `enableAISummary`. */
  @property(initFlag('enable-ai-summary')) enableAISummary = false;

  /** Sends call events only to the tab that was active last. Maps to `disableInactiveTabCallEvent`. */
  @property(initFlag('disable-inactive-tab-call-event')) disableInactiveTabCallEvent = false;

  /** Your domain, where Zoom must be told of it, as for a browser extension. Becomes the query parameter `originDomain`. */
  @property({ attribute: 'origin-domain', locates: true }) originDomain: string | null = null;

  /** `json` sends the note page as a JSON string. Default: an array. */
  @property({ attribute: 'note-page-encoding', configures: true })
  notePageEncoding: string | null = null;

  /**
   * Dials for other tabs while the widget is ready, and has them dial while it is not: `dial()` and `makeCall()`.
   * For other tabs' pages without a phone there is `dialElsewhere()` of `zoom-embed-elements/outbox`.
   */
  @property(flag('share-dial')) shareDial = false;

  /** The fields of the note page. Default: those of the `<zp-note-field>` elements inside the embed. */
  @property({ attribute: false, configures: true })
  notePageConfiguration: readonly NoteField[] | null = null;

  /** Merged into `zp-init-config` last, for fields that this version does not know. */
  @property({ attribute: false, configures: true })
  initConfig: Readonly<Record<string, unknown>> | null = null;

  @property({ state: true, configures: true })
  private noteFields: readonly NoteFieldSource[] = [];

  readonly #calls = createCallStore();
  readonly #sms = createSmsStore();
  readonly #dials = new Dials();
  /** Ends dialling for other tabs. */
  #endDials: Promise<(() => void) | undefined> | undefined;

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
    new ContextProvider(this, { context: smsStoreContext, initialValue: this.#sms });
    new ContextProvider(this, { context: notePageContext, initialValue: notePage });
    this.#calls.subscribe(({ record, ...before }) => {
      const isThere = (): boolean => this.getCall(record.callId) !== undefined;
      this.emitChange('calls-change', { call: record, ...before } satisfies CallsChange, isThere);
      if (rings(record) && !rings(before.previous)) {
        this.popScreen('calls', record.callId, { call: record }, isThere);
      }
    });
    this.#sms.subscribe(({ record, ...before }) => {
      const isThere = (): boolean => this.#sms.get(record.messageId) !== undefined;
      this.emitChange('sms-change', { message: record, ...before } satisfies SmsChange, isThere);
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

  /** A record of each call, newest first: frozen snapshots. Live calls are always kept, others up to 200. */
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

  /** The calls that ring or are connected, and are not stale, newest first. */
  get liveCalls(): readonly Call[] {
    return this.#calls.live;
  }

  /** Of the live calls, the one that connected last, else the one that rang last. */
  get currentCall(): Call | undefined {
    return currentCall(this.#calls.live);
  }

  /** The newest 200 SMS, newest first: the data of `zp-sms-log-event`, frozen. */
  get smsMessages(): readonly SmsMessage[] {
    return this.#sms.list;
  }

  /**
   * Removes the record of a call, such as a stale one.
   *
   * @param callId - as the events name it
   */
  forgetCall(callId: string): void {
    this.#calls.forget(callId);
  }

  /**
   * Sets the `context` of a call's record: what you know of the call.
   *
   * @param callId - as the events name it
   * @param context - anything that can be cloned; a copy is kept
   * @throws {SmartEmbedError} `invalid-input` where there is no such call, or the context cannot be cloned
   */
  setContext(callId: string, context: unknown): void {
    if (!this.getCall(callId)) {
      throw new SmartEmbedError('invalid-input', `there is no call "${callId}"`);
    }
    this.#calls.add([contextOf(callId, copied('setContext', context))]);
  }

  /**
   * Dials a number, or puts it into the keypad. Sends `zp-make-call`.
   * Resolves once posted; `dial()` waits for the call that it becomes.
   *
   * @param number - the number to dial; `tel:` and separators are taken off
   * @param options - `callerId`, the caller id to show; `autoDial`, `false` only to fill the keypad (default: `true`)
   * @param command - `signal` and `timeout`
   * @returns {Promise<void>} rejects with a {@link SmartEmbedError}: `invalid-input`, `not-ready`, `aborted`, `disconnected`
   */
  makeCall(number: string, options?: MakeCallOptions, command?: CommandOptions): Promise<void>;
  /**
   * Dials a number, or puts it into the keypad. Sends `zp-make-call`.
   *
   * @param call - `number`, and the options `callerId` and `autoDial`
   * @param command - `signal` and `timeout`
   * @returns {Promise<void>} resolves once posted
   */
  makeCall(call: MakeCallOptions & { number: string }, command?: CommandOptions): Promise<void>;
  async makeCall(
    call: string | (MakeCallOptions & { number: string }),
    options?: MakeCallOptions | CommandOptions,
    command?: CommandOptions,
  ): Promise<void> {
    const isWhole = isRecord(call);
    const data = isWhole ? { ...call } : { number: call, ...options };
    const last = isWhole ? (options as CommandOptions) : command;
    const made = { ...data, number: dialable(data.number) };
    if (this.#asksElsewhere) {
      const patient = { ...last, timeout: last?.timeout ?? this.patience };
      if (await this.#dialElsewhere('makeCall', made, {}, patient)) return;
    }
    await this.send('zp-make-call', made, last);
  }

  /**
   * Dials a number, and waits for the call that it becomes. Sends `zp-make-call`. The call is the next outbound one to
   * that number, or, where only one dial waits, the next outbound one that starts.
   *
   * @param number - the number to dial; `tel:` and separators are taken off
   * @param options - `callerId`, the caller id to show; `context`, what you know of the call, such as the customer's
   *   record: anything that can be cloned. It is on the record as `context` from its first event on.
   * @param command - `signal`, and `timeout` (15 seconds by default)
   * @returns {Promise<Call>} the record of the call; rejects with `unconfirmed` (`sent` is true) where none shows in
   *   time: the user may be signed out, or the frame may show something else than the widget
   */
  async dial(
    number: string,
    options?: DialOptions | null,
    command?: CommandOptions,
  ): Promise<Call> {
    // A misspelt option must not be lost without a word.
    const { context: given, ...others } = options ?? {};
    const context = copied('zp-make-call', given);
    const data = { number: dialable(number), ...others };
    const timeout = command?.timeout ?? DIAL_TIMEOUT;
    const patient = { ...command, timeout };
    if (this.#asksElsewhere) {
      const done = await this.#dialElsewhere('dial', data, { context }, patient);
      if (done) return done.record as Call;
    }
    const dial = this.#dials.add(data.number, context);
    const proof = (): Call | undefined => {
      this.#dials.posted(dial, timeout);
      return dial.id === undefined ? undefined : this.getCall(dial.id);
    };
    try {
      return (await this.send('zp-make-call', data, patient, proof)) as Call;
    } finally {
      this.#dials.delete(dial);
    }
  }

  /**
   * Fills the widget's SMS composer; the user sends. Sends `zp-input-sms`.
   *
   * @param number - the receiver's number; `sms:` and separators are taken off
   * @param message - the text
   * @param command - `signal` and `timeout`
   * @returns {Promise<void>} resolves once posted; rejects with a {@link SmartEmbedError}:
   *   `invalid-input`, `not-ready`, `aborted`, `disconnected`
   */
  async composeSms(
    number: string,
    message?: string | null,
    command?: CommandOptions,
  ): Promise<void> {
    await this.send('zp-input-sms', { number: dialable(number), message }, command);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#offerDials(false);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#offerDials(this.isConnected && isOn(this.shareDial));
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
      if (isConfigFlag(declaration)) config[String(name)] = isOn(Reflect.get(this, name));
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

  protected override get expiring(): CallStore {
    return this.#calls;
  }

  protected override get stores(): Readonly<Record<string, Store<unknown>>> {
    return { calls: this.#calls, sms: this.#sms };
  }

  protected override apply(message: WireMessage): void {
    this.#calls.add(this.#withContext(this.#calls.read(message)), Date.now());
    this.#sms.apply(message);
  }

  /** A call that was dialled here has its context from its first event on. */
  #withContext(told: readonly CallTold[]): readonly CallTold[] {
    const [first] = told;
    const starts = first && /^(ringing|connected)$/.test(first.source) && !this.getCall(first.id);
    if (!starts || first.fact.direction !== 'outbound') return told;
    const { number, extension } = first.fact.callee;
    const dial = this.#dials.claim(first.id, [number, extension]);
    return dial?.context === undefined ? told : [contextOf(first.id, dial.context), ...told];
  }

  /** Dials for other tabs, or no longer. */
  #offerDials(isWanted: boolean): void {
    if (isWanted === (this.#endDials !== undefined)) return;
    void this.#endDials?.then((end) => end?.());
    this.#endDials = isWanted ? this.#startOffering() : undefined;
  }

  async #startOffering(): Promise<(() => void) | undefined> {
    try {
      const { offerDials } = await import('../tabs/dial.js');
      return offerDials(this);
    } catch (cause) {
      warnOnce(`share-dial: ${String(cause)}`);
      return undefined;
    }
  }

  get #asksElsewhere(): boolean {
    return isOn(this.shareDial) && this.status !== 'ready';
  }

  /** Has another tab dial: nothing came of it where none can, and the dial waits here. */
  async #dialElsewhere(
    method: 'dial' | 'makeCall',
    data: { readonly number: unknown },
    more: object,
    command: CommandOptions,
  ): Promise<{ readonly record: unknown } | undefined> {
    checkedCommand(phoneProtocol, 'zp-make-call', data, command);
    try {
      const { dialInAnotherTab } = await import('../tabs/dial.js');
      const { number, ...others } = data;
      return await dialInAnotherTab(kit, method, number, { ...others, ...more }, command);
    } catch (error) {
      if (error instanceof SmartEmbedError) throw error;
      warnOnce(`share-dial: ${String(error)}`);
      return undefined;
    }
  }

  #notePage(): { fields: readonly NoteField[]; problems: string[] } {
    const problems: string[] = [];
    const given: unknown = this.notePageConfiguration ?? undefined;
    const own = given === undefined ? [] : cloned(given, 'notePageConfiguration', problems);
    if (!Array.isArray(own)) {
      return { fields: [], problems: [...problems, 'notePageConfiguration: must be an array'] };
    }
    const described = [...this.noteFields].sort(byDocumentOrder).map((field) => field.noteField);
    const checked = checkedFields(given === undefined ? described : own);
    return { fields: checked.valid, problems: [...problems, ...checked.problems] };
  }

  /** The fields of `initConfig` that can be sent. */
  #checkedInitConfig(problems: string[]): object {
    const own: unknown = this.initConfig ?? {};
    if (fields(own) !== own) {
      problems.push('initConfig: must be an object');
      return {};
    }
    const config = fields(cloned(own, 'initConfig', problems));
    const schema = phoneCommands['zp-init-config'].data;
    warnOfUnknownKeys(schema, config, 'initConfig');
    return Object.fromEntries(
      Object.entries(config).filter(([name, value]: [string, unknown]) => {
        if (value === undefined) return false;
        const wrong = differences(schema, { [name]: value });
        problems.push(...wrong.map((text) => `initConfig.${text}`));
        return !wrong.length;
      }),
    );
  }
}

const rings = (call?: Call): boolean => call?.state === 'ringing' && !call.stale;

declare module '../element/smart-embed.js' {
  interface ScreenPopDetail {
    call?: Call;
  }
}

/** The `detail` of `calls-change`. */
export interface CallsChange {
  /** The record as it is now. */
  call: Call;
  /** The record before, where there was one. */
  previous?: Call;
}

/** The `detail` of `sms-change`. */
export interface SmsChange {
  /** The message as it is now. */
  message: SmsMessage;
  /** The record before, where there was one. */
  previous?: SmsMessage;
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
  'sms-change': CustomEvent<SmsChange>;
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-phone-embed': ZoomPhoneEmbed;
  }
  interface GlobalEventHandlersEventMap extends PhoneEventMap {}
}
