import { SmartEmbedError, warnOnce } from '../wire/errors.js';
import { lookUp, typeOf, type WireMessage } from '../wire/message.js';
import { isRequest, type EventRow, type Protocol, type RequestRow } from '../wire/rows.js';
import { differences } from '../wire/schema.js';
import { dataOf, WireEvent } from '../wire/wire-event.js';
import type { Channel, ChannelListener } from './channel.js';
import { PostedCommands, type Command, type CommandQueue } from './commands.js';
import { Requests } from './requests.js';
import type { SeenIds } from './seen-ids.js';
import { after } from './time.js';

/** How far a load has come. */
export type SessionStatus = 'loading' | 'ready' | 'stalled';

/** What a session needs of the embed. */
export interface SessionHost {
  /** Brings the records up to date. */
  apply(message: WireMessage): void;
  /** Dispatches the event of a message; `false` where its default was prevented. */
  deliver(event: WireEvent): boolean;
  /** Fires one of the embed's own events. */
  emit(type: string, detail?: unknown): void;
  /** Tells of a message that was accepted or sent; `drift` is asked for where anybody listens. */
  log(direction: MessageRecord['direction'], message: WireMessage, drift: Drift): void;
  /** The configuration as it is now. */
  configuration(): unknown;
  /** The status has changed; `error` says why the widget stalled. */
  statusChanged(status: SessionStatus, error?: SmartEmbedError): void;
  /** Another page has taken the widget's place in the frame. */
  renewed(): void;
  /** Milliseconds until a silent widget counts as stalled. */
  readyTimeout(): number;
  /** Milliseconds that an answer may take. */
  responseTimeout(): number;
}

/** What outlives a load. */
export interface SessionMemory {
  readonly seen: SeenIds;
  readonly queue: CommandQueue;
}

/** The ways in which a message's data differs from the documented shape. */
export type Drift = () => readonly string[];

/** One wire message that was accepted or sent. */
export interface MessageRecord {
  /** From the widget, or to it. */
  direction: 'in' | 'out';
  /** The message as it came, or as it was posted. From the widget it may be anything at all. */
  message: WireMessage;
  /** Milliseconds, as `Date.now()` gives them. */
  time: number;
  /** The ways in which the data differs from the documented shape, each as `path: reason`. */
  drift: readonly string[];
}

const NONE: readonly string[] = [];
const noDrift: Drift = () => NONE;

/** When the configuration is posted again to a widget that has said nothing since it loaded. */
const CONFIG_AGAIN = [1000, 3000];

/** One load of the widget: all traffic with it, from the channel's opening to its end. Thrown away whole. */
export class Session implements ChannelListener {
  readonly #channel: Channel;
  readonly #protocol: Protocol;
  readonly #host: SessionHost;
  readonly #memory: SessionMemory;
  readonly #posted = new PostedCommands();
  readonly #requests: Requests;
  #status: SessionStatus = 'loading';
  #over = false;
  #confirmed = false;
  /** The origin that the next message goes to. */
  #origin: string;
  #configured = false;
  #loads = 0;
  /** Whether the widget has asked for its configuration since its last load. */
  #asked = false;
  /** Whether it asks while it still loads: only of such a widget does asking tell that it is back. */
  #asksEarly = false;
  #blocked = false;
  #timers: (() => void)[] = [];

