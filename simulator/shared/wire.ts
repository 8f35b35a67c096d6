/** What the simulator takes from the library, apart from each product's messages. */
import type * as z from 'zod/mini';
import { outgoingSchema, type Protocol } from '../../src/wire/rows.js';
import type { Schema } from '../../src/wire/schema.js';

export type { WireMessage } from '../../src/wire/message.js';
export { issuesOf, type Schema } from '../../src/wire/schema.js';

/** The schema of a message that a widget understands. */
export type Registry = (type: string) => Schema | undefined;

/** The messages that a product's widget understands. */
export const registryOf =
  (protocol: Protocol): Registry =>
  (type) =>
    outgoingSchema(protocol, type);

/** The parts of a schema: the fields of an object, the entry of a list, or what else than a text fits. */
export interface Structure {
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly inner?: Schema;
}

/** What a schema is made of. */
export function structureOf(schema: Schema): Structure {
  const { def, inner } = schema as Schema & {
    def: Partial<z.core.$ZodOptionalDef>;
    inner?: Schema;
  };
  const within = inner ?? (def.innerType as Schema | undefined);
  return within ? { inner: within } : (def as Structure);
}
