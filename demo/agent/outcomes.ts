import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SmartEmbedError, WireMessage, ZoomCcEmbed } from '../../src/index.js';
import { exactTime, json } from '../shared/format.js';
import { fields, text } from '../shared/read.js';

interface Outcome {
  readonly id: number;
  readonly command: string;
  readonly time: number;
  readonly state: 'waiting' | 'posted' | 'answered' | 'refused';
  readonly words: string;
}

const KEPT = 30;

/** What became of each command: what the widget said, and no more. */
export class Outcomes {
  #list: readonly Outcome[] = [];
  #count = 0;
  /** The answers that a command was refused with. */
  readonly #refusals = new WeakSet();
  /** The type of each message that went out, by its request id. */
  readonly #requests = new Map<string, string>();

  constructor(
    cc: ZoomCcEmbed,
    private readonly changed: () => void,
  ) {
    cc.addEventListener('embed-message', ({ detail: { direction, message } }) => {
      if (direction === 'out') this.#remember(message);
    });
    cc.addEventListener('zcc-error', ({ detail }) => {
      // Whoever waits for an answer hears of its refusal first.
      setTimeout(() => {
        if (this.#refusals.has(detail)) return;
        const { requestId, code, message } = fields(detail);
        const command = this.#requests.get(text(requestId)) ?? 'The widget reports';
        this.#add(
          command,
          'refused',
          `${text(message) || 'No reason given'} (${text(code) || 'no code'})`,
        );
      });
    });
  }

  /** Waits for a command and notes what becomes of it; its answer, where there is one. */
  async run<T>(command: string, answer: Promise<T>): Promise<T | undefined> {
    const waiting = this.#add(command, 'waiting', 'Waits for the widget');
    try {
      const value = await answer;
      if (value === undefined)
        this.#replace(waiting, 'posted', 'Posted: this command has no answer');
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
          ${repeat(this.#list, ({ id }) => id, outcomeItem)}
        </ol>
        ${
          this.#list.length
            ? ''
            : html`<p class="empty">Each command that you send shows here what became of it.</p>`
        }
      </section>
    `;
  }

  #remember({ type, data }: WireMessage): void {
    const requestId = text(fields(data).requestId);
    if (requestId) this.#requests.set(requestId, type);
    const [oldest] = this.#requests.keys();
    if (this.#requests.size > KEPT && oldest) this.#requests.delete(oldest);
  }

  #add(command: string, state: Outcome['state'], words: string): Outcome {
    const outcome: Outcome = { id: this.#count++, command, state, words, time: Date.now() };
    this.#list = [outcome, ...this.#list].slice(0, KEPT);
    this.changed();
    return outcome;
  }

  #replace(outcome: Outcome, state: Outcome['state'], words: string): void {
    this.#list = this.#list.map((each) =>
      each.id === outcome.id ? { ...each, state, words } : each,
    );
    this.changed();
  }
}

const outcomeItem = ({ command, state, words, time }: Outcome) => html`
  <li>
    <p class="line">
      <strong>${command}</strong>
      <span class="chip ${state}">${state}</span>
      <time class="muted">${exactTime(time)}</time>
    </p>
    ${
      /^[{[]/.test(words)
        ? html`<details>
            <summary>Answer</summary>
            <pre tabindex="0" role="group" aria-label="The answer as JSON">${words}</pre>
          </details>`
        : html`<p class="muted">${words}</p>`
    }
  </li>
`;
