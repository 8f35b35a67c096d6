import { nameOf, type Identifier } from './identifiers.js';
import { mayBeOne } from './match.js';
import type { Observation } from './observation.js';

/** A record while what was told is joined to it. */
export interface Gathered {
  /** Nothing as long as it is in no table. */
  id?: number;
  readonly kind: Observation['kind'];
  readonly startedAt: number;
  /** Whether its history has been sent for. */
  readonly followed: boolean;
  /** What is stored of it, by key. */
  readonly told: Map<string, Observation>;
  /** What was told now, by key. */
  readonly news: Map<string, News>;
  readonly identifiers: Identifier[];
  /** The record that it has become one with. */
  into?: Gathered;
}

export interface News {
  readonly observation: Observation;
  /** What it was read from. */
  readonly raw: unknown;
  readonly own: readonly Identifier[];
}

/** Records, and what is told of them: which belongs to which is found without a database. */
export interface Gathering {
  add(news: News): void;
  /** All that there are now: the stored ones, and new ones. */
  readonly records: readonly Gathered[];
  /** Those that have become one with another. */
  readonly gone: readonly Gathered[];
}

/** @param stored - in the order of their ids: the records that have an identifier or a key in common with what comes */
export function createGathering(stored: readonly Gathered[]): Gathering {
  let records = [...stored];
  const gone: Gathered[] = [];

  /** The record that an observation belongs to: a known one, several made one, or a new one. */
  const recordFor = ({ observation, own }: News): Gathered => {
    const candidates = candidatesAmong(records, observation, own);
    const certain = candidates.filter(({ isCertain }) => isCertain);
    const path = own.find(({ space }) => space === 'path')?.norm;
    const possible = candidates.filter(
      ({ isCertain, paths, record }) =>
        !isCertain &&
        (!path || !paths.length || paths.includes(path)) &&
        observationsOf(record).some(({ side }) => mayBeOne(side, observation.side)),
    );
    // The history says for certain which call it is: all that waited for it come along. Anything else goes to one.
    const hit = path
      ? [...certain, ...possible]
      : certain.length
        ? certain
        : best(possible, observation);
    // Of several that were known as well, the one that was known first.
    const [winner, ...others] = hit.toSorted(
      (a, b) =>
        b.paths.length - a.paths.length || records.indexOf(a.record) - records.indexOf(b.record),
    );
    if (!winner) return create(observation);
    for (const { record } of others) merge(winner.record, record);
    return winner.record;
  };

  const create = ({ kind, at }: Observation): Gathered => {
    const record: Gathered = {
      kind,
      startedAt: at,
      followed: false,
      told: new Map(),
      news: new Map(),
      identifiers: [],
    };
    records.push(record);
    return record;
  };

  const merge = (winner: Gathered, other: Gathered): void => {
    for (const [key, observation] of other.told) winner.told.set(key, observation);
    for (const [key, news] of other.news) winner.news.set(key, news);
    winner.identifiers.push(...other.identifiers);
    other.into = winner;
    gone.push(other);
    records = records.filter((record) => record !== other);
  };

  return {
    add(news) {
      const record = recordFor(news);
      record.news.set(news.observation.key, news);
      record.identifiers.push(...news.own);
    },
    get records() {
      return records;
    },
    gone,
  };
}

/** All that is known of a record: what was told now takes the place of what was told before. */
export const observationsOf = ({ told, news }: Gathered): Observation[] => {
  const fresh = [...news].map(([key, { observation }]) => [key, observation] as const);
  return [...new Map([...told, ...fresh]).values()];
};

interface Candidate {
  readonly record: Gathered;
  readonly paths: readonly string[];
  /** Whether an identifier that is not a mere `call_id` says that it is the one. */
  readonly isCertain: boolean;
}

/** The records with an identifier in common, or under whose key something was told before. */
function candidatesAmong(
  records: readonly Gathered[],
  { key, kind }: Observation,
  own: readonly Identifier[],
): Candidate[] {
  const names = new Map(own.map((each) => [nameOf(each), each.space]));
  return records.flatMap((record) => {
    if (record.kind !== kind) return [];
    const isKnown = record.told.has(key) || record.news.has(key);
    const spaces = record.identifiers.flatMap((each) => names.get(nameOf(each)) ?? []);
    if (!isKnown && !spaces.length) return [];
    const paths = new Set(
      record.identifiers.filter(({ space }) => space === 'path').map(({ norm }) => norm),
    );
    const isCertain = isKnown || spaces.some((space) => space !== 'call');
    return [{ record, paths: [...paths], isCertain }];
  });
}

/** Of several calls with one `call_id`, that of the same user, else the latest. */
function best(candidates: readonly Candidate[], { side }: Observation): Candidate[] {
  const isOwn = ({ record }: Candidate): boolean =>
    observationsOf(record).some(
      (other) =>
        (side.zoomUser && side.zoomUser === other.side.zoomUser) ||
        (side.hostUser && side.hostUser === other.side.hostUser),
    );
  const [first] = candidates.toSorted(
    (a, b) => Number(isOwn(b)) - Number(isOwn(a)) || b.record.startedAt - a.record.startedAt,
  );
  return first ? [first] : [];
}
