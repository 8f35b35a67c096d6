import type { LitElement, ReactiveController } from 'lit';
import { uuid } from '../../wire/uuid.js';
import type { Localize } from '../../words/localize.js';
import type { Embed } from './embeds.js';
import { failureText } from './failure.js';
import type { SharedWords } from './words.js';

interface Attempt {
  readonly requestId: string;
  readonly isWaiting: boolean;
  readonly failure?: string;
}

/** Gives commands, and keeps what became of the last one about each thing: whether it waits, and why it failed. */
export class Attempts implements ReactiveController {
  readonly #host: LitElement;
  readonly #localize: Localize<SharedWords>;
  readonly #last = new Map<string, Attempt>();

  constructor(host: LitElement, localize: Localize<SharedWords>) {
    this.#host = host;
    this.#localize = localize;
    host.addController(this);
  }

  /** Hears of commands that an embed's widget refuses later, once they had seemed done. */
  follow(embed: Embed, signal: AbortSignal): void {
    const refused = ({ detail: error }: CustomEvent<{ requestId?: string | undefined }>): void => {
      const { requestId } = error;
      for (const [about, attempt] of this.#last) {
        if (attempt.requestId === requestId) this.#fail(about, attempt, error);
      }
    };
    embed.addEventListener('embed-error', refused, { signal });
  }

  /** Whether a command about it has not been answered yet. */
  isWaiting(about: string): boolean {
    return this.#last.get(about)?.isWaiting ?? false;
  }

  /** Why the last command about it failed, where it did. */
  failureOf(about: string): string | undefined {
    return this.#last.get(about)?.failure;
  }

  /**
   * Gives a command.
   *
   * @param about - what it is about; what became of an earlier command is forgotten
   * @param give - gives the command, with this id for its request
   * @returns whether it was done, as far as the widget says
   */
  async run(about: string, give: (requestId: string) => Promise<unknown>): Promise<boolean> {
    const attempt: Attempt = { requestId: uuid(), isWaiting: true };
    this.#set(about, attempt);
    try {
      await give(attempt.requestId);
    } catch (error) {
      this.#fail(about, attempt, error);
      return false;
    }
    // Another one may have been given meanwhile.
    if (this.#last.get(about) === attempt) this.#set(about, { ...attempt, isWaiting: false });
    return true;
  }

  hostDisconnected(): void {
    this.#last.clear();
  }

  #fail(about: string, { requestId }: Attempt, error: unknown): void {
    if (this.#last.get(about)?.requestId !== requestId) return;
    const failure = failureText(this.#localize, error);
    this.#set(about, { requestId, isWaiting: false, failure });
  }

  #set(about: string, attempt: Attempt): void {
    this.#last.set(about, attempt);
    this.#host.requestUpdate();
  }
}
