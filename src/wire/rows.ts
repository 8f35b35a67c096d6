import type { Fields } from './message.js';
import type { Schema } from './schema.js';

// A row says everything about one message once: its schema, and what it is for. Its sentence is the comment above
// it, which costs no bytes and shows in editors. Event maps, types, documentation, the simulator's checks and the
// tests derive from the rows.

/** A message from the widget. */
export interface EventRow<D = unknown> {
  /** The documented shape of `data`. A difference is drift, reported and never an obstacle. */
  readonly data: Schema<D>;
}

/** A message from the widget that waits for the host's answer. */
export interface RequestRow<D = unknown, A = unknown> extends EventRow<D> {
  /** What `respondWith()` takes. */
  readonly answer: Schema<A>;
  /** One entry of an answer that is a list or a map: a bad one is left out, the others are sent. */
  readonly entry?: Schema;
  /** The documented answer for "nothing found". */
  readonly empty: A;
  /** The message that carries the answer. */
  readonly response: { readonly type: string; readonly data: Schema };
  /** The response's data. Left out, it is the answer itself. */
  readonly wrap?: (answer: unknown, request: Fields) => unknown;
}

/** The message from the widget that settles a command. */
export interface AnsweredBy {
  readonly type: string;
  /** The field of both messages by which they find each other; left out, any message of the type will do. */
  readonly by?: 'requestId' | 'engagementId';
  /** What else has to be so, for messages that share no field: the answer's data, the command's data. */
  readonly fits?: (answer: Fields, command: Fields) => boolean;
  /** The documents name no such answer: where none comes in time, the command resolves with `undefined`. */
  readonly isOptional?: boolean;
}

/** A message to the widget. `R` is the data of its answer. */
export interface CommandRow<D = unknown, R = void> {
  /** The shape of `data`, checked before anything is sent. */
  readonly data: Schema<D>;
  /** Where the documents name no answer, the command is done once it is posted. */
  readonly answeredBy?: AnsweredBy;
  /** Carries the answer's type; never there at run time. */
  readonly reply?: R;
}

/** Whether the widget waits for an answer to the message. */
export const isRequest = (row: EventRow | RequestRow): row is RequestRow => 'response' in row;

/** A message from the widget. */
export const event = <D>(data: Schema<D>): EventRow<D> => ({ data });

/** A message from the widget that waits for an answer. */
export const request = <D, A>(
  data: Schema<D>,
  answer: Omit<RequestRow<D, A>, 'data'>,
): RequestRow<D, A> => ({ data, ...answer });

/** A message to the widget. */
export const command = <D, R = void>(
  data: Schema<D>,
  answeredBy?: AnsweredBy,
): CommandRow<D, R> => ({ data, ...(answeredBy && { answeredBy }) });

/** One product's side of the wire. */
export interface Protocol {
  /** The prefix of this product's message types. */
  readonly prefix: 'zp-' | 'zcc-';
  /** The messages from the widget, by type. */
  readonly events: Readonly<Record<string, EventRow | RequestRow>>;
  /** The messages to the widget, by type; those that answer a request are in its row. */
  readonly commands: Readonly<Record<string, CommandRow<unknown, unknown>>>;
  /** The type under which the configuration is sent. */
  readonly config: string;
  /** Whether the iframe's `load` counts as readiness and asks for the configuration. */
  readonly startsAtLoad: boolean;
  /** The message types that ask for the configuration; each is a readiness signal. */
  readonly asksForConfig: readonly string[];
  /** The type of the message with which the widget refuses a command. */
  readonly error?: string;
}

/** The data that rows describe, by message type. */
export type DataOf<Rows extends Readonly<Record<string, { readonly data: Schema }>>> = {
  [T in keyof Rows]: Rows[T] extends { readonly data: Schema<infer D> } ? D : never;
};

/** What `respondWith()` takes, by the type of the request. */
export type AnswersOf<Rows extends Protocol['events']> = {
  [T in keyof Rows as Rows[T] extends RequestRow ? T : never]: Rows[T] extends RequestRow<
    unknown,
    infer A
  >
    ? A
    : never;
};

/** What a command resolves with, by its type. */
export type RepliesOf<Rows extends Protocol['commands']> = {
  [T in keyof Rows]: Rows[T] extends CommandRow<unknown, infer R> ? R : never;
};

/** The schema of a message to the widget, a command or the response to a request. */
export function outgoingSchema({ commands, events }: Protocol, type: string): Schema | undefined {
  if (Object.hasOwn(commands, type)) return commands[type]?.data;
  const requests = Object.values(events).filter(isRequest);
  return requests.find(({ response }) => response.type === type)?.response.data;
}
