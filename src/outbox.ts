/**
 * Delivers what the embeds tell to a server, once and never lost: `<zoom-log-outbox>`; and dials in other tabs.
 * Registers nothing.
 */
export { dialElsewhere } from './outbox/dial-elsewhere.js';
export { ZoomLogOutbox, type OutboxEventMap } from './outbox/element.js';
export type { OutboxEntry } from './outbox/entries.js';
export type { OutboxKind } from './outbox/kinds.js';
export type { OutboxHeaders } from './outbox/sender.js';
