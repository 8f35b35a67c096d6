// One made-up story, told by all sources: Ben calls Ada, who answers.

export const CALL = '7402001122334455001';
export const PATH = '20260803-0c4a11e0-1111-4a11-8a11-0000000000a1';
export const ELEMENT = '20260803-0e1e0001-2222-4b22-9b22-0000000000e1';
export const ADA = 'AdaUserExample00000001';
export const ACCOUNT_ID = 'AccExample000000000001';
const RANG = '2026-08-03T14:00:00Z';
const ANSWERED = '2026-08-03T14:00:08Z';
const ENDED = '2026-08-03T14:01:20Z';

/** A webhook. Each differs from the others in its time. */
export const event = (name: string, object: object, at = Date.parse(ENDED)): object => ({
  event: name,
  event_ts: at,
  payload: { account_id: ACCOUNT_ID, object },
});

/** Of the live events: ringing, answered, ended. */
export const live = (
  verb: 'ringing' | 'answered' | 'ended' | 'missed',
  callId = CALL,
  user = ADA,
): object =>
  event(
    `phone.callee_${verb}`,
    {
      call_id: callId,
      caller: { phone_number: '+12025550142', connection_type: 'pstn_off_net' },
      callee: {
        extension_number: 1001,
        extension_type: 'user',
        phone_number: '+12025550101',
        user_id: user,
      },
      ringing_start_time: RANG,
      ...(verb !== 'ringing' && verb !== 'missed' && { answer_start_time: ANSWERED }),
      ...((verb === 'ended' || verb === 'missed') && { call_end_time: ENDED }),
    },
    Date.parse(verb === 'ringing' ? RANG : verb === 'answered' ? ANSWERED : ENDED),
  );

const parties = {
  caller_name: 'Ben Example',
  caller_did_number: '+12025550142',
  callee_name: 'Ada Example',
  callee_did_number: '+12025550101',
};
const modern = {
  ...parties,
  call_id: CALL,
  direction: 'inbound',
  caller_ext_type: 'external_contact',
  callee_ext_type: 'user',
  callee_ext_number: '1001',
  callee_email: 'ada@example.com',
  start_time: RANG,
  answer_time: ANSWERED,
  end_time: ENDED,
  event: 'incoming',
  result: 'answered',
};

/** The row of the call in each version, as the event that it is ready brings it. */
export const completed = {
  v1: event('phone.callee_call_log_completed', {
    user_id: ADA,
    call_logs: [
      {
        ...parties,
        id: ELEMENT.slice(9),
        call_id: CALL,
        direction: 'inbound',
        caller_number: '+12025550142',
        caller_number_type: 2,
        callee_number: '1001',
        callee_number_type: 1,
        date_time: RANG,
        answer_start_time: ANSWERED,
        call_end_time: ENDED,
        result: 'answered',
      },
    ],
  }),
  v2: event('phone.callee_call_history_completed', {
    user_id: ADA,
    call_logs: [{ ...modern, id: ELEMENT, call_path_id: PATH }],
  }),
  v3: event('phone.callee_call_element_completed', {
    user_id: ADA,
    call_elements: [{ ...modern, call_element_id: ELEMENT, call_history_uuid: PATH }],
  }),
};

/** What an outbox delivers of the call. */
export const posted = (revision = 1, more: object = {}, callId = CALL): object => ({
  key: `call:${callId}:browser-1:${revision}`,
  kind: 'call',
  id: callId,
  source: 'browser-1',
  revision,
  user: 'ada',
  record: {
    callId,
    direction: 'inbound',
    state: 'ended',
    stale: false,
    caller: { name: 'Ben Example', number: '+12025550142' },
    callee: { number: '+12025550101', extension: '1001' },
    remote: { name: 'Ben Example', number: '+12025550142' },
    startedAt: RANG,
    connectedAt: ANSWERED,
    endedAt: ENDED,
    duration: 72,
    ...more,
  },
});
