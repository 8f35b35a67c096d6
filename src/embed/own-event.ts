/** An event of the embed itself, not of the wire: bubbling and composed. */
export const ownEvent = (type: string, detail?: unknown): CustomEvent =>
  new CustomEvent(type, { detail, bubbles: true, composed: true });
