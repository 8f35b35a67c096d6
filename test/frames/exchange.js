// What a page does to show that its embeds work: messages go both ways between each and its simulator.
const once = (target, type) =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

/** Milliseconds; more than a slow machine takes. */
const timeout = 60_000;

async function withPhone(connectSimulator) {
  const phone = document.querySelector('zoom-phone-embed');
  await phone.whenReady();
  const simulator = await connectSimulator(phone.iframe, undefined, { timeout });
  const config = await simulator.nextReceived('zp-init-config');
  const rings = once(phone, 'zp-call-ringing-event');
  await simulator.run([{ ring: { from: '+12025550123' } }]);
  const { detail, drift } = await rings;
  await phone.makeCall('+12025550199');
  const call = await simulator.nextReceived('zp-make-call');
  return {
    from: detail.caller.phoneNumber,
    number: call.message.data.number,
    note: config.message.data.notePageConfiguration?.[0]?.fieldName,
    complaints: [...drift, ...config.problems, ...call.problems],
  };
}

async function withContactCenter(connectSimulator) {
  const contactCenter = document.querySelector('zoom-cc-embed');
  await contactCenter.whenReady();
  const simulator = await connectSimulator(contactCenter.iframe, undefined, { timeout });
  const rings = once(contactCenter, 'zcc-call-ringing');
  await simulator.run([{ ring: { channel: 'voice' } }]);
  const { detail, drift } = await rings;
  await contactCenter.acceptEngagement(detail.engagementId);
  const accepted = await simulator.nextReceived('zcc-accept-engagement');
  return {
    same: accepted.message.data.engagementId === detail.engagementId,
    channel: accepted.message.data.channelType,
    complaints: [...drift, ...accepted.problems],
  };
}

export async function exchange(connectSimulator) {
  return {
    phone: await withPhone(connectSimulator),
    contactCenter: await withContactCenter(connectSimulator),
  };
}
