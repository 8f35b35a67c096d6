import type { Agent } from './agent.js';
import type { Requests } from './requests.js';
import { addressOf, type Contact, type Engagement, isLive, type Query } from './state.js';
import type { Store } from './store.js';

/** Who the host says a customer is. */
export class Contacts {
  #searches = 0;

  constructor(
    private readonly store: Store,
    private readonly requests: Requests,
    private readonly agent: Agent,
  ) {}

  /** Asks who it is; `matches` take the place of the host's answer. */
  ask(
    { engagementId, channel, customer: { number, email } }: Engagement,
    matches: readonly Contact[] | undefined,
  ): void {
    const take = (data: unknown): void => {
      if (!matches) this.#matched(engagementId, data as readonly Contact[]);
    };
    if (channel === 'work_item') return;
    if (channel === 'voice' || channel === 'sms') {
      if (number === undefined) return;
      this.requests.ask('zcc-incomingPhone-response', take);
      const data = { incomingPhoneNumber: number, engagementId, channel };
      this.store.send('zcc-incomingPhone-request', data);
    } else {
      if (email === undefined) return;
      this.requests.ask('zcc-incomingEmail-response', take);
      this.store.send('zcc-incomingEmail-request', { email, engagementId, channel });
    }
    if (matches) this.#matched(engagementId, matches);
  }

  /** The host shows the contact that the agent chose: when it rings or when it is answered, as configured. */
  popIfDue(engagement: Engagement): void {
    const { contact, chosen, popped, connectedAt, direction } = engagement;
    if (!contact || popped || direction === 'outbound') return;
    if (!chosen && !this.store.switches.popSingleMatch) return;
    if (this.store.state.screenPopEvent === 'ANSWER' && connectedAt === undefined) return;
    this.store.change(engagement, { popped: true });
    this.store.send('zcc-screen-pop', { id: contact.id });
  }

  /** The agent chooses among the host's contacts. */
  pick(contactId: string | number, engagementId?: string): void {
    const has = ({ matches }: Engagement): boolean => !!matches?.some(({ id }) => id === contactId);
    const found = this.store.find(engagementId, has, `has the contact ${contactId} to choose`);
    const { matches, ...rest } = found;
    const contact = matches?.find(({ id }) => id === contactId);
    if (!contact) return;
    this.popIfDue(this.store.replace({ ...rest, contact, chosen: true }));
  }

  /** The agent looks for somebody, or the widget does: one contact comes back. */
  search(query: Query): void {
    this.agent.mustBeSignedIn();
    const order = ++this.#searches;
    const show = (found: Contact | null): void => {
      const { search } = this.store.state;
      // The answer to an earlier text is right, but nobody waits for it any more.
      if (search?.order === order) this.store.update({ search: { ...search, found } });
    };
    this.requests.ask('zcc-contact-search-response', (data) => {
      const contact = data as Partial<Contact>;
      show(contact.id === undefined ? null : (contact as Contact));
    });
    this.store.update({
      search: { query, order },
      ...(typeof query === 'string' && { dial: query }),
    });
    this.store.send('zcc-contact-search-event', { query });
  }

  /** Looks up the host's contact of an engagement from before the page was loaded. */
  lookUp({ engagementId, customer, channel }: Engagement): void {
    const query = addressOf({ customer, channel });
    if (!query) return;
    this.requests.ask('zcc-contact-search-response', (data) => {
      const contact = data as Partial<Contact>;
      const engagement = this.store.byId(engagementId);
      if (contact.id === undefined || !engagement || !isLive(engagement)) return;
      this.store.change(engagement, { contact: contact as Contact });
    });
    this.store.send('zcc-contact-search-event', { query });
  }

  #matched(engagementId: string, contacts: readonly Contact[]): void {
    const engagement = this.store.byId(engagementId);
    const [contact, ...others] = contacts;
    if (!engagement || !isLive(engagement) || !contact) return;
    if (others.length) this.store.change(engagement, { matches: contacts });
    else this.popIfDue(this.store.change(engagement, { contact }));
  }
}
