import type { WireMessage } from '../shared/wire.js';
import type { Problem } from '../shared/control.js';
import type { Store } from './store.js';

interface Request {
  readonly take: (data: unknown) => void;
  readonly callOff: () => void;
}

const problem = (text: string): Problem => ({ kind: 'answer', text });

/**
 * What the widget has asked the host. These requests carry no id: the answers to those of one type belong
 * to them in the order of asking.
 */
export class Requests {
  readonly #open = new Map<string, Request[]>();
  /** Answer types, each as often as an answer never came in time. */
  readonly #missed = new Map<string, number>();

  /** Called once every request is answered or over. */
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly store: Store) {}

  /** Waits for the answer of a type. Call it before the question is posted. */
  ask(answerType: string, take: (data: unknown) => void): void {
    const { environment } = this.store;
    const open = this.#open.get(answerType) ?? [];
    this.#open.set(answerType, open);
    const request: Request = {
      take,
      callOff: environment.later(environment.patience, () => {
        open.splice(open.indexOf(request), 1);
        this.#missed.set(answerType, (this.#missed.get(answerType) ?? 0) + 1);
        environment.problem(problem(`${answerType}: none came in time`));
        this.#showOpen();
      }),
    };
    open.push(request);
    this.#showOpen();
  }

  /** Resolves once the host owes no answer, or when so many milliseconds have passed. */
  settled(timeout: number): Promise<void> {
    if (!this.store.state.openRequests.length) return Promise.resolve();
    return new Promise((resolve) => {
      const callOff = this.store.environment.later(timeout, resolve);
      this.#waiting.push(() => {
        callOff();
        resolve();
      });
    });
  }

  /** Takes an answer of the host. */
  receive({ type, data }: WireMessage): Problem[] {
    const request = this.#open.get(type)?.shift();
    if (!request) return [problem(this.#late(type) ? 'came too late' : 'answers no request')];
    request.callOff();
    request.take(data);
    this.#showOpen();
    return [];
  }

  #late(type: string): boolean {
    const missed = this.#missed.get(type) ?? 0;
    if (missed) this.#missed.set(type, missed - 1);
    return missed > 0;
  }

  #showOpen(): void {
    this.store.update({
      openRequests: [...this.#open].flatMap(([type, requests]) => requests.map(() => type)),
    });
    if (!this.store.state.openRequests.length) for (const go of this.#waiting.splice(0)) go();
  }
}
