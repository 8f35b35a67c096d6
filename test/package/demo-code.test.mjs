// The code that the demo's desk shows: in every framework, it is what the package takes.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/setup.mjs';
import { compile } from './compile.mjs';
import { all, elementsOf, frameworks, own } from './demo-code.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'))
  .modules.flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName);

/** Attributes and events that any element has. */
const isGlobal = (name) => ['id', 'class', 'for'].includes(name) || name.startsWith('data-');

/** The lines of code in something that holds markup, too. */
const scriptIn = (text) => text.match(/<script[^>]*>([^]*?)<\/script>/)?.[1] ?? text;

describe('the code that the desk shows', () => {
  test('is of elements, attributes, properties and events that there are', () => {
    for (const { name, markup } of all) {
      for (const { tag, attributes = {}, properties = {}, on = {} } of elementsOf(markup)) {
        if (!tag.includes('-')) continue;
        const element = manifest.find(({ tagName }) => tagName === tag);
        assert(element, `${name}: <${tag}>`);
        const { attributes: known = [], events = [], members = [] } = element;
        for (const each of Object.keys(attributes)) {
          assert(isGlobal(each) || known.some((one) => one.name === each), `${name}: ${each}`);
        }
        for (const each of Object.keys(properties)) {
          assert(
            members.some((one) => one.name === each),
            `${name}: .${each}`,
          );
        }
        for (const each of Object.keys(on)) {
          assert(
            events.some((one) => one.name === each),
            `${name}: @${each} of <${tag}>`,
          );
        }
      }
    }
  });

  test('imports what the package has', () => {
    for (const snippet of all) {
      for (const write of Object.values(frameworks)) {
        for (const [, path] of write(snippet).matchAll(/'zoom-embed-elements\/(define\/[^']+)'/g)) {
          assert(existsSync(join(root, `src/${path}.ts`)), `${snippet.name}: ${path}`);
        }
      }
    }
  });

  test('defines every function that it uses, and names what the page brings', () => {
    for (const { name, markup, handlers = [], own: brought = [] } of all) {
      const used = elementsOf(markup).flatMap(({ on = {}, properties = {} }) => [
        ...Object.values(on),
        ...Object.values(properties),
      ]);
      assert.deepEqual([...new Set(used)].sort(), handlers.map((each) => each.name).sort(), name);
      const bodies = handlers.flatMap(({ body }) => body).join('\n');
      for (const each of brought) assert(bodies.includes(each), `${name}: ${each}`);
    }
  });

  test('is typed as HTML’s script and as Angular’s component', () => {
    const scripts = all.map((snippet, index) => ({
      code: scriptIn(frameworks.HTML(snippet)),
      line: index + 1,
    }));
    assert.deepEqual(compile(scripts, 'js', own), []);

    const components = all.map((snippet, index) => ({
      // Its decorator is Angular's: what is checked is the class.
      code: frameworks
        .Angular(snippet)
        .replace(/^import .*@angular\/core.*$/m, '')
        .replace(/@Component\([^]*?^\}\)$/m, ''),
      line: index + 1,
    }));
    assert.deepEqual(compile(components, 'ts', own), []);
  });

  test('parses as React’s and Svelte’s and Vue’s', () => {
    for (const snippet of all) {
      for (const [framework, text] of Object.entries({
        React: frameworks.React(snippet),
        Svelte: scriptIn(frameworks.Svelte(snippet)),
        Vue: scriptIn(frameworks.Vue(snippet)),
      })) {
        const { diagnostics } = ts.transpileModule(text, {
          reportDiagnostics: true,
          compilerOptions: { jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.ES2022 },
          fileName: 'snippet.tsx',
        });
        assert.deepEqual(
          diagnostics?.map(({ messageText }) => messageText),
          [],
          `${snippet.name} in ${framework}:\n${text}`,
        );
      }
    }
  });
});
