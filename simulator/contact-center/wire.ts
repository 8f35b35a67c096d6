/** What the simulated contact center takes from the library: the messages of Zoom Contact Center. */
import { ccProtocol } from '../../src/contact-center/messages.js';
import { registryOf } from '../shared/wire.js';

export type { CcContact, CcFromWidget, CcToWidget } from '../../src/contact-center/messages.js';

/** The messages that the contact center understands. */
export const ccRegistry = registryOf(ccProtocol);
