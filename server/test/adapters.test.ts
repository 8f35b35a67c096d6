import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { observeRecord } from '../src/calls/embed.js';
import { normOf } from '../src/calls/identifiers.js';
import type { CallItem } from '../src/calls/item.js';
import { mayBeOne } from '../src/calls/match.js';
import type { Observation } from '../src/calls/observation.js';
import { project } from '../src/calls/project.js';
import { fields, textOf } from '../src/read.js';
import { readCall, readRows, type Context } from '../src/zoom/adapters.js';
import { endpoints } from '../src/zoom/endpoints.js';
import { readEvent } from '../src/zoom/events.js';
import { retryAfter } from '../src/zoom/limits.js';
import { nextLook } from '../src/reconcile/follow-up.js';
import { ADA, CALL, completed, ELEMENT, event, live, PATH } from './support/story.js';

/** Reads a webhook; returns what was read of older forms as well. */
function read(body: object): { observations: Observation[]; fallbacks: string[] } {
  const fallbacks: string[] = [];
  const told = readEvent(fields(body), { at: 1, onFallback: (what) => fallbacks.push(what) });
  return { observations: told.readings.map(({ observation }) => observation), fallbacks };
}

describe('Rows of all versions', () => {
  it('make one and the same record', () => {
    const [v1, v2, v3] = (['v1', 'v2', 'v3'] as const).map((version) => {
      const {
        ids: _,
        sources: __,
        legs,
        ...record
      } = project(read(completed[version]).observations).item as unknown as Record<
        string,
        unknown
      > & { legs: { callElementId: string }[] };
      return { ...record, leg: normOf('leg', legs[0]!.callElementId) };
    });
    // Of the callee v1 tells either the number or the extension.
    assert.deepEqual(v2, v3);
    assert.deepEqual({ ...v1, callee: undefined }, { ...v3, callee: undefined });
  });

  it('are one call where they come after another, and one leg', () => {
    const all = (['v1', 'v2', 'v3'] as const).flatMap(
      (version) => read(completed[version]).observations,
    );
    for (const observations of [all, all.toReversed()]) {
      const { item } = project(observations);
      assert.equal(item.legs.length, 1);
      assert.equal(item.legs[0]!.callElementId, ELEMENT);
      assert.deepEqual(item.ids.call_id, [CALL]);
      assert.deepEqual(item.ids.call_history_uuid, [PATH]);
      assert.deepEqual(item.ids.call_path_id, [PATH]);
    }
  });

  it('tell of every older form that was read, and of none where the current one is there', () => {
    assert.deepEqual(read(completed.v3).fallbacks, []);
    assert.ok(read(completed.v2).fallbacks.includes('call_logs'));
    assert.ok(read(completed.v1).fallbacks.includes('id of a call log'));
  });

  it('come in several versions in one answer: the newest counts', () => {
    const fallbacks: string[] = [];
    const context: Context = {
      source: 'rest',
      type: 'users/call_history',
      at: 1,
      onFallback: (what) => fallbacks.push(what),
    };
    const answer = {
      call_logs: [{ id: ELEMENT, call_path_id: PATH, call_id: CALL }],
      call_elements: [{ call_element_id: ELEMENT, call_history_uuid: PATH, call_id: CALL }],
    };
    const readings = readRows(answer, context);
    assert.equal(readings.length, 1);
    assert.deepEqual(readings[0]!.observation.ids.call_history_uuid, [PATH]);
    assert.deepEqual(fallbacks, []);
    const path = { id: PATH, call_id: CALL, call_path: [{ id: ELEMENT }] };
    const [whole, leg] = readCall(path, context);
    assert.deepEqual(whole!.observation.ids, { call_id: [CALL], call_history_uuid: [PATH] });
    assert.deepEqual(leg!.observation.ids.call_element_id, [ELEMENT]);
    assert.deepEqual(fallbacks, ['call_path', 'id instead of call_element_id']);
  });

  it('may have any fields and any values', () => {
    for (const odd of [
      null,
      5,
      [],
      {},
      'x',
      [[]],
      { call_logs: 5 },
      { call_elements: [null, 5, {}] },
    ]) {
      const body = event('phone.callee_call_element_completed', odd as object);
      for (const observation of read(body).observations) project([observation]);
    }
  });
});

