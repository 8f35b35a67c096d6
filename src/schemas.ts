import { ccCommands, ccEvents } from './contact-center/messages.js';
import { phoneCommands, phoneEvents } from './phone/messages.js';
import { isRequest, type Protocol } from './wire/rows.js';
import type { Schema } from './wire/schema.js';

/** The zod schemas of one product's messages: what `data` has to be, by the type of the message. */
export interface MessageSchemas<Events, Commands> {
  /** The messages from the widget. */
  readonly fromWidget: SchemasOf<Events>;
  /** The messages to the widget; those that answer a request are there by name only. */
  readonly toWidget: SchemasOf<Commands> & Readonly<Record<string, Schema>>;
}

type SchemasOf<Rows> = {
  readonly [T in keyof Rows]: Rows[T] extends { readonly data: infer S } ? S : never;
};

function schemasOf<E extends Protocol['events'], C extends Protocol['commands']>(
  events: E,
  commands: C,
): MessageSchemas<E, C> {
  const dataOf = (rows: Readonly<Record<string, { readonly data: Schema }>>) =>
    Object.fromEntries(Object.entries(rows).map(([type, { data }]) => [type, data]));
  const responses = Object.values(events)
    .filter(isRequest)
    .map(({ response }) => response);
  const toWidget = {
    ...dataOf(commands),
    ...Object.fromEntries(responses.map(({ type, data }) => [type, data])),
  };
  return {
    fromWidget: dataOf(events) as SchemasOf<E>,
    toWidget: toWidget as MessageSchemas<E, C>['toWidget'],
  };
}

/** Every documented message of Zoom Phone Smart Embed. */
export const phoneSchemas = /* @__PURE__ */ schemasOf(phoneEvents, phoneCommands);

/** Every documented message of Zoom Contact Center Smart Embed. */
export const contactCenterSchemas = /* @__PURE__ */ schemasOf(ccEvents, ccCommands);
