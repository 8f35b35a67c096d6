import { identifiersOf, NAMES, normOf, type IdName } from './identifiers.js';
import type { Observation } from './observation.js';

const MEDIA = ['recording', 'voicemail'] as const;

/**
 * An observation without what Zoom has deleted: the same one where it tells nothing of that, and nothing where it tells
 * of nothing else.
 *
 * @param gone - the identifiers, as `space:norm`
 */
export function without(
  observation: Observation,
  gone: ReadonlySet<string>,
): Observation | undefined {
  if (!gone.size) return observation;
  const named = identifiersOf(observation.ids).filter(({ space, norm }) =>
    gone.has(`${space}:${norm}`),
  );
  if (!named.length) return observation;
  const isMedia = (space: string): boolean => space === 'recording' || space === 'voicemail';
  if (named.some(({ space }) => !isMedia(space))) return undefined;
  let leg = observation.leg;
  for (const what of MEDIA) {
    const id = leg?.[`${what}Id`];
    if (!leg || id === undefined || !gone.has(`${what}:${normOf(what, id)}`)) continue;
    // The event of a recording tells of it alone; the row of a leg tells more.
    if (leg[`${what}s`]) return undefined;
    leg = { ...leg };
    Reflect.deleteProperty(leg, `${what}Id`);
  }
  const ids = Object.fromEntries(
    Object.entries(observation.ids).map(([name, values]) => [
      name,
      values.filter((value) => !gone.has(nameOf(name as IdName, value))),
    ]),
  );
  return { ...observation, ids, ...(leg && { leg }) };
}

const nameOf = (name: IdName, value: string): string =>
  `${NAMES[name]}:${normOf(NAMES[name], value)}`;