  constructor(channel: Channel, protocol: Protocol, host: SessionHost, memory: SessionMemory) {
    this.#channel = channel;
    this.#protocol = protocol;
    this.#host = host;
    this.#memory = memory;
    this.#origin = channel.origin;
    this.#requests = new Requests({
      deliver: (event) => host.deliver(event),
      post: (message) => {
        this.#post(message);
      },
      report: (error) => {
        this.#report(error);
      },
      responseTimeout: () => host.responseTimeout(),
    });
  }

  get status(): SessionStatus {
    return this.#status;
  }

  /** Whether the widget has spoken since it loaded. */
  get confirmed(): boolean {
    return this.#confirmed;
  }

  /** Opens the channel, unless the load has been given up meanwhile. */
  start(): void {
    const timeout = this.#host.readyTimeout();
    if (this.#isOver()) return;
    this.#later(timeout, () => {
      if (this.#status !== 'loading') return;
      this.#stall(`the widget gave no sign of life within ${timeout} ms`);
    });
    this.#channel.open(this);
  }

  /** Ends the load. Nothing of it speaks after that. */
  end(reason: SmartEmbedError): void {
    if (this.#isOver()) return;
    this.#over = true;
    this.#confirmed = false;
    this.#callOffTimers();
    this.#channel.close();
    this.#posted.rejectAll(reason);
    this.#requests.end(reason);
  }

  /** Sends a command: at once when the widget is ready, else in its turn. */
  send(command: Command): void {
    const { queue } = this.#memory;
    if (this.#status === 'stalled') command.reject('not-ready', 'the widget is not available');
    else if (this.#status === 'ready' && queue.isEmpty) this.#dispatch(command);
    else queue.add(command);
  }

  /** Posts a message that nobody waits for, where the widget is ready. */
  post(message: WireMessage): void {
    if (this.#status === 'ready') this.#post(message);
  }

  /** Settles the commands that the records, having changed, prove by now. */
  see(): void {
    this.#posted.see();
  }

  /** Sends the configuration again, after it has changed. */
  reconfigure(): void {
    if (this.#status === 'ready' && this.#configured) this.#configure();
  }

  /** Takes a message of the widget. */
  receive(data: unknown, origin: string): void {
    const { asksForConfig, events, prefix, startsAtLoad } = this.#protocol;
    const type = typeOf(data);
    const isOurs = type?.startsWith(prefix) ?? false;
    if (!isOurs && type && /^(zp|zcc)-/.test(type)) return; // the other product's
    const message = data as WireMessage;
    this.#origin = origin;
    this.#confirmed = true;
    const isNews = isOurs && !this.#memory.seen.seen(message);
    const asks = type !== undefined && asksForConfig.includes(type);
    // A widget that loads again may count its ids from the start: it gets its configuration.
    const asksAgain = asks && (isNews || !isOurs) && this.#configured;
    this.#asked ||= asks;
    if (asksAgain) this.#host.renewed();

    // The records and the commands come first: whoever hears of the message finds them up to date, and changes
    // nothing in them by changing the message.
    if (isNews) {
      this.#host.apply(message);
      this.#posted.hear(message);
    }
    const refused = isNews && type === this.#protocol.error && this.#posted.refuse(message);
    const row: EventRow | RequestRow | undefined =
      isOurs && type !== undefined ? lookUp(events, type) : undefined;
    this.#host.log('in', message, () => (row ? differences(row.data, dataOf(message)) : NONE));
    this.#becomeReady(asksAgain || (!this.#configured && (asks || startsAtLoad)));
    if (!isNews || type === undefined) return;

    if (row && isRequest(row)) {
      this.#requests.receive(message, row);
      return;
    }
    if (!row && !asks) warnOnce(`"${type}" is no documented message; dispatched as it came`);
    this.#host.deliver(new WireEvent(message, row?.data, { name: type }));
    if (refused) this.#report(refused);
  }

  /** Takes note that the frame has loaded, the first time or again. */
  loaded(): void {
    // What loads in place of a page that is kept out is the browser's own.
    if (this.#blocked && !this.#confirmed) return;
    if (!this.#loads++) this.#asksEarly = this.#asked;
    // A frame that loads again has gone elsewhere by itself: whatever it is now has not spoken yet,
    // unless it has asked for its configuration while it loaded, as it did the first time.
    else if (!this.#asksEarly || !this.#asked) {
      this.#confirmed = false;
      this.#host.renewed();
    }
    this.#asked = false;
    if (!this.#protocol.startsAtLoad) return;
    this.#callOffTimers();
    this.#becomeReady(true);
    for (const delay of CONFIG_AGAIN) {
      this.#later(delay, () => {
        if (!this.#confirmed) this.#configure();
      });
    }
  }

  /** Takes note that the page's own policy keeps the widget out. */
  blocked(why: string): void {
    // Where the widget has loaded or spoken, some other frame of its origin was meant.
    if (this.#confirmed || this.#blocked || this.#loads) return;
    this.#blocked = true;
    this.#callOffTimers();
    this.#stall(why);
  }

  /** The widget runs: configures it where that is due, then sends what waited. */
  #becomeReady(configure: boolean): void {
    if (this.#isOver()) return;
    if (configure) this.#configure();
    // A listener may have ended this load: what waits is then for the next one.
    if (this.#isOver() || this.#status === 'ready') return;
    this.#setStatus('ready');
    if (this.#isOver()) return;
    for (const command of this.#memory.queue.take()) {
      this.#dispatch(command);
      if (this.#isOver()) return;
    }
    this.#host.emit('embed-ready');
  }

  #stall(why: string): void {
    const error = new SmartEmbedError('not-ready', why);
    this.#setStatus('stalled', error);
    if (this.#isOver()) return;
    this.#memory.queue.rejectAll('not-ready', why);
    this.#report(error);
  }

  #setStatus(status: SessionStatus, error?: SmartEmbedError): void {
    this.#status = status;
    this.#host.statusChanged(status, error);
  }

  #configure(): void {
    this.#configured = true;
    try {
      this.#post({ type: this.#protocol.config, data: this.#host.configuration() });
    } catch (cause) {
      const error = new SmartEmbedError('invalid-config', 'the configuration cannot be cloned', {
        cause,
      });
      this.#report(error);
    }
  }

  #dispatch(command: Command): void {
    try {
      if (!this.#channel.post(command.message, this.#origin)) {
        command.reject('disconnected', 'the frame is gone');
        return;
      }
    } catch (cause) {
      command.reject('invalid-input', 'the data cannot be cloned', { cause });
      return;
    }
    // Whoever hears of the message, below, finds the command waiting for its answer.
    this.#posted.add(command);
    this.#host.log('out', command.message, noDrift);
  }

  #post(message: WireMessage): void {
    if (this.#isOver()) return;
    this.#channel.post(message, this.#origin);
    this.#host.log('out', message, noDrift);
  }

  /** Whether a listener has ended the load meanwhile: asked anew each time. */
  #isOver(): boolean {
    return this.#over;
  }

  #report(error: SmartEmbedError): void {
    if (!this.#isOver()) this.#host.emit('embed-error', error);
  }

  #later(delay: number, callback: () => void): void {
    if (!this.#isOver()) this.#timers.push(after(delay, callback));
  }

  #callOffTimers(): void {
    for (const callOff of this.#timers) callOff();
    this.#timers = [];
  }
}
