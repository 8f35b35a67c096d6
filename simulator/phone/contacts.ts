import type { Problem } from '../shared/control.js';
import { freshId } from '../shared/ids.js';
import { shapeProblems, unknownKeys } from '../shared/inspect.js';
import type { WireMessage } from '../shared/wire.js';
import type { MatchedContact, Search } from './state.js';
import type { Store } from './store.js';
import { matchedContact, type PhoneResponses } from './wire.js';

interface Request {
  readonly answerType: string;
  readonly numbers: readonly string[];
  /** `over`: its time is up; `answered`: an answer came. */
  state: 'open' | 'over' | 'answered';
  callOff?: () => void;
}

/** How many requests are remembered, to tell a late answer from an unknown one. */
const KEPT = 1000;

const problem = (text: string): Problem => ({ kind: 'answer', text });

/** What the widget asks the host about contacts, and what it makes of the answers. */
export class Contacts {
  readonly #requests = new Map<string, Request>();

  constructor(private readonly store: Store) {}

  /** The user has typed something where contacts are searched. */
  search(where: Search['where'], text: string): void {
    this.store.mustBeSignedIn();
    if (!this.store.state.config.enableContactSearching) {
      throw new Error('enableContactSearching is off');
    }
    const requestId = this.#ask('zp-contact-search-response');
    this.store.update({ search: { where, text, requestId } });
    this.store.send('zp-contact-search-event', { requestId, searchString: text });
  }

  /** Takes the suggestions away. */
  endSearch(): void {
    this.store.update({ search: undefined });
  }

  match(numbers: readonly string[]): void {
    this.store.mustBeSignedIn();
    if (!this.store.state.config.enableContactMatching) {
      throw new Error('enableContactMatching is off');
    }
    const requestId = this.#ask('zp-contact-match-response', numbers);
    this.store.send('zp-contact-match-event', { requestId, phoneNumbers: [...numbers] });
  }

  /** Matches the numbers of a page, as far as there are any and the host wants it. */
  matchIfEnabled(numbers: readonly string[]): void {
    const distinct = [...new Set(numbers.filter(Boolean))];
    if (distinct.length && this.store.state.config.enableContactMatching) this.match(distinct);
  }

  /** Takes an answer of the host. */
  receive({ type, data }: WireMessage): Problem[] {
    const { responseId } = data as { responseId: string };
    const request = this.#requests.get(responseId);
    if (request?.answerType !== type) {
      return [problem(`answers no request: responseId ${responseId} is unknown`)];
    }
    if (request.state === 'answered') return [problem(`${responseId} was answered before`)];
    const late =
      request.state === 'over' ? [problem(`the answer to ${responseId} came too late`)] : [];
    request.state = 'answered';
    request.callOff?.();
    this.#showOpen();
    if (late.length) return late;
    return type === 'zp-contact-search-response'
      ? this.#found(data as PhoneResponses['zp-contact-search-response'])
      : this.#matched(data as PhoneResponses['zp-contact-match-response'], request);
  }

  #found({ responseId, contacts }: PhoneResponses['zp-contact-search-response']): Problem[] {
    const { search } = this.store.state;
    // The answer to an earlier text is right, but nobody waits for it any more.
    if (search?.requestId === responseId) this.store.update({ search: { ...search, contacts } });
    return [];
  }

  #matched(
    { contacts }: PhoneResponses['zp-contact-match-response'],
    { numbers }: Request,
  ): Problem[] {
    const problems: Problem[] = [];
    const names: Record<string, MatchedContact> = {};
    for (const [number, contact] of Object.entries(contacts)) {
      const path = `data.contacts.${number}`;
      const wrong = shapeProblems(matchedContact, contact, path);
      problems.push(...wrong, ...unknownKeys(matchedContact, contact, path));
      if (!wrong.length) names[number] = contact;
    }
    const found = Object.keys(contacts);
    if (found.length && !found.some((number) => numbers.includes(number))) {
      const asked = numbers.join(', ');
      problems.push(problem(`data.contacts has none of the numbers that were asked for: ${asked}`));
    }
    this.store.update({ names: { ...this.store.state.names, ...names } });
    return problems;
  }

  #ask(answerType: string, numbers: readonly string[] = []): string {
    const requestId = freshId('req');
    const request: Request = { answerType, numbers, state: 'open' };
    this.#requests.set(requestId, request);
    const { environment } = this.store;
    request.callOff = environment.later(environment.patience, () => {
      request.state = 'over';
      environment.problem(problem(`${answerType}: none came for ${requestId}`));
      this.#showOpen();
    });
    const [oldest] = this.#requests.keys();
    if (this.#requests.size > KEPT && oldest !== undefined) this.#requests.delete(oldest);
    this.#showOpen();
    return requestId;
  }

  #showOpen(): void {
    const open = [...this.#requests].filter(([, { state }]) => state === 'open');
    this.store.update({ openRequests: open.map(([requestId]) => requestId) });
  }
}
