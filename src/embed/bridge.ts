import { Command, type CommandOptions, type Expectation } from './command.js';
import { lookUp, typeOf } from './data.js';
import { SmartEmbedError, warnOnce } from './errors.js';
import { ownEvent } from './own-event.js';
import type { PendingAnswers } from './pending-answers.js';
import type { Protocol, WireMessage } from './protocol.js';
import { Responder } from './responder.js';
import { SeenIds } from './seen-ids.js';
import { after } from './time.js';
import type { Transport } from './transport.js';
import { WireEvent } from './wire-event.js';

/**
 * - `idle`: not in a document
 * - `loading`: the widget gave no sign of life yet
 * - `ready`: commands are posted
 * - `stalled`: no sign of life within `ready-timeout`, or the page's policy keeps the widget out;
 *   a sign of life that comes later makes it `ready`
 * - `error`: there is no widget to load
 */
export type EmbedStatus = 'idle' | 'loading' | 'ready' | 'stalled' | 'error';

/** One wire message that was accepted or sent. */
export interface MessageRecord {
  direction: 'in' | 'out';
  /** The message as it came, or as it was posted. From the widget it may be anything at all. */
  message: WireMessage;
  /** Milliseconds, as `Date.now()` gives them. */
  time: number;
}

/** What the bridge needs of the embed. */
export interface BridgeHost {
  dispatchEvent(event: Event): boolean;
  /** The configuration as it is now. */
  configuration(): unknown;
  /** Brings the records up to date, before any listener hears of the message; returns what to do after. */
  record(message: WireMessage): (() => void) | undefined;
  /** Another page takes the widget's place: what was only true of the one before is to be forgotten. */
  renewed(): void;
  /** The status has changed; `error` says why, where it is no good news. */
  statusChanged(status: EmbedStatus, error?: SmartEmbedError): void;
  /** Milliseconds until a silent widget counts as stalled. */
  readyTimeout(): number;
  /** Milliseconds that an answer may take. */
  responseTimeout(): number;
}

const QUEUE_LIMIT = 64;
/** When the configuration is posted again to a widget that has said nothing since it loaded. */
const CONFIG_AGAIN = [1000, 3000];

/** All traffic between one embed and its widget, whichever the product. */
export class Bridge {
  /** See {@link EmbedStatus}. */
  status: EmbedStatus = 'idle';
  /** Whether the widget has spoken since it loaded. */
  confirmed = false;

  readonly #protocol: Protocol;
  readonly #host: BridgeHost;
  readonly #queue = new Set<Command>();
  readonly #pending: PendingAnswers | undefined;
  readonly #seen = new SeenIds();
  readonly #responder: Responder;
  #transport: Transport | undefined;
  /** The origin that the next message goes to. */
  #origin = '';
  #configured = false;
  #loads = 0;
  /** Whether the widget has asked for its configuration since its last load. */
  #asked = false;
  /** Whether it asks while it still loads: only of such a widget does asking tell that it is back. */
  #asksEarly = false;
  #blocked = false;
  #timers: (() => void)[] = [];

