import { customerById, customers, customersByNumber, type Customer } from '../crm/customers.js';
import { fields, text } from '../shared/read.js';
import { snippets, type Example, type SnippetName } from './snippets.js';
import type { Snippet } from './snippet.js';

const listeners = new Set<(snippet: Snippet, name: SnippetName) => void>();
let example = exampleOf(customers[0]);

function exampleOf(customer?: Customer, number = customer?.phone ?? ''): Example {
  const { id = '', name = '' } = customer ?? {};
  return { id, first: name.split(' ')[0] ?? name, number };
}

/** Hears which code is shown. */
export function onShow(listener: (snippet: Snippet, name: SnippetName) => void): void {
  listeners.add(listener);
}

/** Shows the code of something. */
export function show(name: SnippetName): void {
  const snippet = snippets[name](example);
  for (const listener of listeners) listener(snippet, name);
}

/** Of the widgets' messages, those that tell of something that the desk does; by type. */
const MESSAGES: readonly [pattern: RegExp, name: SnippetName][] = [
  [/^zcc-(accept|reject)-engagement$/, 'banner'],
  [
    /^zcc-(set-mute|set-hold|send-dtmf|terminate-engagement|transfer|add-call|complete|merge|cancel)/,
    'commands',
  ],
  [/^zcc-(set-engagement-disposition|close-engagement-wrapup)/, 'wrapUp'],
  [/^zcc-agent-status-set-request$/, 'status'],
  [/^zcc-incomingPhone-request$/, 'popContactCenter'],
  [/^zp-contact-search-event$/, 'names'],
  [/^zp-notes-save-event$/, 'notes'],
  [/^zp-sms-log-event$/, 'texts'],
  [/^zp-call-(log|recording|voicemail)|^zp-ai-call-summary/, 'calls'],
];

/** Follows what the user and the widgets do, and shows the code of it. */
export function follow(): void {
  document.addEventListener('before-dial', ({ detail: { number, kind, context, link } }) => {
    const known = customerById(text(context)) ?? customersByNumber(number)[0];
    example = exampleOf(known, number);
    show(kind === 'sms' ? 'sms' : link.localName === 'zoom-call-button' ? 'button' : 'link');
  });
  document.addEventListener('banner-open', () => show('banner'));
  document.addEventListener('dock-toggle', () => show('dock'));
  document.addEventListener('screen-pop', ({ detail }) => {
    // A call of the user's own has shown its code already.
    if (detail.call && detail.call.direction !== 'outbound') show('popPhone');
  });
  for (const embed of document.querySelectorAll('zoom-phone-embed, zoom-cc-embed')) {
    embed.addEventListener('embed-message', (event) => {
      const { message } = (event as GlobalEventHandlersEventMap['embed-message']).detail;
      const type = text(fields(message).type);
      const [, name] = MESSAGES.find(([pattern]) => pattern.test(type)) ?? [];
      if (name) show(name);
    });
  }
}
