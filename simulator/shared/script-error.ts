/** A script that could not be done. The message names the step, and says why. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
}
