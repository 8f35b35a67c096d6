import {
  elementsOf,
  importsOf,
  indented,
  listenerOf,
  type Handler,
  type Snippet,
} from './snippet.js';
import { writeMarkup } from './write-markup.js';

/** Writes a snippet as its framework has it. */
type Write = (snippet: Snippet) => string;

const block = (...parts: readonly (readonly string[])[]): readonly string[] =>
  parts.filter(({ length }) => length).flatMap((part, index) => (index ? ['', ...part] : part));

const text = (...parts: readonly (readonly string[])[]): string => block(...parts).join('\n');

function functionOf(snippet: Snippet, { name, isAsync, body }: Handler): readonly string[] {
  const parameter = listenerOf(snippet, name) ? 'event' : '';
  return [`${isAsync ? 'async ' : ''}function ${name}(${parameter}) {`, ...indented(body), '}'];
}

const functionsOf = (snippet: Snippet): readonly (readonly string[])[] =>
  (snippet.handlers ?? []).map((handler) => functionOf(snippet, handler));

const html: Write = (snippet) => {
  const uses = elementsOf(snippet.markup).flatMap(({ tag, properties = {}, on = {} }) => {
    const element = `document.querySelector('${tag}')`;
    return [
      ...Object.entries(properties).map(([name, value]) => `${element}.${name} = ${value};`),
      ...Object.entries(on).map(
        ([type, handler]) => `${element}.addEventListener('${type}', ${handler});`,
      ),
    ];
  });
  const script = block(importsOf(snippet), uses, ...functionsOf(snippet));
  return text(writeMarkup(snippet.markup), [
    '<script type="module">',
    ...indented(script),
    '</script>',
  ]);
};

/** Vue's compiler and linter want the names of events in lower case: the embeds send those, too. */
const hyphenated = (type: string): string =>
  type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const vue: Write = (snippet) =>
  text(
    ['<script setup>', ...block(importsOf(snippet), ...functionsOf(snippet)), '</script>'],
    [
      '<template>',
      ...indented(
        writeMarkup(snippet.markup, {
          listener: (type, handler) => `@${hyphenated(type)}="${handler}"`,
          property: (name, value) => `:${name}.prop="${value}"`,
        }),
      ),
      '</template>',
    ],
  );

const react: Write = (snippet) => {
  const markup = writeMarkup(snippet.markup, {
    listener: (type, handler) => `on${type}={${handler}}`,
    property: (name, value) => `${name}={${value}}`,
    closesItself: true,
  });
  const isOne = snippet.markup.length === 1;
  return text(importsOf(snippet), ...functionsOf(snippet), [
    'export function Desk() {',
    '  return (',
    ...indented(isOne ? markup : ['<>', ...indented(markup), '</>'], 4),
    '  );',
    '}',
  ]);
};

const angular: Write = (snippet) => {
  const methods = (snippet.handlers ?? []).map(({ name, isAsync, body }) => {
    const listener = listenerOf(snippet, name);
    const parameter = listener ? `event: ElementEvent<'${listener[0]}', '${listener[1]}'>` : '';
    return [`${isAsync ? 'async ' : ''}${name}(${parameter}) {`, ...indented(body), '}'];
  });
  const listens = (snippet.handlers ?? []).some(({ name }) => listenerOf(snippet, name));
  const markup = writeMarkup(snippet.markup, {
    listener: (type, handler) => `(${type})="${handler}($event)"`,
    property: (name, value) => `[${name}]="${value}"`,
  });
  return text(
    [
      "import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';",
      ...(listens
        ? ["import type { ElementEvent } from 'zoom-embed-elements/types/angular';"]
        : []),
      ...importsOf(snippet),
    ],
    [
      '@Component({',
      "  selector: 'app-desk',",
      '  schemas: [CUSTOM_ELEMENTS_SCHEMA],',
      '  template: `',
      ...indented(markup, 4),
      '  `,',
      '})',
      ...(methods.length
        ? ['export class Desk {', ...indented(block(...methods)), '}']
        : ['export class Desk {}']),
    ],
  );
};

const svelte: Write = (snippet) =>
  text(
    ['<script>', ...indented(block(importsOf(snippet), ...functionsOf(snippet))), '</script>'],
    writeMarkup(snippet.markup, {
      listener: (type, handler) => `on${type}={${handler}}`,
      property: (name, value) => (name === value ? `{${name}}` : `${name}={${value}}`),
    }),
  );

/** How each framework writes a snippet. */
export const frameworks = { HTML: html, Vue: vue, React: react, Angular: angular, Svelte: svelte };

export type Framework = keyof typeof frameworks;
