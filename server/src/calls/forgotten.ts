import { inArray } from 'drizzle-orm';
import type { Connection } from '../database/database.js';
import { forgotten } from '../database/schema.js';
import { identifiersOf, nameOf, type Named } from './identifiers.js';
import type { Observation } from './observation.js';
import { sidesOf, without } from './without.js';

/** What is forgotten, by the name of its space and the form in which it is compared, with the moment. */
export type Gone = ReadonlyMap<string, number>;

type Told = Pick<Observation, 'at' | 'account' | 'ids' | 'side'>;

/** Of all that is forgotten, what concerns these. The call itself may go on without its deleted leg. */
export async function forgottenOf(tx: Connection, all: readonly Told[]): Promise<Gone> {
  const names = all.flatMap((told) => [
    ...identifiersOf(told.ids),
    ...sidesOf(told),
    ...whoseOf(told),
  ]);
  const rows = await tx.db
    .select()
    .from(forgotten)
    .where(inArray(forgotten.norm, [...new Set(names.map(({ norm }) => norm))]));
  return new Map(rows.map((row) => [nameOf(row), row.at.getTime()]));
}

/** What is left of an observation: nothing where its account or user has removed the app since then. */
export function leftOf(observation: Observation, gone: Gone): Observation | undefined {
  return isOfRemoved(observation, gone) ? undefined : without(observation, gone);
}

/** Whether it was told before its account or its user removed the app. */
export const isOfRemoved = (told: Told, gone: Gone): boolean =>
  whoseOf(told).some((name) => told.at <= (gone.get(nameOf(name)) ?? -Infinity));

/** The account that something is of, where it names none the only one, and the user. */
function whoseOf({ account, side }: Told): Named[] {
  const users = [side.zoomUser, side.hostUser].filter((user) => user !== undefined);
  return [
    { space: 'account', norm: account ?? '' },
    ...users.map((norm) => ({ space: 'user', norm })),
  ];
}
