import {
  identifierOf,
  identifiersOf,
  nameOf,
  normOf,
  type IdName,
  type Named,
} from './identifiers.js';
import type { Observation } from './observation.js';

/**
 * The calls of an observation together with whose side it tells of, as they are forgotten where the other side goes on.
 * `forget.ts` makes the same of what is stored.
 */
export function sidesOf({ ids, side }: Pick<Observation, 'ids' | 'side'>): Named[] {
  const marks = [side.zoomUser, side.hostUser];
  if (side.direction && side.extension) marks.push(`${side.direction} ${side.extension}`);
  return identifiersOf(ids)
    .filter(({ space }) => space === 'call')
    .flatMap(({ norm }) =>
      marks.flatMap((mark) => (mark ? { space: 'call@side', norm: `${norm}\n${mark}` } : [])),
    );
}

const MEDIA = ['recording', 'voicemail'] as const;

/**
 * An observation without what Zoom has deleted: the same one where it tells nothing of that, and nothing where it tells
 * of nothing else.
 *
 * @param gone - what is forgotten, each as `nameOf` has it
 */
export function without(
  observation: Observation,
  gone: Pick<ReadonlySet<string>, 'has' | 'size'>,
): Observation | undefined {
  if (!gone.size) return observation;
  const isGone = (named: Named): boolean => gone.has(nameOf(named));
  if (sidesOf(observation).some(isGone)) return undefined;
  const named = identifiersOf(observation.ids).filter(isGone);
  if (!named.length) return observation;
  const isMedia = (space: string): boolean => space === 'recording' || space === 'voicemail';
  if (named.some(({ space }) => !isMedia(space))) return undefined;
  let leg = observation.leg;
  for (const what of MEDIA) {
    const id = leg?.[`${what}Id`];
    if (!leg || id === undefined || !isGone({ space: what, norm: normOf(what, id) })) continue;
    // The event of a recording tells of it alone; the row of a leg tells more.
    if (leg[`${what}s`]) return undefined;
    leg = { ...leg };
    Reflect.deleteProperty(leg, `${what}Id`);
  }
  const ids = Object.fromEntries(
    Object.entries(observation.ids).map(([name, values]) => [
      name,
      values.filter((value) => !isGone(identifierOf(name as IdName, value))),
    ]),
  );
  return { ...observation, ids, ...(leg && { leg }) };
}
