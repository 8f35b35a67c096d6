import { css, type CSSResultGroup, type PropertyDeclarations } from '@lit/reactive-element';
import type { CommandOptions } from '../embed/command.js';
import { fields, given } from '../embed/data.js';
import { parseSrc, setParameter } from '../embed/origin.js';
import { warnOfUnknownKeys } from '../embed/outgoing.js';
import type { Protocol, WireMessage } from '../embed/protocol.js';
import { Records } from '../embed/records.js';
import { flagAttribute, SmartEmbed } from '../embed/smart-embed.js';
import { differences } from '../embed/validate.js';
import type { RequestWireEvent, WireEvent } from '../embed/wire-event.js';
import { addCallFact, callIdOf, callRecord, type Call, type CallFacts } from './calls.js';
import { phoneFromWidget, type PhoneFromWidget } from './from-widget.js';
import {
  byDocumentOrder,
  checkedFields,
  notePageContext,
  type NoteFieldSource,
  type NotePage,
} from './note-page.js';
import {
  phoneToWidget,
  type NoteField,
  type PhoneAnswers,
  type PhoneToWidget,
} from './to-widget.js';

const protocol: Protocol = {
  prefix: 'zp-',
  fromWidget: phoneFromWidget,
  toWidget: phoneToWidget,
  config: 'zp-init-config',
  startsAtLoad: true,
  asksForConfig: ['zp-ready', 'onZoomPhoneIframeApiReady'],
};

const FLAGS = [
  'enableSavingLog',
  'enableAutoLog',
  'enableContactSearching',
  'enableContactMatching',
  'enableAISummary',
  'disableInactiveTabCallEvent',
] as const;

/** A flag as frameworks may set it: also as text, or not at all. */
const isOn = (value: unknown): boolean => Boolean(value) && value !== 'false';

