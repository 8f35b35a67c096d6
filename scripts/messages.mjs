// docs/reference/messages.md: what becomes of each of Zoom's messages, from the catalogue that the tests loop over.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { root } from './setup.mjs';

const file = join(root, 'docs/reference/messages.md');

const catalogue = (name) =>
  JSON.parse(readFileSync(join(root, `test/fixtures/${name}.json`), 'utf8'));

const incoming = ({ type, expects, answers, deprecated }) =>
  `| \`${type}\`${deprecated ? ' (deprecated)' : ''} | ${
    type.endsWith('init-config-request')
      ? 'event; the embed answers by itself'
      : expects
        ? `request event: \`respondWith()\` sends \`${expects}\``
        : answers
          ? `event; settles the command that sent \`${answers}\``
          : 'event'
  } |`;

const outgoing = ({ type, api }) =>
  `| \`${type}\` | ${api.includes('()') && !api.includes(' ') ? `\`${api}\`` : api.replace(/[<>]/g, (sign) => (sign === '<' ? '`<' : '>`')).replace(/respondWith\(\) of (\S+)/, '`respondWith()` of `$1`')} |`;

const product = (title, { fromWidget, toWidget }) => `## ${title}

### From the widget

| message | becomes |
| --- | --- |
${fromWidget.map(incoming).join('\n')}

### To the widget

| message | sent by |
| --- | --- |
${toWidget.map(outgoing).join('\n')}
`;

/** The answers that only newer widgets give, and the methods that wait for them. */
const newer = [
  ['zcc-agent-info-response', 'getAgentInfo'],
  ['zcc-transfer-engagement-response', 'transferEngagement'],
  ['zcc-add-call-response', 'addCall'],
  ['zcc-cancel-consult-response', 'cancelConsult'],
  ['zcc-complete-transfer-response', 'completeTransfer'],
  ['zcc-merge-consult-response', 'mergeConsult'],
];

const text = `# Every Zoom message, and what it is here

Made by \`node scripts/messages.mjs\` from the catalogue of messages that the tests loop over.

Each message from the widget is a DOM event of its own name on the embed, with the message's data as \`detail\`. Types that this version does not know are dispatched too, and \`post(type, data)\` sends any message.

${product('Zoom Phone', catalogue('phone'))}
${product('Zoom Contact Center', catalogue('contact-center'))}
### Of newer widgets

From Zoom’s newer documentation. Events, as all others; older widgets do not send them:

| message | settles |
| --- | --- |
${newer.map(([type, method]) => `| \`${type}\` | \`${method}()\` |`).join('\n')}

\`zcc-agent-info-response\` also comes by itself once the agent has signed in. \`getAgentInfo()\` sends \`zcc-agent-info-request\`.

## Readiness

\`zp-ready\` and \`onZoomPhoneIframeApiReady\`, which some phone widgets send, have the configuration sent again and are \`embed-message\`s; the first is an event of its name, too.
`;

writeFileSync(file, await format(text, { parser: 'markdown' }));
