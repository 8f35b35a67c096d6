import type { CcToWidget } from './wire.js';
import type { WireMessage } from '../shared/wire.js';
import type { CallControl } from './call-control.js';
import type { Agent } from './agent.js';
import type { Conversation } from './conversation.js';
import type { Engagements } from './engagements.js';
import { DISPOSITIONS, QUEUES } from './people.js';
import { type Contact, type Engagement, Refused, type UpgradeMethod } from './state.js';
import type { Store } from './store.js';
import * as wire from './wire-data.js';

/** The parts of the widget that carry out commands. */
export interface Parts {
  readonly agent: Agent;
  readonly engagements: Engagements;
  readonly calls: CallControl;
  readonly conversation: Conversation;
  /** Told of what the host did to a customer, so that the customer may react. */
  readonly reached: (what: 'called' | 'accepted' | 'written to', engagementId: string) => void;
}

type CommandType = Exclude<
  keyof CcToWidget,
  | 'zcc-init-config-response'
  | 'zcc-contact-search-response'
  | 'zcc-incomingPhone-response'
  | 'zcc-incomingEmail-response'
>;

/** What is done at each command. */
type Handlers = { readonly [T in CommandType]: (data: CcToWidget[T]) => void };

/** The commands that newer widgets answer: whether they worked, in a message of their own. */
const ANSWERED = [
  'zcc-transfer-engagement',
  'zcc-add-call',
  'zcc-cancel-consult',
  'zcc-complete-transfer',
  'zcc-merge-consult',
] as const;
type Answered = (typeof ANSWERED)[number];

/** The one code for refusals that the documents print. */
const INVALID = 'invalid-input';

/** The fields of a command that many have. */
interface Common {
  readonly engagementId?: string;
  readonly channelType?: string;
  readonly requestId?: string;
}

const isAnswered = (type: string): type is Answered => ANSWERED.includes(type as Answered);

/** The fields that many commands have, as far as they are what they should be. */
function common(data: unknown): Common {
  const given = (data ?? {}) as Record<string, unknown>;
  const names = ['engagementId', 'channelType', 'requestId'];
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => names.includes(name) && typeof value === 'string',
    ),
  );
}

/** What the widget does at each command of the host, and how it answers or refuses it. */
export class Commands {
  readonly #handlers: Handlers;

  constructor(
    private readonly store: Store,
    parts: Parts,
  ) {
    this.#handlers = this.#handlersOf(parts);
  }