  /**
   * @param protocol - the product's side of the wire
   * @param host - the embed
   * @param pending - takes the commands that wait for an answer, where the product has such
   */
  constructor(protocol: Protocol, host: BridgeHost, pending?: PendingAnswers) {
    this.#protocol = protocol;
    this.#host = host;
    this.#pending = pending;
    this.#responder = new Responder({
      dispatch: (event) => host.dispatchEvent(event),
      post: (message) => {
        this.#post(message);
      },
      report: (error) => {
        this.report(error);
      },
      responseTimeout: () => host.responseTimeout(),
    });
  }

  /** The embed has entered a document: commands may wait for the widget. */
  open(): void {
    this.#become('loading');
  }

  /** Loads a widget, in place of the one before it. */
  load(transport: Transport): void {
    this.#unload(new SmartEmbedError('reloaded', 'the widget was loaded anew'));
    this.#transport = transport;
    this.#origin = transport.origin;
    this.#host.renewed();
    this.#become('loading');
    const timeout = this.#host.readyTimeout();
    this.#timers.push(
      after(timeout, () => {
        if (this.status !== 'loading') return;
        this.#stall(`the widget gave no sign of life within ${timeout} ms`);
      }),
    );
    transport.open({
      receive: (data, origin) => this.#receive(data, origin),
      loaded: () => this.#loaded(),
      blocked: (why) => this.#block(why),
    });
  }

  /** There is no widget to load. */
  fail(error: SmartEmbedError): void {
    this.#unload(new SmartEmbedError('reloaded', 'another widget was to be loaded'));
    this.#rejectQueue(error.message);
    this.#become('error', error);
    this.report(error);
  }

  /** The embed has left the document. */
  close(): void {
    const reason = new SmartEmbedError('disconnected', 'the embed left the document');
    this.#unload(reason);
    for (const command of this.#queue) command.reject(reason.code, reason.message);
    this.#become('idle', reason);
  }

  /** Sends a command: at once when the widget is ready, else in its turn. */
  send(
    message: WireMessage,
    { signal, timeout = this.#host.responseTimeout() }: CommandOptions = {},
    expects?: Expectation,
  ): Promise<unknown> {
    const options = { timeout, ...(signal && { signal }) };
    const command = new Command(message, expects, options, (settled) => {
      this.#queue.delete(settled);
      this.#pending?.delete(settled);
    });
    if (this.status === 'idle') command.reject('disconnected', 'the embed is not in a document');
    else if (signal?.aborted) command.reject('aborted', 'was aborted', { cause: signal.reason });
    else if (this.status === 'ready' && !this.#queue.size) this.#dispatch(command);
    else if (this.status === 'stalled' || this.status === 'error') {
      command.reject('not-ready', 'the widget is not available');
    } else if (this.#queue.size >= QUEUE_LIMIT) {
      command.reject('not-ready', `${QUEUE_LIMIT} commands wait already`);
    } else {
      this.#queue.add(command);
      command.wait();
    }
    return command.promise;
  }

  /** Posts a message that is nobody's command, where the widget is ready; nobody hears whether it arrives. */
  tell(message: WireMessage): void {
    if (this.status === 'ready') this.#post(message);
  }

  /** Sends the configuration again, after it has changed. */
  reconfigure(): void {
    if (this.status === 'ready' && this.#configured) this.#configure();
  }

  /** Fires `embed-error`. */
  report(error: SmartEmbedError): void {
    this.#host.dispatchEvent(ownEvent('embed-error', error));
  }

  #receive(data: unknown, origin: string): void {
    const { asksForConfig, fromWidget, prefix, startsAtLoad, toWidget } = this.#protocol;
    const type = typeOf(data);
    const ours = type?.startsWith(prefix);
    if (!ours && type && /^(zp|zcc)-/.test(type)) return; // the other product's
    const message = data as WireMessage;
    this.#origin = origin;
    this.confirmed = true;
    const transport = this.#transport;
    const known = ours && type !== undefined ? lookUp(fromWidget, type) : undefined;
    const duplicate = !!ours && this.#seen.seen(message);
    // A widget that was loaded anew may count its ids from the start: it gets its configuration.
    const asks = type !== undefined && asksForConfig.includes(type);
    const asksAgain = asks && !duplicate && this.#configured;
    this.#asked ||= asks;
    if (asksAgain) this.#host.renewed();
    // The records come first: whoever hears of the message finds them up to date.
    const told = ours && !duplicate ? this.#host.record(message) : undefined;
    this.#log('in', message);
    if (this.#transport === transport) {
      this.#ready(asksAgain || (!this.#configured && (asks || startsAtLoad)));
    }
    if (!ours || duplicate) return;

    this.#pending?.settle(message, known?.answersBy);
    if (type === this.#protocol.error) this.#pending?.refuse(message);
    const response = known?.expects;
    const answer = response && lookUp(toWidget, response)?.answer;
    // A listener above may have loaded the widget anew: the new one is not told what it did not ask.
    if (answer && this.#transport === transport) {
      this.#responder.request(message, known.data, response, answer);
    } else {
      if (!known && !asks)
        warnOnce(`"${String(type)}" is no documented message; dispatched as it came`);
      this.#host.dispatchEvent(new WireEvent(message, known?.data));
    }
    told?.();
  }

  #loaded(): void {
    // What loads in place of a page that is kept out is the browser's own.
    if (this.#blocked && !this.confirmed) return;
    if (!this.#loads++) this.#asksEarly = this.#asked;
    // A frame that loads again has gone elsewhere by itself: whatever it is now has not spoken yet,
    // unless it has asked for its configuration while it loaded, as it did the first time.
    else if (!this.#asksEarly || !this.#asked) {
      this.confirmed = false;
      this.#host.renewed();
    }
    this.#asked = false;
    if (!this.#protocol.startsAtLoad) return;
    this.#callOffTimers();
    this.#ready(true);
    for (const delay of CONFIG_AGAIN) {
      this.#timers.push(
        after(delay, () => {
          if (!this.confirmed) this.#configure();
        }),
      );
    }
  }

  /** The widget runs: configures it where that is due, then sends what waited. */
  #ready(configure: boolean): void {
    const transport = this.#transport;
    if (configure) this.#configure();
    // A listener may have loaded the widget anew: what waits is then for the new one.
    if (this.#transport !== transport) return;
    if (this.status !== 'loading' && this.status !== 'stalled') return;
    this.#become('ready');
    // Those that are sent meanwhile join the end of the queue, which this loop reaches too.
    for (const command of this.#queue) {
      this.#queue.delete(command);
      this.#dispatch(command);
      if (this.#transport !== transport) return;
    }
    this.#host.dispatchEvent(ownEvent('embed-ready'));
  }

  #block(why: string): void {
    // Where the widget has spoken, some other frame of its origin was meant.
    if (this.confirmed || this.#blocked) return;
    this.#blocked = true;
    this.#callOffTimers();
    this.#stall(why);
  }

  #stall(why: string): void {
    const error = new SmartEmbedError('not-ready', why);
    this.#become('stalled', error);
    this.#rejectQueue(error.message);
    this.report(error);
  }

  #configure(): void {
    this.#configured = true;
    try {
      this.#post({ type: this.#protocol.config, data: this.#host.configuration() });
    } catch (cause) {
      this.report(
        new SmartEmbedError('invalid-config', 'the configuration cannot be cloned', { cause }),
      );
    }
  }

  #dispatch(command: Command): void {
    try {
      this.#post(command.message, () => {
        if (command.expects) this.#pending?.add(command);
        command.posted();
      });
    } catch (cause) {
      command.reject('invalid-input', 'the data cannot be cloned', { cause });
    }
  }

  /** Posts to the widget; `posted` runs before anybody hears of it. */
  #post(message: WireMessage, posted?: () => void): void {
    if (!this.#transport) return;
    this.#transport.post(message, this.#origin);
    posted?.();
    this.#log('out', message);
  }

  #unload(reason: SmartEmbedError): void {
    this.#callOffTimers();
    this.#loads = 0;
    this.#asked = false;
    this.#blocked = false;
    this.#configured = false;
    this.confirmed = false;
    this.#transport?.close();
    this.#transport = undefined;
    this.#responder.close(reason);
    this.#pending?.rejectAll(reason.code, reason.message);
  }

  #callOffTimers(): void {
    for (const callOff of this.#timers) callOff();
    this.#timers = [];
  }

  #rejectQueue(why: string): void {
    for (const command of this.#queue) command.reject('not-ready', why);
  }

  #become(status: EmbedStatus, error?: SmartEmbedError): void {
    if (status === this.status && !error) return;
    this.status = status;
    this.#host.statusChanged(status, error);
  }

  #log(direction: MessageRecord['direction'], message: WireMessage): void {
    const record: MessageRecord = { direction, message, time: Date.now() };
    this.#host.dispatchEvent(ownEvent('embed-message', record));
  }
}
