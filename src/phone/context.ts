import { createContext } from '@lit/context';
import type { NotePage } from './note-page.js';
import type { CallStore } from './records.js';
import type { SmsStore } from './sms.js';

// The keys under which a <zoom-phone-embed> provides itself to its descendants. They are the same for every copy
// of the library on a page.

/** The embed itself. */
export const phoneEmbedContext = createContext<HTMLElementTagNameMap['zoom-phone-embed']>(
  Symbol.for('zoom-embed-elements/phone-embed'),
);

/** Its records of calls. */
export const callStoreContext = createContext<CallStore>(
  Symbol.for('zoom-embed-elements/call-store'),
);

/** Its SMS. */
export const smsStoreContext = createContext<SmsStore>(Symbol.for('zoom-embed-elements/sms-store'));

/** Where its note fields report to. */
export const notePageContext = createContext<NotePage>(Symbol.for('zoom-embed-elements/note-page'));
