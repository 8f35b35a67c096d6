import type { snapshot } from '../records/copy.js';
import type { dialable } from '../wire/dialable.js';
import type { SmartEmbedError } from '../wire/errors.js';
import type { copied } from '../wire/outgoing.js';

/**
 * What tabs need of the library besides. It is handed over and not imported: nothing here is loaded before it is asked
 * for, and where both parts import a module, bundlers make a third part of it and name all that goes to and fro.
 */
export interface Kit {
  readonly snapshot: typeof snapshot;
  readonly dialable: typeof dialable;
  readonly copied: typeof copied;
  readonly SmartEmbedError: typeof SmartEmbedError;
}
