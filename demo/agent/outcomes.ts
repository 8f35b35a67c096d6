import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SmartEmbedError, ZoomCcEmbed } from '../../src/index.js';
import { exactTime, json } from '../shared/format.js';

interface Outcome {
  readonly command: string;
  readonly time: number;
  readonly state: 'waiting' | 'posted' | 'answered' | 'refused';
  readonly text: string;
}

const KEPT = 30;

/** What became of each command: what the widget said, and no more. */
export class Outcomes {
  #list: readonly Outcome[] = [];
  /** The answers that a command was refused with. */
  readonly #refusals = new WeakSet();
  /** The type of each message that went out, by its request id. */
  readonly #requests = new Map<unknown, string>();

  constructor(
    cc: ZoomCcEmbed,
    private readonly changed: () => void,
  ) {
    cc.addEventListener('embed-message', ({ detail: { direction, message } }) => {
      if (direction === 'out') this.#requests.set(requestIdOf(message.data), message.type);
    });
    cc.addEventListener('zcc-error', ({ detail }) => {
      // Whoever waits for an answer hears of its refusal first.
      setTimeout(() => {
        if (this.#refusals.has(detail)) return;
        const command = this.#requests.get(requestIdOf(detail)) ?? 'The widget reports';
        this.#add(command, 'refused', `${detail.message} (${detail.code})`);
      });
    });
  }

  /** Waits for a command and notes what becomes of it; its answer, where there is one. */
  async run<T>(command: string, answer: Promise<T>): Promise<T | undefined> {
    const waiting = this.#add(command, 'waiting', 'Waits for the widget');
    try {
      const value = await answer;
      if (value === undefined)
        this.#replace(waiting, 'posted', 'Posted; the widget confirms nothing');
      else this.#replace(waiting, 'answered', json(value));
      return value;
    } catch (error) {
      const { cause, widgetCode, message } = error as SmartEmbedError;
      if (typeof cause === 'object' && cause) this.#refusals.add(cause);
      this.#replace(waiting, 'refused', widgetCode ? `${message} (${widgetCode})` : message);
      return undefined;
    }
  }

  view(): TemplateResult {
    return html`
      <section class="card" aria-labelledby="outcomes-title">
        <h2 id="outcomes-title">Commands</h2>
        <ol class="outcomes" aria-live="polite" aria-relevant="additions text">
          ${repeat(this.#list, ({ time }) => time, outcomeItem)}
        </ol>
        ${
          this.#list.length
            ? ''
            : html`<p class="empty">Each command that you send shows here what became of it.</p>`
        }
      </section>
    `;
  }

  #add(command: string, state: Outcome['state'], text: string): Outcome {
    const outcome: Outcome = { command, state, text, time: Date.now() };
    this.#list = [outcome, ...this.#list].slice(0, KEPT);
    this.changed();
    return outcome;
  }

  #replace(outcome: Outcome, state: Outcome['state'], text: string): void {
    this.#list = this.#list.map((each) => (each === outcome ? { ...each, state, text } : each));
    this.changed();
  }
}

const requestIdOf = (data: unknown): unknown =>
  (data as { requestId?: unknown } | null | undefined)?.requestId;

const outcomeItem = ({ command, state, text, time }: Outcome) => html`
  <li>
    <p class="line">
      <strong>${command}</strong>
      <span class="chip ${state}">${state}</span>
      <time class="muted">${exactTime(time)}</time>
    </p>
    ${
      text.startsWith('{') || text.startsWith('[')
        ? html`<details>
            <summary>Answer</summary>
            <pre tabindex="0" role="group" aria-label="The answer as JSON">${text}</pre>
          </details>`
        : html`<p class="muted">${text}</p>`
    }
  </li>
`;
