import type { Widget } from './product.js';
import type { Simulation } from './simulation.js';
import type { Bound, StepTable } from './steps.js';

/**
 * What the user of a simulated widget does by hand: its steps, and whatever more follows by itself
 * because somebody is there to see it.
 */
export abstract class SimulatorActions<W extends Widget, T extends StepTable> {
  readonly widget: W;
  readonly steps: Bound<T>;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly simulation: Simulation<W, T>) {
    this.widget = simulation.widget;
    this.steps = simulation.steps;
  }

  get state(): W['state'] {
    return this.widget.state;
  }

  now = (): number => this.widget.now();

  /** Does it once the user has typed nothing more for some milliseconds, instead of what waits already. */
  protected afterTyping(pause: number, act: () => void): void {
    this.stopWaiting();
    this.#typing = setTimeout(act, pause);
  }

  /** Forgets what waits for a pause in typing. */
  protected stopWaiting(): void {
    clearTimeout(this.#typing);
  }
}
