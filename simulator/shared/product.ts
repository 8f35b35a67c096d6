import type { Problem } from './control.js';
import type { Scenarios, StepTable } from './steps.js';
import type { Registry, WireMessage } from './wire.js';

/** All that a simulated widget needs of the world: it knows no DOM, no window and no clock of its own. */
export interface Environment {
  /** Posts a message to the host. */
  post(message: WireMessage): void;
  /** Notes a message that would have been posted, but was held back. */
  holdBack(message: WireMessage): void;
  /** Tells that the state changed. */
  changed(): void;
  problem(problem: Problem): void;
  /** Milliseconds since 1970 on the widget's clock. */
  now(): number;
  /** Whether another tab was active later than this one. */
  inactive(): boolean;
  /** Milliseconds that a request may wait for the host's answer. */
  readonly patience: number;
  /** Calls back after some milliseconds of real time; returns a function that calls it off. */
  later(delay: number, callback: () => void): () => void;
  /** The address of something recorded. */
  mediaUrl(kind: 'recording' | 'voicemail' | 'file' | 'engagement', id: string): string;
}

/** A simulated widget: its state, and what it takes from the host. */
export interface Widget {
  readonly state: object;
  /** Milliseconds since 1970 on the widget's clock. */
  now(): number;
  /** Takes a well-formed message of the host; returns what is wrong with it all the same. */
  receive(message: WireMessage): Problem[];
  /** Answers a message of a known type that is malformed, where the protocol has an answer to that. */
  refuse?(message: WireMessage, problems: readonly Problem[]): void;
}

/** One of Zoom's widgets, as far as the machinery around it differs. */
export interface Product<W extends Widget, T extends StepTable> {
  /** The messages that the host may send. */
  readonly registry: Registry;
  /** The type of the host's configuration. */
  readonly config: string;
  /** Readiness messages, by the name that `ready=` gives them. */
  readonly readySignals: Readonly<Record<string, string>>;
  /** Whether the readiness signal asks for the configuration, and is repeated until there is one. */
  readonly asksAgain?: boolean;
  /** Makes the widget; `query` is what the page's URL asks for. */
  create(environment: Environment, query: URLSearchParams): W;
  /** The steps that are the widget's own. */
  readonly steps: T;
  readonly scenarios: Scenarios;
}
