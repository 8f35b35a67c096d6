import type { LitElement } from 'lit';
import { uuid } from '../../wire/uuid.js';
import type { Localize } from '../../words/localize.js';
import type { Embed } from './embeds.js';
import { failureText } from './failure.js';
import type { SharedWords } from './words.js';

interface Attempt {
  readonly about: string;
  /** The command in the user's words. */
  readonly name: string | undefined;
  isWaiting: boolean;
  hasFailed: boolean;
}

/** The commands that are remembered: a refusal that comes later than this many is nobody's any more. */
const MOST = 100;

/**
 * Gives commands, and keeps what becomes of them: what is waited for, and what failed last about each thing. Where what
 * a command is about names a state, its failure goes as that state does.
 */
export class Attempts {
  readonly #host: LitElement;
  readonly #localize: Localize<SharedWords>;
  /** By the ids of their requests, oldest first. */
  readonly #given = new Map<string | undefined, Attempt>();
  readonly #failures = new Map<string, string>();

  constructor(host: LitElement, localize: Localize<SharedWords>) {
    this.#host = host;
    this.#localize = localize;
  }

  /** Hears of commands that an embed's widget refuses later, once they had seemed done. */
  follow(embed: Embed, signal: AbortSignal): void {
    const refused = ({ detail: error }: CustomEvent<{ requestId?: string | undefined }>): void => {
      this.#fail(error.requestId, error);
    };
    embed.addEventListener('embed-error', refused, { signal });
  }

  /** Whether a command about it, by this name where one is given, has not been answered yet. */
  isWaiting(about: string, name?: string): boolean {
    return [...this.#given.values()].some(
      (each) => each.isWaiting && each.about === about && name === (name && each.name),
    );
  }

  /** Why a command about it failed, until another one is given. */
  failureOf(about: string): string | undefined {
    return this.#failures.get(about);
  }

  /** Whether the command with this id for its request failed. */
  hasFailed(requestId: string): boolean {
    return this.#given.get(requestId)?.hasFailed ?? false;
  }

  /** Does not show any more what failed about it. */
  forget(about: string): void {
    this.#failures.delete(about);
  }

  /**
   * Gives a command.
   *
   * @param about - what it is about; why an earlier command failed is forgotten, but may still come
   * @param give - gives the command, with this id for its request
   * @param name - what the user calls it, where a failure has to say which of several it was
   */
  async run(
    about: string,
    give: (requestId: string) => Promise<unknown>,
    name?: string,
  ): Promise<void> {
    const requestId = uuid();
    const attempt: Attempt = { about, name, isWaiting: true, hasFailed: false };
    this.#given.set(requestId, attempt);
    const [oldest] = this.#given.keys();
    if (this.#given.size > MOST) this.#given.delete(oldest);
    this.forget(about);
    this.#host.requestUpdate();
    try {
      await give(requestId);
    } catch (error) {
      this.#fail(requestId, error);
    }
    attempt.isWaiting = false;
    this.#host.requestUpdate();
  }

  #fail(requestId: string | undefined, error: unknown): void {
    const attempt = this.#given.get(requestId);
    if (!attempt || attempt.hasFailed) return;
    const { about, name } = attempt;
    const why = failureText(this.#localize, error);
    attempt.hasFailed = true;
    attempt.isWaiting = false;
    this.#failures.set(about, name === undefined ? why : `${name}: ${why}`);
    this.#host.requestUpdate();
  }
}
