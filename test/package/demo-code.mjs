import { build } from 'esbuild';
import { root } from '../../scripts/setup.mjs';

const entry = `
  export { frameworks } from './demo/code/frameworks.ts';
  export { snippets } from './demo/code/snippets.ts';
  export { elementsOf } from './demo/code/snippet.ts';
`;
const { outputFiles } = await build({
  stdin: { contents: entry, resolveDir: root },
  bundle: true,
  format: 'esm',
  write: false,
});
const code = encodeURIComponent(outputFiles[0].text);
/** The code that the demo's desk shows, as it is written for each framework. */
export const { frameworks, snippets, elementsOf } = await import(`data:text/javascript,${code}`);

const example = { id: 'c-1', first: 'Maya', number: '+14155550132' };
/** All of it, with its name. */
export const all = Object.entries(snippets).map(([name, make]) => ({ name, ...make(example) }));

/** What the snippets leave to the page. */
export const own = `
  const doNotCall: Set<string>;
  function openCustomer(who: unknown): void;
  function findContacts(number: string): [];
  function namesOf(numbers: readonly string[]): Record<string, never>;
  function findNames(text: string): [];
  function save(...what: unknown[]): void;
  function freshToken(): Promise<string>;
  function tellSupport(key: string, status: number | undefined): void;
`;
