import type { Drift, SessionHost, SessionStatus } from '../../src/session/session.js';
import type { SmartEmbedError } from '../../src/wire/errors.js';
import { typeOf, type WireMessage } from '../../src/wire/message.js';
import type { WireEvent } from '../../src/wire/wire-event.js';

/** An embed without an element: keeps all that a session tells it, and acts in it as the test says. */
export class FakeHost implements SessionHost {
  /** What was told and asked, in order, as short lines: `status ready`, `apply zp-told`, `emit embed-ready` … */
  readonly heard: string[] = [];
  readonly events: WireEvent[] = [];
  readonly errors: SmartEmbedError[] = [];
  /** What would be an `embed-message` each. */
  readonly records: { direction: string; message: WireMessage; drift: readonly string[] }[] = [];
  readonly statuses: SessionStatus[] = [];
  config: unknown = { config: true };
  readyAfter = 30_000;
  answerWithin = 10_000;
  /** Runs in each call, as a listener of the page would; `what` is the line in {@link heard}. */
  act: (what: string, subject?: any) => void = () => undefined;

  apply(message: WireMessage): void {
    this.#hear(`apply ${message.type}`, message);
  }

  deliver(event: WireEvent): boolean {
    this.events.push(event);
    this.#hear(`deliver ${event.type}`, event);
    return !event.defaultPrevented;
  }

  emit(type: string, detail?: unknown): void {
    if (type === 'embed-error') this.errors.push(detail as SmartEmbedError);
    this.#hear(`emit ${type}`, detail);
  }

  log(direction: 'in' | 'out', message: WireMessage, drift: Drift): void {
    const record = { direction, message, drift: drift() };
    this.records.push(record);
    this.#hear(`log ${direction} ${typeOf(message)}`, record);
  }

  configuration(): unknown {
    this.#hear('configuration');
    return this.config;
  }

  statusChanged(status: SessionStatus, error?: SmartEmbedError): void {
    this.statuses.push(status);
    this.#hear(`status ${status}`, error);
  }

  renewed(): void {
    this.#hear('renewed');
  }

  readyTimeout(): number {
    this.#hear('readyTimeout');
    return this.readyAfter;
  }

  responseTimeout(): number {
    this.#hear('responseTimeout');
    return this.answerWithin;
  }

  #hear(what: string, subject?: unknown): void {
    this.heard.push(what);
    this.act(what, subject);
  }
}
