import type { SmartEmbedError } from '../../src/wire/errors.js';

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<SmartEmbedError> {
  try {
    await promise;
  } catch (error) {
    return error as SmartEmbedError;
  }
  throw new Error('it was fulfilled');
}
