// What a test knows of a message that it asks for by its type.
import type { SimulatedContactCenter, Simulator } from '../../simulator/client.js';

/** Reads a value. */
declare function use(...values: readonly unknown[]): void;

export async function knowsTheDataByTheType(
  phone: Simulator,
  contactCenter: Simulator<SimulatedContactCenter>,
): Promise<void> {
  const { message } = await phone.nextReceived('zp-make-call');
  const number: string | undefined = message.data?.number;
  // @ts-expect-error -- no such field
  use(message.data?.numbr);
  const accepted = await contactCenter.nextReceived('zcc-accept-engagement');
  const id: string | undefined = accepted.message.data?.engagementId;
  const any: unknown = (await phone.nextReceived()).message.data;
  const unknown: unknown = (await phone.nextReceived('zp-of-tomorrow')).message.data;
  use(number, id, any, unknown);
}
