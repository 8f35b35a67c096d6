/** What the simulated phone takes from the library: the messages of Zoom Phone. */
import { phoneEvents, phoneProtocol, type PhoneAnswers } from '../../src/phone/messages.js';
import { registryOf, type Schema } from '../shared/wire.js';

export {
  type NoteField,
  noteField,
  type PhoneFromWidget,
  type PhoneToWidget,
} from '../../src/phone/messages.js';

/** The messages that the phone understands. */
export const phoneRegistry = registryOf(phoneProtocol);

/** The schema of one contact that answers a contact match. */
export const matchedContact = phoneEvents['zp-contact-match-event'].entry as Schema;

/** The data of the host's responses. */
export interface PhoneResponses {
  'zp-contact-search-response': Response<PhoneAnswers['zp-contact-search-event']>;
  'zp-contact-match-response': Response<PhoneAnswers['zp-contact-match-event']>;
}

interface Response<Contacts> {
  readonly responseId: string;
  readonly contacts: Contacts;
}
