import { waitUntil } from '@open-wc/testing';

/** Milliseconds that a busy machine may take for one thing. A limit ends a test that hangs; it times nothing. */
export const PATIENCE = 30_000;

/** Waits until a condition holds; where it never does, the failure says what was missing. */
export const until = (condition: () => unknown, failure?: string): Promise<void> =>
  waitUntil(condition, failure, { timeout: PATIENCE });
