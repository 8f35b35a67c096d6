import type { Context, Reading } from '../zoom/adapters.js';
import type { Endpoint } from '../zoom/endpoints.js';
import type { Holder } from '../zoom/tokens.js';
import type { Services } from '../services.js';
import type { ZoomServices } from '../zoom/services.js';
import { joinAndFollow } from '../webhooks/apply.js';
import { ACCOUNT } from '../zoom/tokens.js';

/** How many rows are joined in one transaction. */
const AT_ONCE = 20;

/** Joins what Zoom answered; returns how many calls were new or changed. */
export async function take(services: Services, readings: readonly Reading[]): Promise<number> {
  let changed = 0;
  for (let start = 0; start < readings.length; start += AT_ONCE) {
    services.ending.throwIfAborted();
    const some = readings.slice(start, start + AT_ONCE);
    changed += await services.database.transaction((tx) => joinAndFollow(tx, some, services));
  }
  return changed;
}

/** What an adapter has to know of an answer. It is made before it is asked for: what was asked before the app was removed is not taken after it. */
export const contextOf = (
  { onFallback }: Services,
  { name }: Endpoint,
  holder: Holder,
  user?: string,
): Context => ({
  source: 'rest',
  type: name,
  at: Date.now(),
  account: holder.account ?? undefined,
  user: user ?? holder.zoomUser ?? undefined,
  onFallback,
});

/** How a path names the user: a token of the user's own has to say `me`, the account's must not. */
export const userIn = (holder: Holder, user: string): string =>
  holder.owner === ACCOUNT ? user : 'me';

/** Who can be asked for one of these users; for the account it is always the same one. */
export async function holdersFor(
  { tokens }: ZoomServices,
  users: readonly string[],
): Promise<Holder[]> {
  const all = await tokens.holders();
  return all.filter(
    ({ owner, zoomUser }) =>
      owner === ACCOUNT || users.includes(owner) || (zoomUser && users.includes(zoomUser)),
  );
}
