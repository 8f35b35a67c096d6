/**
 * Drives a simulated widget from the page that embeds it: for tests and demos.
 *
 * ```js
 * const simulator = await connectSimulator(embed.iframe);
 * const [ringing] = await simulator.run([{ ring: { from: '+16505551234' } }]);
 * await simulator.nextReceived('zp-make-call');
 * ```
 */
import type { WireMessage } from './shared/wire.js';
import type { ContactCenterScenario } from './contact-center/scenarios.js';
import type { ContactCenterState } from './contact-center/state.js';
import type { ContactCenterStep } from './contact-center/steps.js';
import type { CcToWidget } from './contact-center/wire.js';
import type { PhoneScenario } from './phone/scenarios.js';
import type { PhoneState } from './phone/state.js';
import type { PhoneStep } from './phone/steps.js';
import type { PhoneResponses, PhoneToWidget } from './phone/wire.js';
import { Connection } from './shared/connection.js';
import { ScriptError } from './shared/script-error.js';
import type {
  ControlMessage,
  ControlRequest,
  Problem,
  Received,
  Report,
} from './shared/control.js';

export type { ContactCenterScenario } from './contact-center/scenarios.js';
export type { ContactCenterState, Engagement } from './contact-center/state.js';
export type { ContactCenterStep, ContactCenterSteps } from './contact-center/steps.js';
export type { PhoneScenario } from './phone/scenarios.js';
export type { Call, PhoneState } from './phone/state.js';
export type { PhoneStep, PhoneSteps } from './phone/steps.js';
export type { Problem, Received } from './shared/control.js';
export {
  type PlaybackOptions,
  type PlaybackStep,
  type Recorded,
  stepsOf,
} from './shared/recording.js';
export { ScriptError } from './shared/script-error.js';

/** What differs from one simulated widget to the other. */
export interface Simulated {
  step: object;
  scenario: string;
  state: object;
  /** The data of what the host sends, by type. */
  receives: object;
}

/** The simulated Zoom Phone Smart Embed. */
export interface SimulatedPhone extends Simulated {
  step: PhoneStep;
  scenario: PhoneScenario;
  state: PhoneState;
  receives: PhoneToWidget & PhoneResponses;
}

/**
 * The simulated Zoom Contact Center Smart Embed:
 * `connectSimulator<SimulatedContactCenter>(embed.iframe)`.
 */
export interface SimulatedContactCenter extends Simulated {
  step: ContactCenterStep;
  scenario: ContactCenterScenario;
  state: ContactCenterState;
  receives: CcToWidget;
}

/** What a widget can be told to play: a scenario, a step, or a list of both. */
export type Script<W extends Simulated = SimulatedPhone> =
  W['scenario'] | W['step'] | readonly (W['scenario'] | W['step'])[];

/** What {@link connectSimulator} takes beside the iframe. */
export interface ConnectOptions {
  /** Milliseconds until it gives up; 10000. */
  timeout?: number;
}

/** A connection to the simulated widget in one iframe. It outlives reloads of the widget. */
export interface Simulator<W extends Simulated = SimulatedPhone> {
  /**
   * Plays a named scenario, one step, or a list of both, after all scripts that were started before.
   *
   * Resolves once everything was posted. The messages come by another way than this answer and may
   * arrive after it: wait for the event itself.
   *
   * @returns the wire messages that the steps sent, in order, exactly as they were posted
   * @throws {ScriptError} when a step cannot be done; the message says which one and why
   */
  run(script: Script<W>): Promise<WireMessage[]>;
  /** Posts any message from the widget to the host, exactly as given. */
  send(message: unknown): Promise<void>;
  /** All messages that the host has posted since the widget was loaded, with what is wrong with each. */
  received(): readonly Received[];
  /**
   * The next message from the host, of one type or of any. Each call gives the first one since the
   * widget was loaded that an earlier call for the same type has not given yet; it may have come
   * already.
   *
   * @param type - a message type; left out, any message
   * @param options - `after`: only messages that came later than this one
   */
  nextReceived<T extends keyof W['receives'] & string>(
    type: T,
    options?: { after?: Received },
  ): Promise<Received<W['receives'][T]>>;
  nextReceived(type?: string, options?: { after?: Received }): Promise<Received>;
  /** What the widget shows, and every problem it has met: configuration, calls, contacts, notes. */
  state(): Promise<W['state'] & { readonly problems: readonly Problem[] }>;
  /** Resolves when the widget is loaded anew; call it before what causes that. */
  nextReload(): Promise<void>;
  /** Ends the connection. What still waits for an answer is rejected. */
  close(): void;
}

interface Waiter {
  readonly fits: (received: Received) => boolean;
  readonly resolve: (received: Received) => void;
  readonly reject: (error: Error) => void;
}

interface Pending<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

type Answer = Extract<ControlMessage, { readonly id: number }>;

class Client implements Simulator<Simulated> {
  readonly #connection: Connection;
  readonly #pending = new Map<number, Pending<Answer>>();
  readonly #waiters = new Set<Waiter>();
  readonly #reloads = new Set<Pending<void>>();
  /** Everything that was received, over all loads; the newest load begins at `#first`. */
  readonly #all: Received[] = [];
  readonly #given = new Map<string | undefined, number>();
  #first = 0;
  #lastId = 0;

