import type { snapshot } from '../records/copy.js';
import type { dialable } from '../wire/dialable.js';
import type { after } from '../session/time.js';
import type { SmartEmbedError } from '../wire/errors.js';
import type { copied } from '../wire/outgoing.js';

/**
 * What tabs need of the library besides. It is passed in and not imported: a module that both the embeds and what they
 * load later import would become a third chunk.
 */
export interface Kit {
  readonly after: typeof after;
  readonly snapshot: typeof snapshot;
  readonly dialable: typeof dialable;
  readonly copied: typeof copied;
  readonly SmartEmbedError: typeof SmartEmbedError;
}
