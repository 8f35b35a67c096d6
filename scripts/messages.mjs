// docs/reference/messages.md: what becomes of each of Zoom's messages, from the rows and from what the methods say they send.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { namesOf, readProducts } from './rows.mjs';
import { root } from './setup.mjs';

const file = join(root, 'docs/reference/messages.md');

/** @type {{ tagName?: string, members?: { name: string, kind: string, description?: string }[] }[]} */
const elements = JSON.parse(
  readFileSync(join(root, 'custom-elements.json'), 'utf8'),
).modules.flatMap(({ declarations }) => declarations);

/** @typedef {import('./rows.mjs').Message} Message @typedef {import('./rows.mjs').Product} Product */

/** The methods that say "Sends `type`", by that type. @param {string} tag @returns {Map<string, string>} */
function senders(tag) {
  const members = elements.find(({ tagName }) => tagName === tag)?.members ?? [];
  /** @type {Map<string, Set<string>>} */
  const methods = new Map();
  for (const { name, description = '' } of members) {
    const [, type] = /Sends `([^`]+)`/.exec(description) ?? [];
    if (type) methods.set(type, (methods.get(type) ?? new Set()).add(`\`${name}()\``));
  }
  return new Map([...methods].map(([type, names]) => [type, [...names].join(', ')]));
}

const row = (/** @type {string[]} */ ...cells) => `| ${cells.join(' | ')} |`;

/** @param {Product} product */
function page({ name, tag, config, events, commands }) {
  const sentBy = senders(tag);
  const settles = (/** @type {string} */ type) =>
    commands.filter(({ answeredBy }) => answeredBy === type).map((each) => sentBy.get(each.type));
  const becomes = (/** @type {Message} */ { type, response }) => {
    if (response) return `request event: \`respondWith()\` sends \`${response}\``;
    const methods = settles(type);
    return methods.length ? `event; settles ${methods.join(', ')}` : 'event';
  };
  const requests = events.filter(({ response }) => response);
  return `## ${name}

### From the widget

| message | data | what it means | becomes |
| --- | --- | --- | --- |
${events
  .map((each) =>
    row(
      namesOf(each.type)
        .map((name) => `\`${name}\``)
        .join(', also '),
      `\`${each.payload}\``,
      each.sentence,
      becomes(each),
    ),
  )
  .join('\n')}

### To the widget

| message | data | what it does | sent by |
| --- | --- | --- | --- |
${commands
  .map(({ type, payload, sentence }) =>
    row(
      `\`${type}\``,
      `\`${payload}\``,
      sentence,
      type === config ? `\`<${tag}>\` by itself` : (sentBy.get(type) ?? '`post()`'),
    ),
  )
  .join('\n')}
${requests.map(({ type, response = '' }) => row(`\`${response}\``, '', `Answers \`${type}\`.`, '`respondWith()`')).join('\n')}
`;
}

const products = await readProducts();
const text = `# Every Zoom message, and what it is here

Made by \`npm run docs\` from the rows that describe the messages.

Each message from the widget is a DOM event of its own name on the embed, with the message's data as \`detail\`; one whose name has capitals also comes under a lower-case, hyphenated name, for templates that cannot write capitals. Types that this version does not know are dispatched too, and \`post(type, data)\` sends any message.

${products.map(page).join('\n')}
## Readiness

\`zp-ready\` and \`onZoomPhoneIframeApiReady\`, which some phone widgets send, have the configuration sent again. Both are \`embed-message\`s; the first is an event of its name, too.
`;

writeFileSync(file, await format(text, { parser: 'markdown' }));