  /** Whether it is a command at all: the answers of the host are none. */
  knows(type: string): type is CommandType {
    return Object.hasOwn(this.#handlers, type);
  }

  receive({ type, data }: WireMessage): void {
    if (!this.knows(type)) return;
    try {
      if (!this.store.state.signedIn) throw new Refused('the agent is not signed in');
      this.#checkChannel(common(data));
      this.#handlers[type](data as never);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#answerRefused(type, common(data), error.message);
    }
  }

  /** Answers a command whose data is not as documented. */
  refuse({ type, data }: WireMessage, reason: string): void {
    if (this.knows(type)) this.#sendError(common(data), reason);
  }

  #handlersOf({ agent, engagements, calls, conversation, reached }: Parts): Handlers {
    const { store } = this;
    return {
      onclicktoact: ({ phone, email, id, name, userEntity }) => {
        const known = { name, phone, email, entity: userEntity };
        const contact = id === undefined ? undefined : ({ id, ...known } as Contact);
        const { engagementId } = engagements.dial({
          ...(phone !== undefined && { phone }),
          ...(email !== undefined && { email }),
          ...(name !== undefined && { name }),
          ...(contact && { contact }),
        });
        reached('called', engagementId);
      },
      'zcc-accept-engagement': ({ engagementId }) => {
        engagements.acceptInbound({ engagementId });
        reached('accepted', engagementId);
      },
      'zcc-reject-engagement': (data) => engagements.reject(data),
      'zcc-terminate-engagement': (data) => engagements.end(data),
      'zcc-set-engagement-disposition': (data) => engagements.dispose(data),
      'zcc-close-engagement-wrapup': ({ engagementId, note }) => {
        const engagement = engagements.inWrapup(engagementId);
        if (note) conversation.keepNote(engagement, note);
        engagements.close({ engagementId });
      },
      'zcc-engagement-status-request': ({ requestId, engagementId }) => {
        const asked =
          engagementId === undefined ? store.state.engagements : [this.#known(engagementId)];
        store.send('zcc-engagement-status-response', wire.snapshot(asked, requestId));
      },
      'zcc-agent-status-get-request': () => agent.notify(),
      'zcc-agent-status-set-request': ({ id }) => agent.chooseForHost(id),
      'zcc-agent-info-request': ({ requestId }) =>
        store.send('zcc-agent-info-response', { requestId }),
      'zcc-get-disposition-codes': ({ requestId, engagementId, queueId }) => {
        if (engagementId !== undefined) this.#known(engagementId);
        if (queueId !== undefined && !Object.values(QUEUES).some(({ id }) => id === queueId)) {
          throw new Refused(`there is no queue ${queueId}`);
        }
        const codes = DISPOSITIONS.map(wire.dispositionCode);
        store.send('zcc-get-disposition-codes-response', { requestId, codes });
      },
      'zcc-send-chat-message': ({ engagementId, requestId, messagePayload }) => {
        const text = messagePayload.textBody;
        const { time } = conversation.write({ engagementId, from: 'agent', text });
        const answer = { requestId, status: true, timestamp: time };
        store.send('zcc-send-chat-message-response', answer);
        reached('written to', engagementId);
      },
      'zcc-get-variables': ({ engagementId }) => {
        const { variables } = this.#known(engagementId);
        const answer = { engagementId, variables: variables.map(wire.variable) };
        store.send('zcc-get-variables-response', answer);
      },
      'zcc-set-mute': ({ engagementId, mute }) => calls.mute(engagementId, mute),
      'zcc-set-hold': ({ engagementId, hold }) => calls.hold(engagementId, hold),
      'zcc-send-dtmf': ({ engagementId, digit }) => calls.press(engagementId, digit),
      'zcc-set-recording': ({ engagementId, action }) =>
        calls.record(engagementId, action.toLowerCase() as 'pause' | 'resume' | 'stop'),
      'zcc-upgrade-to-video': ({ engagementId, method, destination }) =>
        calls.upgrade({
          engagementId,
          method: method.toLowerCase() as UpgradeMethod,
          destination,
        }),
      'zcc-transfer-engagement': this.#answered('zcc-transfer-engagement', (data) =>
        calls.transfer(data),
      ),
      'zcc-add-call': this.#answered('zcc-add-call', (data) => calls.add(data)),
      'zcc-cancel-consult': this.#answered('zcc-cancel-consult', (data) =>
        calls.cancelConsult(data),
      ),
      'zcc-complete-transfer': this.#answered('zcc-complete-transfer', (data) =>
        calls.completeTransfer(data),
      ),
      'zcc-merge-consult': this.#answered('zcc-merge-consult', (data) => calls.mergeConsult(data)),
    };
  }

  /** Does it, and says that it worked where the widget does so. The fields besides the documented ones are those that were seen. */
  #answered<D extends { engagementId: string; requestId: string }>(
    type: Answered,
    act: (data: D) => void,
  ): (data: D) => void {
    return (data) => {
      const { engagementId, requestId } = data;
      const before = this.#known(engagementId).consult;
      act(data);
      if (!this.store.switches.responses) return;
      const { consult, held = false } = this.#known(engagementId);
      const destination = (consult ?? before)?.destination;
      this.store.send(`${type}-response`, {
        requestId,
        status: true,
        consultState: consult?.state ?? 'none',
        holdState: held,
        ...(destination !== undefined && { destinationSummary: destination }),
      });
    };
  }

  #known(engagementId: string): Engagement {
    return this.store.find(engagementId, () => true, 'exists');
  }

  #checkChannel({ engagementId, channelType }: Common): void {
    if (engagementId === undefined || channelType === undefined) return;
    const { channel } = this.#known(engagementId);
    if (channel === channelType) return;
    throw new Refused(
      `engagement ${engagementId} is of the channel ${channel}, not ${channelType}`,
    );
  }

  #answerRefused(type: CommandType, given: Common, reason: string): void {
    const { requestId } = given;
    if (!this.store.state.signedIn || requestId === undefined) this.#sendError(given, reason);
    else if (type === 'zcc-send-chat-message') {
      const answer = { requestId, status: false, errorCode: INVALID, errorMessage: reason };
      this.store.send('zcc-send-chat-message-response', answer);
    } else if (isAnswered(type) && this.store.switches.responses) {
      const answer = {
        requestId,
        status: false,
        errorCode: INVALID,
        error: INVALID,
        message: reason,
      };
      this.store.send(`${type}-response`, answer);
    } else this.#sendError(given, reason);
  }

  #sendError({ requestId }: Common, message: string): void {
    const code = this.store.state.signedIn ? INVALID : 'agent-not-authenticated';
    const hasId = requestId !== undefined && this.store.switches.errorIds;
    this.store.send('zcc-error', { code, message, ...(hasId && { requestId }) });
  }
}
