import { commonSteps, type Steered } from './common-steps.js';
import { ControlChannel } from './control-channel.js';
import type { Problem } from './control.js';
import { HostLink } from './host-link.js';
import { read } from './inspect.js';
import { Journal } from './journal.js';
import { readParameters } from './parameters.js';
import type { Environment, Product, Widget } from './product.js';
import { type Script, StepRunner } from './step-runner.js';
import { bind, type Bound, type StepTable } from './steps.js';
import { Tab } from './tab.js';
import type { WireMessage } from './wire.js';

/** One loaded simulator page: a widget, its host, its scripts and its test channel. */
export class Simulation<W extends Widget, T extends StepTable> implements Steered {
  readonly journal = new Journal();
  readonly widget: W;
  /** What the widget can do. */
  readonly steps: Bound<T>;
  readonly link: HostLink;
  readonly #parameters = readParameters(location.search);
  readonly #runner: StepRunner;
  readonly #channel: ControlChannel;
  readonly #listeners = new Set<() => void>();
  readonly #script = [...this.#parameters.script];
  #toDrop = this.#parameters.dropConfig;
  #hasConfig = false;
  /** Whether a configuration was taken: not while `dropConfig` ignores them. */
  #configured = false;
  readonly #tab: Tab;
  /** What a script says of the tab, whatever is true of it. */
  #inactive: boolean | undefined;
  #passed = 0;
  #lastSent: WireMessage | undefined;

  constructor(private readonly product: Product<W, T>) {
    this.#tab = new Tab(product.config, () => this.#changed());
    this.widget = product.create(this.#environment(), new URLSearchParams(location.search));
    this.steps = bind(product.steps, this.widget);
    const steps = { ...bind(commonSteps, this), ...this.steps };
    this.#runner = new StepRunner(steps, product.scenarios);
    this.#channel = new ControlChannel({
      run: (script) => this.run(script),
      state: () => ({ ...this.widget.state, problems: this.journal.problems }),
      received: () => this.journal.received,
    });
    this.link = new HostLink(
      {
        message: this.#receive,
        problem: (problem) => this.#problem(problem),
      },
      this.#parameters.originDomain,
    );
  }

  /** Gives the readiness signal that the URL asks for, and starts its script. */
  start(): void {
    const { ready, readyDelay, hold, scriptStart, ask } = this.#parameters;
    this.#checkOrigin();
    // An image that never arrives keeps the load event from firing.
    if (hold) new Image().src = 'hang';
    const type = this.product.readySignals[ready];
    if (type) {
      setTimeout(() => {
        if (this.product.asksAgain) this.#askForConfig(type, ask);
        else this.post({ type });
      }, readyDelay);
    }
    if (scriptStart === 'now') this.#playScript();
  }

  /** Does a script, as {@link StepRunner.run}; a failure is also shown as a problem. */
  async run(script: Script): Promise<WireMessage[]> {
    try {
      return await this.#runner.run(script);
    } catch (error) {
      this.#problem({ kind: 'script', text: (error as Error).message });
      throw error;
    }
  }

  /** Plays a scenario at the wish of the page's user. A failure is shown among the problems. */
  play(scenario: string): void {
    this.run(scenario).catch(() => undefined);
  }

  /** The names of the scenarios. */
  get scenarios(): readonly string[] {
    return this.#runner.names;
  }

  /** Whether the far side acts by itself. */
  get autopilot(): boolean {
    return this.#parameters.autopilot ?? !this.#channel.connected;
  }

  /** Forgets the problems that are shown; reports of received messages keep theirs. */
  clearProblems(): void {
    this.journal.problems.length = 0;
    this.#changed();
  }

  /** The factor for all that the far side waits. */
  get pace(): number {
    return this.#parameters.pace;
  }

  /** The last message that was posted. */
  get lastSent(): WireMessage | undefined {
    return this.#lastSent;
  }

  /** Posts a message to the host, exactly as it is. */
  post(message: WireMessage): void {
    this.#lastSent = message;
    this.#runner.noteSent(message);
    this.journal.addSent(message);
    this.link.post(message);
    this.#changed();
  }

  /** Sets the widget's clock ahead. */
  pass(seconds: number): void {
    this.#passed += seconds * 1000;
  }

  /** Makes this tab the one that was active last. */
  activate(): void {
    this.#inactive = undefined;
    this.#tab.activate();
    this.#changed();
  }

  /** Pretends that another tab was active last, or this one. */
  pretendInactive(inactive: boolean): void {
    this.#inactive = inactive;
    this.#changed();
  }

  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** A real widget is silent towards a host that is not the one it was told of. */
  #checkOrigin(): void {
    const told = this.#parameters.originDomain;
    const { origin } = this.link;
    if (!told || !origin || !URL.canParse(told)) return;
    if (['null', origin].includes(new URL(told).origin)) return;
    this.#problem({ kind: 'origin', text: `the URL names the host ${told}, it is ${origin}` });
  }

  /** Asks so many times at once, and from then on as long as there is no configuration. */
  #askForConfig(type: string, times: number): void {
    if (this.#configured) return;
    for (let count = 0; count < times; count++) this.post({ type });
    setTimeout(() => this.#askForConfig(type, 1), this.#parameters.askAgain);
  }

  #changed = (): void => {
    for (const listener of this.#listeners) listener();
  };

  #problem(problem: Problem): void {
    this.journal.addProblem(problem);
    this.#changed();
  }

  #receive = (data: unknown, ports: readonly MessagePort[]): void => {
    if (this.#channel.take(data, ports)) return;
    const { problems, taken } = this.#take(data);
    const message = data as WireMessage;
    this.#channel.report(this.journal.addReceived({ message, problems, taken }));
    this.#changed();
    const configured = taken && message.type === this.product.config;
    if (configured && this.#parameters.scriptStart === 'config') this.#playScript();
  };

  /** Lets the widget act on a message, unless it is no good. */
  #take(data: unknown): { problems: Problem[]; taken: boolean } {
    const { config, registry } = this.product;
    const { message, problems, fits } = read(data, registry, this.#parameters.strict);
    if (!message) return { problems, taken: false };
    const isConfig = message.type === config;
    let taken = fits;
    if (taken && !isConfig && !this.#hasConfig) {
      problems.push({ kind: 'order', text: `came before any ${config}` });
    }
    if (taken && isConfig) {
      this.#hasConfig = true;
      taken = this.#toDrop-- <= 0;
      this.#configured ||= taken;
    }
    if (taken) {
      const found = this.widget.receive(message);
      problems.push(...found);
      taken = found.every(({ kind }) => kind !== 'state');
    } else if (!isConfig) this.widget.refuse?.(message, problems);
    const named = problems.map(({ kind, text }) => ({ kind, text: `${message.type}: ${text}` }));
    return { problems: named, taken };
  }

  #playScript(): void {
    // Once for each load: a later configuration does not play it again.
    for (const name of this.#script.splice(0)) this.play(name);
  }

  #environment(): Environment {
    return {
      post: (message) => this.post(message),
      holdBack: (message) => this.journal.addHeldBack(message),
      changed: this.#changed,
      problem: (problem) => this.#problem(problem),
      now: () => Date.now() + this.#passed,
      inactive: () => this.#inactive ?? !this.#tab.isLastActive,
      patience: this.#parameters.patience,
      later: (delay, callback) => {
        const timer = setTimeout(callback, delay);
        return () => clearTimeout(timer);
      },
      mediaUrl: (kind, id) => new URL(`playback.html?${kind}=${id}`, location.href).href,
    };
  }
}
