import type { Problem, Received } from './control.js';

/** One message, in the order in which messages went in and out. */
export interface LogLine {
  readonly order: number;
  readonly time: number;
  readonly message: unknown;
  /** `in` from the host, `out` to the host, `held` back from it. */
  readonly direction: 'in' | 'out' | 'held';
  readonly problems: readonly Problem[];
}

/** How many lines and problems are kept for looking at; what was received is kept whole. */
const KEPT = 200;

/** What passed between host and widget, and what was wrong with it. */
export class Journal {
  readonly received: Received[] = [];
  readonly log: LogLine[] = [];
  readonly problems: Problem[] = [];
  #order = 0;

  addReceived(entry: Omit<Received, 'index' | 'time'>): Received {
    const received = { ...entry, index: this.received.length, time: Date.now() };
    this.received.push(received);
    this.#addLine(entry.message, 'in', entry.problems);
    for (const problem of entry.problems) this.addProblem(problem);
    return received;
  }

  addSent(message: unknown): void {
    this.#addLine(message, 'out');
  }

  addHeldBack(message: unknown): void {
    this.#addLine(message, 'held');
  }

  addProblem(problem: Problem): void {
    this.problems.push(problem);
    if (this.problems.length > KEPT) this.problems.shift();
  }

  #addLine(
    message: unknown,
    direction: LogLine['direction'],
    problems: readonly Problem[] = [],
  ): void {
    this.log.push({ order: this.#order++, time: Date.now(), message, direction, problems });
    if (this.log.length > KEPT) this.log.shift();
  }
}
