import type { Journal } from './journal.js';
import type { Widget } from './product.js';
import type { Simulation } from './simulation.js';

/** What the user of either simulated widget can see and do besides the widget's own. */
export abstract class SimulatorActions<W extends Widget> {
  protected readonly simulation: Simulation<W>;

  constructor(simulation: Simulation<W>) {
    this.simulation = simulation;
  }

  get journal(): Journal {
    return this.simulation.journal;
  }

  get scenarios(): readonly string[] {
    return this.simulation.scenarios;
  }

  /** The host's origin, as far as it is known. */
  get hostOrigin(): string | undefined {
    return this.simulation.link.origin;
  }

  play(scenario: string): void {
    // A failure is shown among the problems.
    this.simulation.run(scenario).catch(() => undefined);
  }

  clearProblems(): void {
    this.simulation.clearProblems();
  }
}
