import { engagementRecords, type Engagement } from '../contact-center/records.js';
import { callRecords, type Call } from '../phone/records.js';
import { smsRecords } from '../phone/sms.js';
import type { StoreOptions } from '../records/store.js';

/** What can be delivered. */
export const KINDS = ['call', 'engagement', 'sms', 'notes'] as const;

/** What is delivered: a call, an engagement, an SMS, or the notes of a call. */
export type OutboxKind = (typeof KINDS)[number];

/** A store of an embed. */
export type StoreName = 'calls' | 'engagements' | 'sms';

/** What a store is told, whichever store it is. */
export type AnyFacts = Readonly<Record<string, object>>;

type Records = Pick<StoreOptions<string, object, object>, 'project' | 'merge' | 'lifeOf'>;

interface Rules {
  /** How its records are made. */
  readonly records: Records;
  /** What a record comes to, for each kind; nothing where it is not to be delivered (yet). */
  readonly kinds: { readonly [K in OutboxKind]?: (record: object) => object | undefined };
}

const isOver = ({ state, stale }: Pick<Call | Engagement, 'state' | 'stale'>): boolean =>
  stale || state === 'ended' || state === 'wrapup';

/** What becomes of each store's records. */
export const RULES: Readonly<Record<StoreName, Rules>> = {
  calls: {
    records: callRecords as Records,
    kinds: {
      call: (record) => (isOver(record as Call) ? record : undefined),
      notes: (record) => {
        const { callId, notes } = record as Call;
        return notes && { callId, notes };
      },
    },
  },
  engagements: {
    records: engagementRecords as Records,
    kinds: { engagement: (record) => (isOver(record as Engagement) ? record : undefined) },
  },
  sms: { records: smsRecords as Records, kinds: { sms: (record) => record } },
};
