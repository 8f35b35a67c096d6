/** A text that no other tab has. */
export const freshId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
