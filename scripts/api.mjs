// docs/reference/api.md, from the manifest and the types.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { declarationsOf, interfacesOf } from './api-types.mjs';
import { namesOf, readProducts } from './rows.mjs';
import { root } from './setup.mjs';

const file = join(root, 'docs/reference/api.md');
const declarations = JSON.parse(
  readFileSync(join(root, 'custom-elements.json'), 'utf8'),
).modules.flatMap(({ declarations = [] }) => declarations);

const products = await readProducts();
const named = (name) => declarations.find((each) => each.name === name);
/** The embeds first, then what goes with them. */
const FIRST = ['zoom-phone-embed', 'zoom-cc-embed', 'zp-note-field'];
const rest = declarations
  .map(({ tagName }) => tagName)
  .filter((tag) => tag && !FIRST.includes(tag))
  .sort();
const elements = [...FIRST, ...rest].map((tag) =>
  declarations.find(({ tagName }) => tagName === tag),
);
const shared = named('SmartEmbed');

/** One line of text for a table's cell. */
const cell = (text = '') => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
const code = (text) => (text ? `\`${cell(text)}\`` : '');

function table(/** @type {string[]} */ heads, /** @type {string[][]} */ rows) {
  if (rows.length === 0) return '';
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const section = (title, text) => (text ? `### ${title}\n\n${text}\n` : '');

/** What an element has of its own, and does not share with the other embed. */
const isOwn = ({ inheritedFrom }) => inheritedFrom?.name !== shared.name;
const typeOf = ({ parsedType, type }) => (parsedType ?? type)?.text;

/** @param {{ name: string, optional?: boolean, default?: string }} parameter */
const nameOf = ({ name, optional, default: value }) =>
  optional || value !== undefined ? `${name}?` : name;

/** @param {{ name: string, parameters?: { name: string, optional?: boolean }[] }} method */
const signature = ({ name, parameters = [] }) => `${name}(${parameters.map(nameOf).join(', ')})`;

/** A method under a heading of its own, so that it can be linked to. */
function method({ name, description = '', parameters = [], return: result }, index, all) {
  const overload = index > 0 && all[index - 1].name === name;
  const rows = parameters.map((parameter) => [
    code(nameOf(parameter)),
    code(parameter.type?.text),
    cell(parameter.description),
  ]);
  const isSaid = result && result.type.text !== 'void';
  const returns =
    isSaid && [`\`${result.type.text}\``, result.description].filter(Boolean).join(': ');
  return [
    overload
      ? `Or \`${signature({ name, parameters })}\`:`
      : `#### \`${signature({ name, parameters })}\``,
    description,
    table(['argument', 'type', ''], rows),
    returns && `Returns ${returns}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Attributes beside the properties that they set. */
function attributes({ attributes, members }, fits) {
  const rows = attributes
    .filter(({ inheritedFrom }) => fits({ inheritedFrom }))
    .map(({ name, fieldName }) => {
      const field = members.find((each) => each.name === fieldName);
      return [
        code(name),
        code(fieldName),
        code(typeOf(field)),
        code(field.default),
        cell(field.description),
      ];
    });
  return table(['attribute', 'property', 'type', 'default', ''], rows);
}

function properties({ attributes, members }, fits) {
  const rows = members
    .filter(
      (member) =>
        member.kind === 'field' &&
        fits(member) &&
        !attributes.some(({ fieldName }) => fieldName === member.name),
    )
    .map((field) => [
      code(field.name),
      code(typeOf(field)),
      field.readonly ? 'read-only' : '',
      cell(field.description),
    ]);
  return table(['property', 'type', '', ''], rows);
}

const methods = ({ members }, fits) =>
  members
    .filter((member) => member.kind === 'method' && fits(member))
    .map(method)
    .join('\n\n');

const payloadOf = (name) =>
  products.flatMap(({ events }) => events).find(({ type }) => namesOf(type).includes(name))
    ?.payload;

/** The type of an event's `detail`, in words that the package exports. */
const detailOf = ({ text }) =>
  /^CustomEvent<(.*)>$/.exec(text)?.[1] ??
  payloadOf(text.replace(/^(?:Phone|Cc)EventMap\['(.*)'\]$/, '$1'));

const eventRows = (events) =>
  table(
    ['event', '`detail`', ''],
    events.map(({ name, type, description }) => [
      code(name),
      code(detailOf(type)),
      cell(description),
    ]),
  );

const list = (items = [], noun) =>
  table(
    [noun, ''],
    items.map(({ name, description }) => [name ? code(name) : '(default)', cell(description)]),
  );

const element = (each) => `## \`<${each.tagName}>\`

${each.description}

${section('Attributes', attributes(each, isOwn))}
${section('Properties', properties(each, isOwn))}
${section('Methods', methods(each, isOwn))}
${section('Events', eventRows(each.events ?? []))}
${section('Slots', list(each.slots, 'slot'))}
${section('Parts', list(each.cssParts, 'part'))}`;

const plain = ({ name, description, members = [] }) => {
  const isShown = ({ privacy, static: isStatic }) => !isStatic && privacy !== 'private';
  const fields = members.filter((member) => member.kind === 'field' && isShown(member));
  return `### \`${name}\`

${description}

${table(
  ['member', 'type', ''],
  fields.map((field) => [code(field.name), code(typeOf(field)), cell(field.description)]),
)}

${members
  .filter((member) => member.kind === 'method' && isShown(member))
  .map(method)
  .join('\n\n')}
`;
};

const source = (...parts) => `\`\`\`ts\n${parts.join('\n\n')}\n\`\`\``;

const all = (each) => each.inheritedFrom === undefined;

/** What methods take. */
const ARGUMENTS = ['MakeCallOptions', 'DialOptions', 'EngagementRef', 'QueueRef', 'CallTarget'];

/** The types of what one product's messages hold. */
const payloads = ({ name, events, commands }) =>
  `### ${name}\n\n${source(
    ...interfacesOf(
      [...events, ...commands].flatMap(({ payload, others }) => [payload, ...others]),
    ),
  )}`;

const text = `# API

Made by \`node scripts/api.mjs\` from the custom elements manifest, which is made from the code.

${elements.map(({ tagName }) => `- [\`<${tagName}>\`](#${tagName})`).join('\n')}
- [What both embeds share](#what-both-embeds-share)
- [Events and errors](#events-and-errors)
- [Records](#records)
- [Arguments of the methods](#arguments-of-the-methods)
- [What controls tell](#what-controls-tell)
- [What the outbox tells](#what-the-outbox-tells)
- [Status and the log of traffic](#status-and-the-log-of-traffic)
- [What Zoom’s messages hold](#what-zooms-messages-hold)

What each of Zoom's messages becomes is on a [page of its own](messages.md).

${elements.map(element).join('\n')}

## What both embeds share

\`<zoom-phone-embed>\` and \`<zoom-cc-embed>\` have these, too.

${section('Shared attributes', attributes({ ...shared }, all))}
${section('Shared properties', properties(shared, all))}
${section('Shared methods', methods(shared, all))}

## Events and errors

${['WireEvent', 'RequestWireEvent', 'SmartEmbedError'].map((name) => plain(named(name))).join('\n')}

## Records

Frozen snapshots: each change makes a new one. A field is absent where nothing was told of it.

${source(...declarationsOf(['Call', 'CallParty', 'CallSummary', 'CallsChange']))}

${source(...declarationsOf(['SmsMessage', 'SmsChange']))}

${source(
  ...declarationsOf([
    'Engagement',
    'EngagementChannel',
    'ChannelType',
    'Customer',
    'EngagementsChange',
  ]),
)}

${source(...declarationsOf(['AgentStatus', 'AgentSubReason', 'AgentStatusChange']))}

## Arguments of the methods

${source(...interfacesOf(ARGUMENTS))}

${source(...declarationsOf(['CommandOptions', 'RequestOptions', 'ConfirmOptions']))}

## What controls tell

${source(...declarationsOf(['BannerOpen', 'BeforeDial', 'DockCorner', 'DockToggle']))}

## What the outbox tells

${source(...declarationsOf(['OutboxEntry', 'OutboxKind', 'OutboxHeaders']))}

## Status and the log of traffic

${source(...interfacesOf(['ScreenPopDetail']))}

${source(
  ...declarationsOf([
    'EmbedStatus',
    'EmbedDrift',
    'MessageRecord',
    'WireMessage',
    'SmartEmbedErrorCode',
  ]),
)}

## What Zoom’s messages hold

The documented shape of each event’s \`detail\`. What really comes may lack fields and hold others, so use optional chaining; \`event.drift\` lists the differences.

${products.map(payloads).join('\n\n')}
`;

writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
