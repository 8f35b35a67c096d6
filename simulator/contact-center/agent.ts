import { OCCUPIED, OFFLINE, READY, STATUSES } from './people.js';
import { type AgentStatus, Refused } from './state.js';
import type { Store } from './store.js';

/** The agent: signed in or not, and with what status. */
export class Agent {
  /** What the agent chose; an engagement covers it. */
  #chosen = READY;
  #announced = false;

  /** What the agent can choose. */
  readonly statuses: readonly AgentStatus[];
  readonly #offline: AgentStatus;

  constructor(private readonly store: Store) {
    this.#offline = store.switches.offline30 ? { ...OFFLINE, statusCode: '30' } : OFFLINE;
    this.statuses = [this.#offline, ...STATUSES];
  }

  /** Tells the host who is there, once for each sign-in. */
  announce(): void {
    if (!this.store.state.signedIn || this.#announced) return;
    this.#announced = true;
    // No public document names a field of the agent's info.
    this.store.send('zcc-agent-info-response', {});
    this.notify();
  }

  signIn(): void {
    if (this.store.state.signedIn) throw new Refused('the agent is signed in already');
    this.#chosen = READY;
    this.store.update({ signedIn: true, status: READY });
    this.announce();
  }

  signOut(): void {
    this.mustBeSignedIn();
    if (this.store.state.engagements.some(({ state }) => state !== 'closed')) {
      throw new Refused('an engagement is not closed yet');
    }
    this.#set(this.#offline);
    this.#announced = false;
    this.store.update({ signedIn: false, page: 'home', search: undefined, dial: '' });
  }

  mustBeSignedIn(): void {
    if (!this.store.state.signedIn) throw new Refused('the agent is not signed in');
  }

  /** The agent chooses a status from the menu. */
  choose(statusCode: string): void {
    this.mustBeSignedIn();
    if (this.store.state.status === OCCUPIED) {
      throw new Refused('the status cannot be changed while the agent is occupied');
    }
    const status = this.statuses.find((each) => each.statusCode === statusCode);
    if (!status) throw new Refused(`there is no agent status ${statusCode} to choose`);
    this.#chosen = status;
    this.#set(status);
  }

  /** The host sets a status: less than the agent can do. */
  chooseForHost(statusCode: string): void {
    if (this.store.state.status === this.#offline) {
      throw new Refused('the status cannot be changed while the agent is offline');
    }
    this.choose(statusCode);
  }

  /** Tells the status as it is. */
  notify(): void {
    this.store.send('zcc-agent-status-notification', { ...this.store.state.status });
  }

  /** An engagement in work makes the agent occupied; afterwards the chosen status is back. */
  followEngagements(): void {
    const { engagements, status } = this.store.state;
    const busy = engagements.some(({ state }) => state === 'active' || state === 'wrapup');
    const next = busy ? OCCUPIED : this.#chosen;
    if (next !== status) this.#set(next);
  }

  #set(status: AgentStatus): void {
    this.store.update({ status });
    this.notify();
  }
}
