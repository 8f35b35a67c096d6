import type { WireMessage } from './wire.js';
import type {
  ConnectMessage,
  ControlMessage,
  ControlRequest,
  Received,
  Report,
  RunMessage,
} from './control.js';
import { freshId } from './ids.js';
import { isObject } from './inspect.js';
import type { Script } from './step-runner.js';

/** What a test may ask the page for. */
export interface Controlled {
  run(script: Script): Promise<WireMessage[]>;
  state(): unknown;
  received(): readonly Received[];
}

const toReport = ({ message, ...rest }: Received): Report => ({ received: message, ...rest });

/** The page's side of the test channel: its traffic never reaches a listener of the host's window. */
export class ControlChannel {
  /** Names this load of the page, so that a client notices the next one. */
  readonly #load = freshId('load');
  readonly #ports = new Map<string, MessagePort>();

  constructor(private readonly controlled: Controlled) {
    // For who evaluates code in this page, as a test runner outside the browser does.
    Object.assign(window, { simulator: controlled });
    window.addEventListener('pagehide', () => {
      for (const client of this.#ports.keys()) this.#post(client, { leaving: true });
    });
  }

  /** Whether a test is connected. */
  get connected(): boolean {
    return this.#ports.size > 0;
  }

  /** Takes a message of the host that belongs to the test channel; `false` for any other. */
  take(data: unknown, [port]: readonly MessagePort[]): boolean {
    if (!isObject(data)) return false;
    if (data.type === 'simulator-run') {
      // Nobody waits for it, so a failure is an uncaught error of this page, for a test runner to see.
      this.#run(data as unknown as RunMessage).catch(reportError);
      return true;
    }
    if (data.type !== 'simulator-connect') return false;
    const { client } = data as unknown as ConnectMessage;
    if (port) this.#connect(client, port);
    return true;
  }

  /** Tells every test of a message from the host. */
  report(received: Received): void {
    for (const client of this.#ports.keys()) {
      try {
        this.#post(client, toReport(received));
      } catch {
        // What was handed over with a message, such as a port, cannot be handed on.
        this.#post(client, { ...toReport(received), received: '(cannot be cloned)' });
      }
    }
  }

  #connect(client: string, port: MessagePort): void {
    // An older port of the same client stays open: a request may be on its way over it.
    this.#ports.set(client, port);
    port.onmessage = ({ data }) => {
      void this.#answer(client, data as ControlRequest);
    };
    const reports = this.controlled.received().map(toReport);
    this.#post(client, { welcome: this.#load, reports });
  }

  /** The answer takes the client's newest port: the one that asked may have been replaced. */
  async #answer(client: string, request: ControlRequest): Promise<void> {
    const { id, query } = request;
    if (query === 'close') {
      this.#ports.delete(client);
      return;
    }
    try {
      const result = query === 'state' ? this.controlled.state() : await this.#run(request);
      this.#post(client, { id, result });
    } catch (error) {
      this.#post(client, { id, error: (error as Error).message });
    }
  }

  async #run({ steps, scenario }: Pick<ControlRequest, 'steps' | 'scenario'>) {
    const script = steps ?? scenario;
    if (script === undefined) throw new Error('neither steps nor a scenario');
    return this.controlled.run(script);
  }

  #post(client: string, message: ControlMessage): void {
    this.#ports.get(client)?.postMessage(message);
  }
}
