// What widgets tell of a call or an engagement in the order of its life, for tests that need one and not its details.

const call = (name: string, data: object) => ({ type: `zp-call-${name}-event`, data });

/** A call of Zoom Phone. */
export const phoneCall = (
  callId: string,
  {
    direction = 'inbound',
    name = 'Ada Lovelace',
    number = '+16505551234',
  }: { direction?: string; name?: string; number?: string } = {},
) => {
  const agent = { name: 'Agent', phoneNumber: '+16505550000' };
  const customer = { name, phoneNumber: number };
  const data = {
    callId,
    direction,
    caller: direction === 'inbound' ? customer : agent,
    callee: direction === 'inbound' ? agent : customer,
    dateTime: new Date().toISOString(),
  };
  return {
    rings: call('ringing', data),
    connects: call('connected', data),
    ends: call('ended', { ...data, result: 'ended' }),
  };
};

/** A call of the contact center. */
export const ccCall = (engagementId: string, number = '+16505551234') => {
  const parties = { engagementId, from: number, to: '+16505550000', queueName: 'Sales' };
  const message = (type: string, data: object) => ({ type, data });
  return {
    rings: message('zcc-call-ringing', { ...parties, channel: 'voice', createTs: Date.now() }),
    connects: message('zcc-call-connected', {
      ...parties,
      direction: 'inbound',
      acceptTs: Date.now(),
    }),
    ends: message('zcc-call-ended', { engagementId, completeTs: Date.now() }),
    isOver: message('zcc-end-post-engagement', { engagementId }),
  };
};
