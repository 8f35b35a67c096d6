import type { Connection } from '../database/database.js';
import { forgetAccount, forgetHolder, forgetIdentifiers, forgetUser } from '../calls/forget.js';
import { join } from '../calls/join.js';
import { lockAll } from '../calls/stored.js';
import { clean } from '../read.js';
import type { Services } from '../services.js';
import type { Reading } from '../zoom/adapters.js';
import type { Told } from '../zoom/events.js';

/** Takes what webhooks told. One that deletes something comes alone. */
export async function apply(
  tx: Connection,
  all: readonly Told[],
  services: Services,
): Promise<void> {
  // First of all, so that nobody who waits for it holds what it needs.
  await lockAll(tx, all.some(changesAll) ? 'alone' : 'shared');
  for (const told of all) {
    for (const forget of told.forget ?? []) await forgetIdentifiers(tx, forget);
    if (told.forgetUser) await forgetUser(tx, told.forgetUser);
    if (told.deauthorized) await deauthorize(tx, told.deauthorized, services);
  }
  const readings = all.flatMap((told) => told.readings);
  await joinAndFollow(tx, readings, services);
}

/** An account has removed the app, or one user, where users authorise it. */
async function deauthorize(
  tx: Connection,
  { account, user }: NonNullable<Told['deauthorized']>,
  { settings: { oauth }, log }: Services,
): Promise<void> {
  if (oauth?.redirectUri && user && (await forgetHolder(tx, clean(user)))) {
    log({ level: 'warn', message: 'A user has removed the app: the user’s data is deleted.' });
    return;
  }
  await forgetAccount(tx, clean(account), oauth?.accountId);
  log({ level: 'warn', message: 'An account has removed the app: its data is deleted.' });
}

const changesAll = ({ forgetUser: user, deauthorized }: Told): boolean =>
  Boolean(user ?? deauthorized);

/** Joins what was told, and sends for what Zoom knows of calls that are over. Returns how many records changed. */
export async function joinAndFollow(
  tx: Connection,
  readings: readonly Reading[],
  { queue, settings }: Pick<Services, 'queue' | 'settings'>,
): Promise<number> {
  const changed = await join(tx, readings);
  if (settings.oauth) {
    const over = changed.filter(({ isNewlyOver }) => isNewlyOver);
    const jobs = over.map(({ id }) => ({ record: id, attempt: 0 }));
    await queue.sendAll('follow-up', jobs, settings.schedule.followUps[0] ?? 0, tx);
  }
  return changed.length;
}
