import type { WireMessage } from '../../simulator/shared/wire.js';
import { phoneSteps, type PhoneStep } from '../../simulator/phone/steps.js';
import type { PhoneSwitches } from '../../simulator/phone/switches.js';
import { PhoneWidget } from '../../simulator/phone/widget.js';
import type { Problem } from '../../simulator/shared/control.js';
import { StepRunner } from '../../simulator/shared/step-runner.js';
import { bind } from '../../simulator/shared/steps.js';

/** A phone without a page: what it posts lands in a list, and its clock stands still. */
export class Bed {
  readonly posted: WireMessage[] = [];
  readonly heldBack: WireMessage[] = [];
  readonly problems: Problem[] = [];
  time = Date.UTC(2026, 0, 5, 10);
  inactive = false;
  readonly #timers = new Set<() => void>();
  readonly phone: PhoneWidget;
  readonly #runner: StepRunner;

  constructor(switches: Partial<PhoneSwitches> = {}) {
    this.phone = new PhoneWidget(
      {
        post: (message) => this.posted.push(message),
        holdBack: (message) => this.heldBack.push(message),
        changed: () => undefined,
        problem: (problem) => this.problems.push(problem),
        now: () => this.time,
        inactive: () => this.inactive,
        patience: 1000,
        later: (_delay, callback) => {
          this.#timers.add(callback);
          return () => this.#timers.delete(callback);
        },
        mediaUrl: (kind, id) => `https://example.test/${kind}/${id}`,
      },
      switches,
    );
    const pass = (seconds: number): void => {
      this.time += seconds * 1000;
    };
    this.#runner = new StepRunner({ ...bind(phoneSteps, this.phone), pass }, {});
  }

  get state() {
    return this.phone.state;
  }

  run(...steps: readonly PhoneStep[]): Promise<WireMessage[]> {
    return this.#runner.run(steps);
  }

  configure(config: Record<string, unknown>): Problem[] {
    return this.phone.receive({ type: 'zp-init-config', data: config });
  }

  /** Lets the time of every request that waits run out. */
  runTimers(): void {
    for (const callback of this.#timers) callback();
    this.#timers.clear();
  }

  /** The types of what was posted, without the prefix and the suffix that all of them have. */
  get types(): string[] {
    return this.posted.map(({ type }) => type.replace(/^zp-|-event$/g, ''));
  }

  /** The data of the newest message of a type. */
  last(type: string): any {
    return this.posted.findLast((message) => message.type === type)?.data;
  }
}

export const ALL_ON = {
  enableSavingLog: true,
  enableAutoLog: true,
  enableContactSearching: true,
  enableContactMatching: true,
  enableAISummary: true,
  disableInactiveTabCallEvent: false,
  notePageConfiguration: [
    {
      fieldName: 'Disposition',
      fieldType: 'select',
      placeholder: 'Select an option',
      selectOptions: [
        { label: 'Interested', value: 'interested' },
        { label: 'Call back later', value: 'later' },
      ],
    },
    { fieldName: 'Description', fieldType: 'text', placeholder: 'Enter notes' },
  ],
};