/** The options of {@link ZoomPhoneEmbed.makeCall}. */
export type MakeCallOptions = Pick<PhoneToWidget['zp-make-call'], 'callerId' | 'autoDial'>;

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
 * @fires {PhoneEventMap['zp-call-ringing-event']} zp-call-ringing-event - a call starts to ring
 * @fires {PhoneEventMap['zp-call-connected-event']} zp-call-connected-event - a call connects
 * @fires {PhoneEventMap['zp-call-ended-event']} zp-call-ended-event - a call ends
 * @fires {PhoneEventMap['zp-call-log-completed-event']} zp-call-log-completed-event - a call's log is complete
 * @fires {PhoneEventMap['zp-call-recording-completed-event']} zp-call-recording-completed-event - a call's recording is complete
 * @fires {PhoneEventMap['zp-call-voicemail-received-event']} zp-call-voicemail-received-event - a voicemail arrives
 * @fires {PhoneEventMap['zp-ai-call-summary-event']} zp-ai-call-summary-event - a call's AI summary is made, changed or deleted
 * @fires {PhoneEventMap['zp-sms-log-event']} zp-sms-log-event - an SMS is sent or received
 * @fires {PhoneEventMap['zp-save-log-event']} zp-save-log-event - the user saves a call's log
 * @fires {PhoneEventMap['zp-contact-search-event']} zp-contact-search-event - the user types; answer with `respondWith()`
 * @fires {PhoneEventMap['zp-contact-match-event']} zp-contact-match-event - numbers look for names; answer with `respondWith()`
 * @fires {PhoneEventMap['zp-notes-save-event']} zp-notes-save-event - the user saves the note page
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

  static override properties: PropertyDeclarations = {
    enableSavingLog: flagAttribute('enable-saving-log'),
    enableAutoLog: flagAttribute('enable-auto-log'),
    enableContactSearching: flagAttribute('enable-contact-searching'),
    enableContactMatching: flagAttribute('enable-contact-matching'),
    enableAISummary: flagAttribute('enable-ai-summary'),
    disableInactiveTabCallEvent: flagAttribute('disable-inactive-tab-call-event'),
    originDomain: { attribute: 'origin-domain' },
    notePageEncoding: { attribute: 'note-page-encoding' },
    notePageConfiguration: { attribute: false },
    initConfig: { attribute: false },
    noteFields: { state: true },
  };

  /** Shows a Save Log button on each call of the widget's history. Maps to `enableSavingLog`. */
  enableSavingLog = false;

  /** Shows the setting for automatic logging. Maps to `enableAutoLog`. */
  enableAutoLog = false;

  /** Lets the user search the host's contacts: `zp-contact-search-event`. Maps to `enableContactSearching`. */
  enableContactSearching = false;

  /** Lets the widget show the host's names for numbers: `zp-contact-match-event`. Maps to `enableContactMatching`. */
  enableContactMatching = false;

  /** Tells of AI summaries: `zp-ai-call-summary-event`. Maps to `enableAISummary`. */
  enableAISummary = false;

  /** Tells of calls in the tab only that was active last. Maps to `disableInactiveTabCallEvent`. */
  disableInactiveTabCallEvent = false;

  /** The host's own domain, where it must be declared, as for a browser extension. The query parameter `originDomain`. */
  originDomain: string | null = null;

  /** Sends the note page as a JSON string, `json`, or as the array that widgets take by default. */
  notePageEncoding: string | null = null;

  /** The note page's fields. Default: those that the `<zp-note-field>` descendants describe. */
  notePageConfiguration: readonly NoteField[] | null = null;

  /** Merged into `zp-init-config` last, for fields that this version does not know. */
  initConfig: Readonly<Record<string, unknown>> | null = null;

  private noteFields: readonly NoteFieldSource[] = [];

  readonly #calls = new Records<CallFacts, Call>();

  constructor() {
    super({
      name: 'Zoom Phone',
      protocol,
      minimum: [350, 580],
      features: ['clipboard-read', 'clipboard-write'],
      sandbox: null,
      configuredBy: [
        ...FLAGS,
        'notePageEncoding',
        'notePageConfiguration',
        'initConfig',
        'noteFields',
      ],
    });
    const page: NotePage = {
      register: (field) => {
        this.noteFields = [...this.noteFields.filter((each) => each !== field), field];
      },
      unregister: (field) => {
        this.noteFields = this.noteFields.filter((each) => each !== field);
      },
    };
    this.addEventListener('context-request', (event) => {
      if (event.context !== notePageContext) return;
      event.stopPropagation();
      event.callback(page);
    });
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
      ? this.command('zp-make-call', given({ ...(call as object) }), options as CommandOptions)
      : this.command('zp-make-call', given({ number: call, ...options }), command));
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
    await this.command('zp-input-sms', given({ number, message }), command);
  }

  protected override resolveUrl(): URL {
    const url = parseSrc(
      this.src ?? 'https://applications.zoom.us/integration/phone/embeddablephone/home',
    );
    if (this.originDomain) setParameter(url, 'originDomain', this.originDomain);
    return url;
  }

  protected override defaultOrigins(): readonly string[] {
    return [];
  }

  protected override configuration(): PhoneToWidget['zp-init-config'] {
    const { problems, fields: notePage } = this.#notePage();
    const config: Record<string, unknown> = {};
    for (const flag of FLAGS) config[flag] = isOn(this[flag]);
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

  protected override record(message: WireMessage): (() => void) | undefined {
    const callId = callIdOf(message);
    if (callId === undefined) return undefined;
    const facts = addCallFact(this.#calls.facts(callId) ?? {}, message);
    const call = callRecord(callId, facts);
    const change = this.#calls.set(callId, facts, call, call.state !== 'ended');
    return (
      change &&
      (() => {
        const { record, ...before } = change;
        this.emit('calls-change', { call: record, ...before } satisfies CallsChange);
      })
    );
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
    const schema = phoneToWidget['zp-init-config'].data;
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
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the events are named in one place
  interface GlobalEventHandlersEventMap extends PhoneEventMap {}
}