describe('A call with several legs', () => {
  const row = (element: number, more: object): object => ({
    call_id: CALL,
    call_history_uuid: PATH,
    call_element_id: ELEMENT.replace('0000e1', `0000e${element}`),
    direction: 'inbound',
    caller_did_number: '+12025550142',
    start_time: '2026-08-03T14:00:00Z',
    ...more,
  });
  /** Ben is rung in vain, then Ada answers, then Cleo, to whom she gives the call. */
  const rows = [
    { callee_name: 'Ben', end_time: '2026-08-03T14:00:15Z', result: 'no_answer' },
    {
      callee_name: 'Ada',
      start_time: '2026-08-03T14:00:15Z',
      answer_time: '2026-08-03T14:00:20Z',
      end_time: '2026-08-03T14:04:00Z',
      result: 'answered',
    },
    {
      callee_name: 'Cleo',
      start_time: '2026-08-03T14:04:00Z',
      answer_time: '2026-08-03T14:04:02Z',
      end_time: '2026-08-03T14:05:00Z',
      result: 'answered',
    },
  ];
  const orders = [0, 1, 2].flatMap((a) =>
    [0, 1, 2].flatMap((b) => [0, 1, 2].map((c) => [a, b, c])),
  );
  const permutations = orders.filter((order) => new Set(order).size === 3);
  const context = (source: 'rest' | 'webhook'): Context => ({
    source,
    type: source === 'rest' ? 'users/call_history' : 'phone.callee_call_element_completed',
    at: 1,
    onFallback: () => undefined,
  });
  const missed = read(live('missed', CALL, 'BenUserExample00000001')).observations;

  it('is told by none of them alone, whatever their ids and their order', () => {
    for (const source of ['rest', 'webhook'] as const) {
      for (const names of permutations) {
        const all = rows.map((each, index) => row(names[index]!, each));
        for (const order of permutations) {
          const observations = order
            .flatMap((index) => readRows({ call_elements: [all[index]] }, context(source)))
            .map(({ observation }) => observation);
          for (const told of [observations, [...missed, ...observations]]) {
            const call = project(told).item as unknown as Record<string, unknown>;
            const what = `${source} ${names.join()} ${order.join()}`;
            assert.equal(call.startedAt, '2026-08-03T14:00:00.000Z', what);
            assert.equal(call.connectedAt, '2026-08-03T14:00:20.000Z', what);
            assert.equal(call.endedAt, '2026-08-03T14:05:00.000Z', what);
            assert.equal(call.duration, 280, what);
            assert.equal(call.result, 'ended', what);
            assert.equal(call.logResult, 'answered', what);
            assert.equal((call.callee as { name: string }).name, 'Ada', what);
          }
        }
      }
    }
  });

  it('is told by the row of the whole call where there is one', () => {
    const whole = {
      call_id: CALL,
      call_history_uuid: PATH,
      direction: 'inbound',
      callee_name: 'Sales',
      start_time: '2026-08-03T13:59:00Z',
      answer_time: '2026-08-03T14:00:20Z',
      end_time: '2026-08-03T14:06:00Z',
      result: 'connected',
    };
    for (const names of permutations) {
      const call_elements = rows.map((each, index) => row(names[index]!, each));
      const readings = readCall({ ...whole, call_elements }, context('rest'));
      const call = project(readings.map(({ observation }) => observation)).item as CallItem;
      assert.equal(call.startedAt, '2026-08-03T13:59:00.000Z');
      assert.equal(call.endedAt, '2026-08-03T14:06:00.000Z');
      assert.equal(call.logResult, 'connected');
      assert.equal(call.callee.name, 'Sales');
    }
  });

  it('does not end because a recording of it is ready', () => {
    const body = event('phone.recording_completed', {
      recordings: [{ id: 'a', call_id: CALL, call_element_id: ELEMENT }],
    });
    const told = [...read(live('ringing')).observations, ...read(body).observations];
    assert.equal(project(told).state, 'ringing');
  });
});

describe('An engagement that is transferred', () => {
  const start = Date.parse('2026-08-03T14:00:00Z');
  const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
  const told = (name: string, seconds: number, user?: string): Observation[] =>
    read(
      event(
        `contact_center.engagement_${name}`,
        { engagement_id: 'E', engagement_direction: 'inbound', channel: 'voice', user_id: user },
        start + seconds * 1000,
      ),
    ).observations;
  const first = [
    ...told('started', 0),
    ...told('user_answered', 10, 'A1'),
    ...told('user_ended', 60, 'A1'),
  ];
  const second = [...first, ...told('user_answered', 61, 'A2')];
  const wrapUp = [
    ...told('wrap_up_started', 62, 'A1'),
    ...told('disposition_added', 65, 'A1'),
    ...told('wrap_up_ended', 70, 'A1'),
  ];
  const all = [...second, ...wrapUp, ...told('user_ended', 120, 'A2'), ...told('ended', 121)];
  const shown = (observations: readonly Observation[]) => {
    const { state, startedAt, connectedAt, endedAt, duration } = project(observations)
      .item as unknown as Record<string, unknown>;
    return { state, startedAt, connectedAt, endedAt, duration };
  };

  it('goes on while an agent talks', () => {
    const active = { state: 'active', startedAt: at(0), connectedAt: at(10) };
    for (const observations of [second, [...second, ...wrapUp]]) {
      assert.deepEqual(shown(observations), { ...active, endedAt: undefined, duration: undefined });
    }
    assert.equal(shown(first).endedAt, at(60));
    assert.equal(shown(first).state, 'wrapup');
  });

  it('ends with the last of them, or when it is said to', () => {
    const ended = { startedAt: at(0), connectedAt: at(10), endedAt: at(121), duration: 111 };
    assert.deepEqual(shown(all), { state: 'ended', ...ended });
    assert.deepEqual(shown(all.toReversed()), { state: 'ended', ...ended });
    assert.equal(shown(all.slice(0, -1)).endedAt, at(120));
    assert.equal(shown([...second, ...told('consumer_ended', 90)]).endedAt, at(90));
  });

  it('does not end with what the page of the first agent tells', () => {
    const record = { engagementId: 'E', state: 'ended', connectedAt: at(10), endedAt: at(60) };
    const page = observeRecord(
      { kind: 'engagement', id: 'E', source: 's', record },
      'ada',
      start + 80_000,
    );
    assert.equal(shown([...second, page!]).state, 'active');
  });
});

