/** The identifiers, by the names that Zoom and the embed give them. */
export const NAMES = {
  callId: 'call',
  call_id: 'call',
  transfer_call_id: 'call',
  call_history_uuid: 'path',
  call_path_id: 'path',
  call_element_id: 'leg',
  call_history_id: 'leg',
  call_log_id: 'leg',
  callLogId: 'leg',
  recording_id: 'recording',
  voicemail_id: 'voicemail',
  ai_call_summary_id: 'summary',
  engagementId: 'engagement',
  engagement_id: 'engagement',
} as const;

export type IdName = keyof typeof NAMES;

/** What an identifier is one of. Two names of one space are compared with each other. */
export type Space = (typeof NAMES)[IdName];

/** Identifiers by name; several of one name where a call has several legs. */
export type Ids = Readonly<Partial<Record<IdName, readonly string[]>>>;

/** Something in the form in which it is compared. */
export interface Named {
  readonly space: string;
  readonly norm: string;
}

/** An identifier, also in the form in which it is compared. */
export interface Identifier extends Named {
  readonly name: IdName;
  readonly value: string;
  readonly space: Space;
}

/** As one text: two that are equal name the same. */
export const nameOf = ({ space, norm }: Named): string => `${space}:${norm}`;

/** Longer ones are no identifiers of Zoom's, and none that an index holds. */
export const LONGEST = 200;

export const identifiersOf = (ids: Ids): Identifier[] =>
  (Object.entries(ids) as [IdName, readonly string[]][]).flatMap(([name, values]) =>
    values.map((value) => identifierOf(name, value)),
  );

export const identifierOf = (name: IdName, value: string): Identifier => ({
  name,
  value,
  space: NAMES[name],
  norm: normOf(NAMES[name], value),
});

/** Ids of names, without those that are unknown. */
export function idsOf(values: Readonly<Partial<Record<IdName, string | undefined>>>): Ids {
  const given = Object.entries(values).filter(([, value]) => value && value.length <= LONGEST);
  return Object.fromEntries(given.map(([name, value]) => [name, [value]]));
}

/** The same identifiers, each once. */
export function mergeIds(all: readonly Ids[]): Ids {
  const merged: Partial<Record<IdName, string[]>> = {};
  for (const ids of all) {
    for (const [name, values] of Object.entries(ids) as [IdName, readonly string[]][]) {
      merged[name] = [...new Set([...(merged[name] ?? []), ...values])];
    }
  }
  return merged;
}

/** An identifier in the form in which those of its space are compared. */
export function normOf(space: Space, value: string): string {
  switch (space) {
    case 'call':
      return baseCallId(value);
    case 'leg':
      return legOf(value);
    case 'recording':
    case 'voicemail':
      // Lists have 32 hex digits, some events the same with dashes.
      return value.replaceAll('-', '').toLowerCase();
    default:
      return value;
  }
}

/** Direct transfers add a suffix to the id of the call: `…001_1`. */
const baseCallId = (callId: string): string => /^(\d{19})_\d+$/.exec(callId)?.[1] ?? callId;

/** The id of a leg is a UUID, in most places with the date before it. The UUID alone is compared. */
const legOf = (id: string): string =>
  /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(id)?.[1]?.toLowerCase() ?? id;

/**
 * The `call_id` of a call of the embed. That the embed's `callId` is what Zoom's REST interface and webhooks call
 * `call_id` is an assumption: no document says so. Everything that relies on it goes through here, and `match.ts`
 * checks it by number, time and extension.
 */
export const assumedCallId = (callId: string): string => callId;
