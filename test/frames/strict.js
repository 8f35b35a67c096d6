// A host that shows all that its embeds tell, under the policy with which it was served. It tells
// the page that opened it what it shows, and what was refused or ran that should not have.
import { toPlainText } from './plain-text.js';
import './zoom-embeds.js';

const { phone, cc } = JSON.parse(decodeURIComponent(location.hash.slice(1)));
const main = document.querySelector('main');
const violations = [];
const errors = [];
const ran = [];

addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  violations.push(`${effectiveDirective} ${blockedURI}`);
});
addEventListener('error', ({ message }) => errors.push(message));
addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
// What scripts from the wire would call.
window.fired = (by) => ran.push(by);

/** Shows whatever a record or an event holds, the way a host does. */
const show = (value) => {
  if (typeof value === 'string') {
    const item = document.createElement('p');
    item.textContent = toPlainText(value);
    main.append(item);
  } else if (typeof value === 'object' && value) Object.values(value).forEach(show);
};
const link = (url) => {
  if (!url) return;
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.textContent = url;
  main.append(anchor);
};

const open = (tag, src, attributes = {}) => {
  const embed = document.createElement(tag);
  for (const [name, value] of Object.entries({ src, ...attributes }))
    embed.setAttribute(name, value);
  main.append(embed);
  return embed;
};

const ended = (embed, type) =>
  new Promise((resolve) => {
    embed.addEventListener('embed-message', ({ detail }) => {
      if (detail.direction === 'in') show(detail.message);
    });
    embed.addEventListener(type, resolve);
  });

const embeds = {
  phone: open('zoom-phone-embed', phone, { label: '<b onclick="fired(1)">' }),
  cc: open('zoom-cc-embed', cc),
};
const field = document.createElement('zp-note-field');
field.name = '<img src=x onerror="fired(2)">';
embeds.phone.append(field);
await Promise.all([ended(embeds.phone, 'zp-end'), ended(embeds.cc, 'zcc-end')]);

const broken = open('zoom-phone-embed', 'javascript:fired("<img src=x onerror=fired(3)>")');
await broken.updateComplete;
for (const call of embeds.phone.calls) {
  show(call);
  link(call.recordingUrl);
  link(call.voicemailUrl);
}
for (const engagement of embeds.cc.engagements) {
  show(engagement);
  link(engagement.recordingUrl);
  link(engagement.logUrl);
}
const links = [...document.querySelectorAll('a')];
for (const each of links.filter(({ protocol }) => !/^https?:$/.test(protocol))) each.click();

// The advice is loaded when it is needed.
const fallback = broken.shadowRoot.querySelector('[part=fallback]');
while (!fallback.querySelector('button')?.textContent)
  await new Promise((next) => setTimeout(next));

const before = [...violations];
let enforced = false;
try {
  document.createElement('div').innerHTML = '<p></p>';
} catch {
  enforced = true;
}
parent.postMessage(
  {
    type: 'report',
    violations: before,
    errors,
    ran,
    enforced,
    links: links.map(({ href }) => href),
    text: main.textContent,
    elements: [...main.querySelectorAll('*')].map(({ localName }) => localName),
    fallback: fallback.textContent,
    fallbackShown: fallback.checkVisibility(),
    title: embeds.phone.iframe.title,
  },
  new URL(document.referrer).origin,
);
