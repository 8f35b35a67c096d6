import type { core } from 'zod/mini';

/** What crosses the frame's border, in either direction. */
export interface WireMessage<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data?: D;
  /** An event id, present on some messages from the widget; equal ids of one type mean a duplicate. */
  readonly id?: unknown;
}

/** Any schema of a registry row. */
export type Schema = core.$ZodType;

/** The value a schema describes. */
export type Shape<S extends Schema> = core.output<S>;

/** The named fields of a loose object: what a page writes may be of an interface, and misspells nothing. */
export type Named<T> = { [K in keyof T as string extends K ? never : K]: T[K] } & {};

/** How a host's answer becomes the message that the widget waits for. */
export interface Answer {
  /** The schema of one entry, where the answer is a list or a map: a bad entry is left out, the others are sent. */
  readonly entry?: Schema;
  /** The schema of the whole answer. */
  readonly value: Schema;
  /** What the documents name for "nothing found". */
  empty(): unknown;
  /** The response's data, made of the answered value and the request's data. */
  data(value: unknown, request: Record<string, unknown>): unknown;
}

/** A row of a from-widget registry: one message that the widget may send. */
export interface FromWidgetRow {
  /** The documented shape of `data`: a difference is drift, reported and never an obstacle. */
  readonly data: Schema;
  /** The type of the response that the widget waits for. */
  readonly expects?: string;
  /**
   * Set where this message answers a command: the field of `data` by which it finds the command,
   * or `''` where every command that waits for this type is meant.
   */
  readonly answersBy?: 'requestId' | 'engagementId' | '';
}

/** A row of a to-widget registry: one message that the widget understands. */
export interface ToWidgetRow {
  /** The shape of `data`, checked before anything is sent. */
  readonly data: Schema;
  /** The type of the message with which the widget answers. */
  readonly expects?: string;
  /** Set where this message answers a request event. */
  readonly answer?: Answer;
}

export type FromWidget = Readonly<Record<string, FromWidgetRow>>;
export type ToWidget = Readonly<Record<string, ToWidgetRow>>;

/** One product's side of the wire: all that the bridge knows about it. */
export interface Protocol {
  /** The prefix of this product's message types. */
  readonly prefix: 'zp-' | 'zcc-';
  readonly fromWidget: FromWidget;
  readonly toWidget: ToWidget;
  /** The type under which the configuration is sent. */
  readonly config: string;
  /** Whether the iframe's `load` counts as readiness and asks for the configuration. */
  readonly startsAtLoad: boolean;
  /** The message types that ask for the configuration; each is a readiness signal. */
  readonly asksForConfig: readonly string[];
  /** The type of the message with which the widget refuses a command. */
  readonly error?: string;
}

/** The messages of a registry, as a map from type to data. */
export type MessageData<R extends Readonly<Record<string, { readonly data: Schema }>>> = {
  [T in keyof R & string]: Shape<R[T]['data']>;
};
