import type { WireMessage } from '../../simulator/shared/wire.js';
import { read } from '../../simulator/shared/inspect.js';
import type { Channel } from '../../simulator/contact-center/state.js';
import { ccRegistry } from '../../simulator/contact-center/wire.js';
import {
  contactCenterSteps,
  type ContactCenterStep,
} from '../../simulator/contact-center/steps.js';
import type { CcSwitches } from '../../simulator/contact-center/switches.js';
import { ContactCenterWidget } from '../../simulator/contact-center/widget.js';
import type { Problem } from '../../simulator/shared/control.js';
import { StepRunner } from '../../simulator/shared/step-runner.js';
import { bind } from '../../simulator/shared/steps.js';

/** A contact center without a page: what it posts lands in a list, and its clock stands still. */
export class ContactCenterBed {
  readonly posted: WireMessage[] = [];
  readonly problems: Problem[] = [];
  strict = false;
  time = Date.UTC(2026, 0, 5, 10);
  readonly #timers = new Set<() => void>();
  readonly widget: ContactCenterWidget;
  readonly #runner: StepRunner;

  constructor(switches: Partial<CcSwitches> = {}, underWay: readonly Channel[] = []) {
    this.widget = new ContactCenterWidget(
      {
        post: (message) => this.posted.push(message),
        holdBack: () => undefined,
        changed: () => undefined,
        problem: (problem) => this.problems.push(problem),
        now: () => this.time,
        inactive: () => false,
        patience: 1000,
        later: (_delay, callback) => {
          this.#timers.add(callback);
          return () => this.#timers.delete(callback);
        },
        mediaUrl: (kind, id) => `https://example.test/${kind}/${id}`,
      },
      switches,
      underWay,
    );
    const pass = (seconds: number): void => {
      this.time += seconds * 1000;
    };
    this.#runner = new StepRunner({ ...bind(contactCenterSteps, this.widget), pass }, {});
  }

  get state() {
    return this.widget.state;
  }

  run(...steps: readonly ContactCenterStep[]): Promise<WireMessage[]> {
    return this.#runner.run(steps);
  }

  /** Posts a message as a host does: a malformed one is refused, as the page does it. */
  post(type: string, data?: unknown): Problem[] {
    const message: WireMessage = { type, data };
    const { message: meant, problems, fits } = read(message, ccRegistry, this.strict);
    if (fits && meant) return [...problems, ...this.widget.receive(meant)];
    this.widget.refuse(message, problems);
    return problems;
  }

  configure(screenPopEvent?: string): Problem[] {
    const phone = screenPopEvent === undefined ? {} : { phone: { screenPopEvent } };
    return this.post('zcc-init-config-response', phone);
  }

  /** Sends a command about an engagement, and gives back what was posted because of it. */
  command(type: string, data: object): WireMessage[] {
    const before = this.posted.length;
    this.post(type, { requestId: 'r-1', ...data });
    return this.posted.slice(before);
  }

  /** Lets the time of every request that waits run out. */
  runTimers(): void {
    for (const callback of this.#timers) callback();
    this.#timers.clear();
  }

  get types(): string[] {
    return this.posted.map(({ type }) => type);
  }

  /** The data of the newest message of a type. */
  last(type: string): any {
    return this.posted.findLast((message) => message.type === type)?.data;
  }

  engagement(engagementId: string) {
    return this.state.engagements.find((each) => each.engagementId === engagementId);
  }
}

export const ADA = {
  id: 'c-1',
  name: 'Ada Lovelace',
  phone: '+16505551234',
  email: 'ada@example.test',
  entity: 'contact',
};
export const KING = { id: 7, name: 'Ada King', phone: '+16505551234', entity: 'lead' };
