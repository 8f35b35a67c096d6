// Compiled, and never run: what a host may write, by the package's own name.
import 'zoom-embed-elements/define';
import 'zoom-embed-elements/define/zoom-cc-embed';
import 'zoom-embed-elements/define/zoom-phone-embed';
import 'zoom-embed-elements/define/zp-note-field';
import { SmartEmbedError } from 'zoom-embed-elements';
import type { WireEvent, ZoomCcEmbed, ZoomPhoneEmbed, ZpNoteField } from 'zoom-embed-elements';
import { type InterceptingPage, simulateZoom } from 'zoom-embed-elements/playwright';
import { startSimulator } from 'zoom-embed-elements/simulator';
import type {} from 'zoom-embed-elements/simulator/client';

const phone: ZoomPhoneEmbed = document.createElement('zoom-phone-embed');
const field: ZpNoteField = document.createElement('zp-note-field');
phone.append(field);

phone.addEventListener('zp-call-ringing-event', (event) => {
  const ringing: WireEvent = event;
  const callId: string = event.detail.callId;
  console.log(ringing.drift, callId);
});
phone.makeCall('+12025550123').catch((error: unknown) => {
  if (error instanceof SmartEmbedError) console.log(error.code, error.sent);
});

const contactCenter: ZoomCcEmbed = document.createElement('zoom-cc-embed');
contactCenter.addEventListener('engagements-change', ({ detail }) => {
  const engagementId: string = detail.engagement.engagementId;
  console.log(engagementId, contactCenter.engagements.length);
});

const simulator = await startSimulator();
phone.setAttribute('src', simulator.phoneUrl);
await simulator.close();

// Playwright's own page is checked with the code of docs/testing.md: its declarations need Node's.
declare const page: InterceptingPage;
const zoom = await simulateZoom(page, { phone: { ready: 'zp-ready' } });
await zoom.phone.run(['sms-in', { ring: { from: '+12025550123' } }]);
const { engagements } = await zoom.contactCenter.state();
console.log(engagements.length);