describe('Live events', () => {
  it('make the record in whatever order they come', () => {
    const all = (['ringing', 'answered', 'ended'] as const).flatMap(
      (verb) => read(live(verb)).observations,
    );
    const [a, b] = [project(all), project(all.toReversed())];
    assert.deepEqual(a, b);
    assert.equal(a.state, 'ended');
    assert.deepEqual(a.users, [ADA]);
  });

  it('tie the consult call of a warm transfer to the call, since it is one', () => {
    const transfer = (at: string) =>
      read(
        event(
          'phone.warm_transfer_initiated',
          { call_id: CALL, transfer_call_id: '7402001122334455002', owner: { id: ADA } },
          Date.parse(at),
        ),
      ).observations[0]!.ids.transfer_call_id;
    assert.deepEqual(transfer('2026-08-03T14:00:00Z'), ['7402001122334455002']);
    assert.equal(transfer('2026-05-17T14:00:00Z'), undefined);
  });
});

describe('Identifiers', () => {
  it('are compared in one form', () => {
    assert.equal(normOf('leg', ELEMENT), normOf('leg', ELEMENT.slice(9).toUpperCase()));
    assert.equal(normOf('call', `${CALL}_1`), CALL);
    assert.equal(
      normOf('recording', '4ec04d1e-0000-0000-0000-000000000001'),
      '4ec04d1e000000000000000000000001',
    );
    assert.notEqual(normOf('path', PATH), normOf('path', PATH.replace('20260803', '20260804')));
  });

  it('are texts: a number that has lost digits is none', () => {
    assert.equal(textOf(JSON.parse('7402001122334455001')), undefined);
    assert.equal(textOf(1001), '1001');
  });
});

describe('Two sides with one call_id', () => {
  const at = Date.parse('2026-08-03T14:00:00Z');
  const ada = {
    zoomUser: ADA,
    direction: 'inbound',
    extension: '1001',
    startedAt: at,
    numbers: ['+12025550142'],
  } as const;
  it('may be one where nothing speaks against it', () => {
    assert.ok(mayBeOne(ada, { hostUser: 'ada', numbers: [] }));
    assert.ok(
      mayBeOne(ada, { hostUser: 'ada', direction: 'inbound', numbers: ['(202) 555-0142'] }),
    );
    assert.ok(mayBeOne(ada, { ...ada, direction: 'outbound' }));
  });
  it('are two where user, direction, extension, number or time differ', () => {
    assert.ok(!mayBeOne(ada, { zoomUser: 'BenUserExample00000001', numbers: [] }));
    assert.ok(!mayBeOne(ada, { hostUser: 'ben', direction: 'outbound', numbers: [] }));
    assert.ok(!mayBeOne(ada, { hostUser: 'ben', extension: '1002', numbers: [] }));
    assert.ok(!mayBeOne(ada, { hostUser: 'ada', numbers: ['+12025550199'] }));
    assert.ok(!mayBeOne(ada, { hostUser: 'ada', startedAt: at + 13 * 3_600_000, numbers: [] }));
  });
});

describe('Times', () => {
  it('of Retry-After are seconds, an HTTP date or an ISO time', () => {
    const now = Date.parse('2026-08-03T14:00:00Z');
    const due = new Date(now + 90_000);
    for (const header of ['90', due.toUTCString(), due.toISOString()]) {
      assert.deepEqual(retryAfter(header, now), due);
    }
    const day = new Date(now + 86_400_000);
    for (const header of ['999999999', '9'.repeat(400), '2099-01-01T00:00:00Z']) {
      assert.deepEqual(retryAfter(header, now), day);
    }
    for (const header of [null, '', 'soon', new Date(now - 1000).toISOString()]) {
      assert.equal(retryAfter(header, now), undefined);
    }
  });

  it('of the next look are those that are still to come', () => {
    assert.deepEqual(nextLook([10, 60, 300], 0, 12), { attempt: 1, after: 48 });
    assert.deepEqual(nextLook([10, 60, 300], 0, 100), { attempt: 2, after: 200 });
    assert.equal(nextLook([10, 60, 300], 2, 301), undefined);
    assert.equal(nextLook([10, 60, 300], 0, 90_000), undefined);
  });

  it('and ids in paths are encoded', () => {
    assert.equal(endpoints.v3.call.path('a/b?c'), '/phone/call_history/a%2Fb%3Fc');
  });
});
