import type { Handler, Markup, Snippet } from './snippet.js';

/** Whom the snippets are about: the customer of the last interaction. */
export interface Example {
  readonly id: string;
  readonly first: string;
  readonly number: string;
}

const embed = (
  tag: 'zoom-phone-embed' | 'zoom-cc-embed',
  more: Omit<Markup, 'tag'> = {},
): Markup => ({
  tag,
  ...more,
});

const openRecord: Handler = { name: 'open', body: ['openCustomer(event.detail.record);'] };

const guard: Handler = {
  name: 'guard',
  body: ['if (doNotCall.has(event.detail.number)) event.preventDefault();'],
};

/** The code of all that the desk does. */
export const snippets = {
  link: ({ id, number }: Example): Snippet => ({
    title: 'A number in a text dials',
    text: 'Every tel: link inside dials with the embed, also those that are added later. data-context is on the record of the call.',
    markup: [
      {
        tag: 'zoom-dial-links',
        on: { 'before-dial': 'guard' },
        content: [
          { tag: 'a', attributes: { href: `tel:${number}`, 'data-context': id }, content: number },
        ],
      },
    ],
    handlers: [guard],
    own: ['doNotCall'],
  }),

  sms: ({ first, number }: Example): Snippet => ({
    title: 'A link fills the SMS composer',
    text: 'An sms: link inside fills the composer of Zoom Phone; the user sends.',
    markup: [
      {
        tag: 'zoom-dial-links',
        content: [
          {
            tag: 'a',
            attributes: { href: `sms:${number}?body=Hi%20${encodeURIComponent(first)}` },
            content: `Text ${first}`,
          },
        ],
      },
    ],
  }),

  button: ({ id, first, number }: Example): Snippet => ({
    title: 'A button calls',
    text: 'It dials, and shows what becomes of the call. With both embeds in the page, for="…" names the one that dials.',
    markup: [
      {
        tag: 'zoom-call-button',
        attributes: { number, context: id },
        on: { 'before-dial': 'guard' },
        content: `Call ${first}`,
      },
    ],
    handlers: [guard],
    own: ['doNotCall'],
  }),

  popPhone: (): Snippet => ({
    title: 'The caller’s record pops',
    text: 'screen-pop comes when it rings, in one tab only where several share their records.',
    markup: [embed('zoom-phone-embed', { on: { 'screen-pop': 'pop' } })],
    handlers: [{ name: 'pop', body: ['openCustomer(event.detail.call);'] }],
    own: ['openCustomer'],
  }),

  popContactCenter: (): Snippet => ({
    title: 'The widget asks who it is',
    text: 'With one contact in the answer you know whom to show; among several the agent chooses, and zcc-screen-pop tells.',
    markup: [
      embed('zoom-cc-embed', {
        on: { 'zcc-incomingPhone-request': 'answer', 'zcc-screen-pop': 'pop' },
      }),
    ],
    handlers: [
      {
        name: 'answer',
        body: ['event.respondWith(findContacts(event.detail.incomingPhoneNumber));'],
      },
      { name: 'pop', body: ['openCustomer(event.detail);'] },
    ],
    own: ['findContacts', 'openCustomer'],
  }),

  names: (): Snippet => ({
    title: 'The phone shows your customers’ names',
    text: 'The widget asks whose numbers these are, and whom the user searches for.',
    markup: [
      embed('zoom-phone-embed', {
        attributes: { 'enable-contact-matching': true, 'enable-contact-searching': true },
        on: { 'zp-contact-match-event': 'match', 'zp-contact-search-event': 'search' },
      }),
    ],
    handlers: [
      { name: 'match', body: ['event.respondWith(namesOf(event.detail.phoneNumbers));'] },
      { name: 'search', body: ['event.respondWith(findNames(event.detail.searchString));'] },
    ],
    own: ['namesOf', 'findNames'],
  }),

  banner: (): Snippet => ({
    title: 'The banner shows who calls, and answers',
    text: 'Engagements of the contact center are accepted and declined here. Your own record stands inside.',
    markup: [
      {
        tag: 'zoom-call-banner',
        on: { 'banner-open': 'open' },
        content: [{ tag: 'p', content: 'What you know of them' }],
      },
    ],
    handlers: [openRecord],
    own: ['openCustomer'],
  }),

  commands: (): Snippet => ({
    title: 'Hold, mute, transfer, end',
    text: 'The commands that fit each engagement. A command that the widget refuses is shown where it was given.',
    markup: [{ tag: 'zoom-engagement-list' }],
  }),

  wrapUp: (): Snippet => ({
    title: 'Disposition, note and the close of wrap-up',
    text: 'The disposition is sent when it is chosen, the note with the close.',
    markup: [{ tag: 'zoom-wrap-up' }],
  }),

  status: (): Snippet => ({
    title: 'The agent’s status',
    text: 'As the widget tells it. While the agent is occupied or offline, it cannot be set.',
    markup: [{ tag: 'zoom-agent-status' }],
  }),

  dock: (): Snippet => ({
    title: 'The dock holds both widgets',
    text: 'Opening, moving and sizing never loads a widget again. An incoming call opens it.',
    markup: [
      {
        tag: 'zoom-embed-dock',
        attributes: { open: true, resizable: true, 'storage-key': 'softphone' },
        on: { 'dock-toggle': 'toggled' },
        content: [{ tag: 'zoom-phone-embed' }, { tag: 'zoom-cc-embed' }],
      },
    ],
    handlers: [
      {
        name: 'toggled',
        body: ["document.body.classList.toggle('with-dock', event.detail.open);"],
      },
    ],
  }),

  calls: (): Snippet => ({
    title: 'The record of a call grows',
    text: 'Its end, then its log, later recording, voicemail and AI summary: each is a change of one record.',
    markup: [
      embed('zoom-phone-embed', { on: { 'calls-change': 'changed' } }),
      { tag: 'zoom-call-list' },
    ],
    handlers: [
      {
        name: 'changed',
        body: ['const { call } = event.detail;', "if (call.state === 'ended') save(call);"],
      },
    ],
    own: ['save'],
  }),

  notes: (): Snippet => ({
    title: 'Your fields on the note page',
    text: 'Fields may come and go at any time; the widget is told.',
    markup: [
      embed('zoom-phone-embed', {
        on: { 'zp-notes-save-event': 'saved' },
        content: [
          {
            tag: 'zp-note-field',
            attributes: { name: 'Outcome' },
            content: [
              { tag: 'option', attributes: { value: 'interested' }, content: 'Interested' },
              { tag: 'option', attributes: { value: 'solved' }, content: 'Solved' },
            ],
          },
          { tag: 'zp-note-field', attributes: { name: 'Notes', placeholder: 'What was said' } },
        ],
      }),
    ],
    handlers: [
      {
        name: 'saved',
        body: ['const { callId, notesData } = event.detail;', 'save(callId, notesData);'],
      },
    ],
    own: ['save'],
  }),

  texts: (): Snippet => ({
    title: 'Text messages are logged',
    text: 'Each SMS in or out is a record, and so is each change of its status.',
    markup: [embed('zoom-phone-embed', { on: { 'sms-change': 'logged' } })],
    handlers: [{ name: 'logged', body: ['save(event.detail.message);'] }],
    own: ['save'],
  }),

  outbox: (): Snippet => ({
    title: 'The outbox logs it on your server',
    text: 'Once for each call, however many tabs are open, and also when the network is gone or the tab is closed.',
    markup: [
      {
        tag: 'zoom-log-outbox',
        attributes: { endpoint: '/events', user: 'ada@example.com' },
        properties: { headers: 'headers' },
        on: { 'outbox-failed': 'failed' },
      },
    ],
    handlers: [
      {
        name: 'headers',
        isAsync: true,
        body: ['return { Authorization: `Bearer ${await freshToken()}` };'],
      },
      { name: 'failed', body: ['tellSupport(event.detail.key, event.detail.status);'] },
    ],
    own: ['freshToken', 'tellSupport'],
  }),

  inspector: (): Snippet => ({
    title: 'Every message, for developers',
    text: 'The last 1,000 messages in and out. Values are left out until you ask for them.',
    markup: [{ tag: 'zoom-embed-inspector' }],
  }),
} satisfies Readonly<Record<string, (example: Example) => Snippet>>;

export type SnippetName = keyof typeof snippets;
