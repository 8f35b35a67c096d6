import type { MakeCall } from '../phone/messages.js';
import type { Call } from '../phone/records.js';
import { snapshot } from '../records/copy.js';
import { after } from '../session/time.js';
import { dialInAnotherTab } from '../tabs/dial.js';
import { dialable } from '../wire/dialable.js';
import { SmartEmbedError } from '../wire/errors.js';
import { checkOptions, copied, type CommandOptions } from '../wire/outgoing.js';

const kit = { after, snapshot, dialable, copied, SmartEmbedError };

/**
 * Dials in another tab, whose phone has `share-dial` and is ready: for pages without a phone of their own.
 *
 * @param number - the number to dial; `tel:` and separators are taken off
 * @param options - `callerId`, and `context`: what you know of the call
 * @param command - `signal`, and `timeout` (15 seconds by default)
 * @returns {Promise<Call>} the record of the call; rejects with `not-ready` where no tab can dial, and with
 *   `unconfirmed` (`sent` is true) where nobody knows whether one did
 */
export async function dialElsewhere(
  number: string,
  options: Pick<MakeCall, 'callerId'> & { readonly context?: unknown } = {},
  command: CommandOptions = {},
): Promise<Call> {
  checkOptions('dial', command);
  const result = await dialInAnotherTab(kit, 'dial', number, options, command);
  if (!result) throw new SmartEmbedError('not-ready', 'no tab has a phone that is ready to dial');
  return result.record as Call;
}
