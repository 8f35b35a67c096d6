import type { WireMessage } from 'zoom-embed-elements/records';
import { known } from '../read.js';
import { message } from './embed.js';
import { normOf } from './identifiers.js';
import type { Leg, LegParty, LegTold, MediaFile, Observation } from './observation.js';

/** The legs, each completed from all that tell of it, in the order of their times. */
export function legsOf(told: readonly LegTold[]): Leg[] {
  const legs = new Map<string, Leg>();
  for (const leg of told) {
    const norm = normOf('leg', leg.callElementId);
    const before = legs.get(norm);
    const caller = { ...before?.caller, ...leg.caller };
    const callee = { ...before?.callee, ...leg.callee };
    // The id with the date says more than the one without.
    const longer = [before?.callElementId ?? '', leg.callElementId].toSorted(
      (a, b) => b.length - a.length,
    )[0];
    const callElementId = longer ?? leg.callElementId;
    const recordings = filesOf('recording', before?.recordings, leg.recordings);
    const voicemails = filesOf('voicemail', before?.voicemails, leg.voicemails);
    legs.set(norm, {
      ...before,
      ...known(leg),
      caller,
      callee,
      callElementId,
      ...known({ recordings, voicemails }),
    });
  }
  return [...legs.values()].toSorted(
    (a, b) =>
      compare(a.startedAt, b.startedAt) ||
      compare(normOf('leg', a.callElementId), normOf('leg', b.callElementId)),
  );
}

/** The files of a leg, each once: what was told last of it. */
function filesOf(
  what: 'recording' | 'voicemail',
  before: readonly MediaFile[] = [],
  after: readonly MediaFile[] = [],
): MediaFile[] | undefined {
  const files = new Map([...before, ...after].map((file) => [normOf(what, file.id), file]));
  return files.size ? [...files.values()] : undefined;
}

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * What the rows of legs say of the call as a whole. A leg ends before the call does, and not everybody who was rung
 * answers: so no row's own words are those of the call.
 */
export function wordsOf(observations: readonly Observation[]): WireMessage[] {
  // What tells of a recording alone has no sides: the call may go on.
  const legs = legsOf(observations.flatMap(({ leg }) => (leg?.caller ? leg : [])));
  const answered = legs
    .filter(({ answeredAt, result }) => answeredAt ?? ANSWERED.test(result ?? ''))
    .toSorted((a, b) => compare(a.answeredAt, b.answeredAt));
  const main = answered[0] ?? legs[0];
  if (!main) return [];
  const times = (name: 'startedAt' | 'answeredAt' | 'endedAt'): string[] =>
    legs.flatMap((leg) => leg[name] ?? []).toSorted(compare);
  return rowWords({
    direction: main.direction,
    caller: main.caller,
    callee: main.callee,
    start: times('startedAt')[0],
    answer: times('answeredAt')[0],
    end: times('endedAt').at(-1),
    result: main.result,
    // Of several legs nobody's time is the call's.
    duration: legs.length === 1 ? main.duration : undefined,
    wasAnswered: answered.length > 0,
  });
}

const ANSWERED = /^(answered|connected|call connected)$/i;

/** What a row of the history, or several together, say of a call. */
export interface CallRow {
  readonly direction: unknown;
  readonly caller: LegParty;
  readonly callee: LegParty;
  readonly start: string | undefined;
  readonly answer: string | undefined;
  readonly end: string | undefined;
  readonly result: string | undefined;
  readonly duration: number | undefined;
  readonly wasAnswered?: boolean;
}

/** A call of the history in the words of the widget. */
export function rowWords(row: CallRow): WireMessage[] {
  const shared = {
    direction: row.direction,
    caller: wireParty(row.caller),
    callee: wireParty(row.callee),
  };
  // One of those who were rung may have missed it.
  const ended = row.wasAnswered ? 'ended' : undefined;
  return [
    message('zp-call-ringing-event', { ...shared, dateTime: row.start }, true),
    message('zp-call-connected-event', { ...shared, dateTime: row.answer }, row.answer),
    message('zp-call-ended-event', { ...shared, dateTime: row.end, result: ended }, true),
    message(
      'zp-call-log-completed-event',
      { ...shared, duration: row.duration, result: row.result },
      row.result,
    ),
  ].flat();
}

export const wireParty = ({ name, number, extension }: LegParty): Record<string, unknown> =>
  known({ name, phoneNumber: number, extensionNumber: extension });
