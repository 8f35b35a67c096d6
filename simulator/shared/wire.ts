/** What the simulator takes from the library, apart from each product's messages. */
import type { Schema } from '../../src/embed/protocol.js';
import type { Structure } from '../../src/embed/shapes.js';

export type { Schema, WireMessage } from '../../src/embed/protocol.js';
export { issuesOf } from '../../src/embed/shapes.js';

/** The messages that a widget understands, by type. */
export type Registry = Readonly<Record<string, { readonly data: Schema }>>;

/** The parts of a schema: the fields of an object, the entry of a list, or what is optional. */
export const structureOf = (schema: Schema): Structure => schema as Structure;