  constructor(iframe: HTMLIFrameElement, origin: string | undefined) {
    this.#connection = new Connection(iframe, origin, {
      welcome: ({ reports }, anew) => {
        if (anew) this.#reloaded();
        for (const report of reports) this.#add(report);
      },
      message: (message) => {
        this.#receive(message);
      },
    });
  }

  ready(): Promise<void> {
    return this.#connection.ready();
  }

  run(script: string | object | readonly (string | object)[]): Promise<WireMessage[]> {
    const request =
      typeof script === 'string'
        ? { scenario: script }
        : { steps: Array.isArray(script) ? (script as (string | object)[]) : [script] };
    return this.#ask(request) as Promise<WireMessage[]>;
  }

  async send(message: unknown): Promise<void> {
    await this.run({ send: message });
  }

  received(): readonly Received[] {
    return this.#all.slice(this.#first);
  }

  nextReceived(type?: string, { after }: { after?: Received } = {}): Promise<Received<never>> {
    const given = (): number => Math.max(this.#given.get(type) ?? 0, this.#first);
    const from = Math.max(after ? this.#all.indexOf(after) + 1 : given(), this.#first);
    const ofType = ({ message }: Received): boolean =>
      type === undefined || (message as WireMessage | null)?.type === type;
    const known = this.#all.findIndex((each, index) => index >= from && ofType(each));
    // Whoever asks by a type knows what data it has.
    const give = (received: Received): Received<never> => {
      const next = this.#all.indexOf(received) + 1;
      this.#given.set(type, Math.max(next, given()));
      return received as Received<never>;
    };
    const found = this.#all[known];
    if (found) return Promise.resolve(give(found));
    return new Promise((resolve, reject) => {
      this.#waiters.add({
        // Two who wait for the same type get one message each.
        fits: (received) => ofType(received) && (!!after || this.#all.indexOf(received) >= given()),
        resolve: (received) => {
          resolve(give(received));
        },
        reject,
      });
    });
  }

  state(): Promise<{ readonly problems: readonly Problem[] }> {
    return this.#ask({ query: 'state' }) as Promise<{ problems: Problem[] }>;
  }

  nextReload(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#reloads.add({ resolve, reject });
    });
  }

  close(): void {
    const error = new Error('the connection to the simulator was closed');
    this.#connection.close(error);
    for (const { reject } of [...this.#pending.values(), ...this.#waiters, ...this.#reloads]) {
      reject(error);
    }
    this.#pending.clear();
    this.#waiters.clear();
    this.#reloads.clear();
  }

  async #ask(request: Omit<ControlRequest, 'id'>): Promise<unknown> {
    await this.#connection.ready();
    const id = ++this.#lastId;
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#connection.post({ id, ...request });
    });
    // Made here and not where the answer arrives, so that the stack leads to who waits for it.
    if ('error' in answer) throw new ScriptError(answer.error);
    return answer.result;
  }

  #receive(message: ControlMessage): void {
    if ('received' in message) {
      this.#add(message);
      return;
    }
    if (!('id' in message)) return;
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    pending?.resolve(message);
  }

  #add({ received, ...rest }: Report): void {
    // A welcome tells again of what is known.
    if (rest.index < this.#all.length - this.#first) return;
    const entry: Received = { message: received as WireMessage, ...rest };
    this.#all.push(entry);
    for (const waiter of this.#waiters) {
      if (!waiter.fits(entry)) continue;
      this.#waiters.delete(waiter);
      waiter.resolve(entry);
    }
  }

  #reloaded(): void {
    this.#first = this.#all.length;
    for (const { reject } of this.#pending.values()) {
      reject(new Error('the widget was loaded anew before it answered'));
    }
    this.#pending.clear();
    for (const { resolve } of this.#reloads) resolve();
    this.#reloads.clear();
  }
}

/**
 * Connects to the simulated widget in an iframe. May be called before the iframe has loaded,
 * and also for a page whose load event never fires.
 *
 * Test traffic has a channel of its own: no message listener of the page ever sees it.
 *
 * @param iframe - the iframe that holds the simulator's page, such as `embed.iframe`
 * @param origin - the simulator's origin; left out, the origin of the iframe's `src`
 * @param options - `timeout`
 * @throws {TypeError} when there is no iframe
 * @throws {Error} when no simulator answers in time
 */
export async function connectSimulator<W extends Simulated = SimulatedPhone>(
  iframe: HTMLIFrameElement,
  origin?: string,
  { timeout = 10_000 }: ConnectOptions = {},
): Promise<Simulator<W>> {
  if (!(iframe as HTMLIFrameElement | null)) {
    throw new TypeError(
      'connectSimulator() takes an iframe: wait for whenReady() of the embed first',
    );
  }
  const client = new Client(iframe, origin);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        new Error(
          `no simulator answered within ${String(timeout)} ms in the iframe of ${iframe.src}`,
        ),
      );
      client.close();
    }, timeout);
  });
  await Promise.race([client.ready(), late]);
  clearTimeout(timer);
  return client;
}
