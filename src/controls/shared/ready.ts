import { after } from '../../session/time.js';
import { PHONE, type Embed, type Embeds } from './embeds.js';

/** Milliseconds that a click waits for an embed that still loads. */
export const PATIENCE = 1500;

/**
 * Waits for an embed that can take a command, also where the phone is still to be defined.
 *
 * @param patience - milliseconds, by the clock: a page that was asleep does nothing late
 * @param pick - the embed that is wanted, once the phone is defined
 * @returns the embed, where it is ready in time
 */
export async function readyIn(
  patience: number,
  embeds: Embeds,
  pick: () => Embed | undefined,
): Promise<Embed | undefined> {
  const start = Date.now();
  const find = async (): Promise<Embed | undefined> => {
    if (embeds.isPhoneToCome) await customElements.whenDefined(PHONE);
    const embed = pick();
    if (embed?.status === 'ready') return embed;
    await embed?.whenReady();
    return Date.now() - start <= patience ? embed : undefined;
  };
  let callOff: (() => void) | undefined;
  const late = new Promise<undefined>((resolve) => {
    callOff = after(patience, () => {
      resolve(undefined);
    });
  });
  const embed = await Promise.race([find().catch(() => undefined), late]);
  callOff?.();
  return embed;
}
