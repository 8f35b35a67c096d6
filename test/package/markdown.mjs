import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';

/**
 * A fenced block of code.
 *
 * @typedef {{ language: string, code: string, line: number }} Block `line` is that of its first line of code.
 */

/** The anchor that a heading gets where Markdown is shown. */
const anchorOf = (/** @type {string} */ heading) =>
  heading
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

/** @param {string} path */
function readPage(path) {
  const text = readFileSync(join(root, path), 'utf8');
  /** @type {Block[]} */
  const blocks = [];
  /** @type {string[]} */
  const prose = [];
  /** @type {Block | undefined} */
  let open;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^\s*```(\w*)/.exec(line);
    if (open && fence) {
      blocks.push(open);
      open = undefined;
    } else if (open) open.code += `${line}\n`;
    else if (fence) open = { language: fence[1] ?? '', code: '', line: index + 2 };
    else prose.push(line);
  }
  const words = prose.join('\n');
  return {
    path,
    text,
    blocks,
    isOpen: open !== undefined,
    /** What the page's blocks take for granted: see CONTRIBUTING.md. */
    declarations: [...text.matchAll(/<!-- declare\n([^]*?)-->/g)].map(([, code]) => code).join(''),
    anchors: prose
      .map((line) => /^#+\s+(.*)/.exec(line)?.[1])
      .filter((heading) => heading !== undefined)
      .map(anchorOf),
    links: [...words.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to),
  };
}

/** Every page of the documentation. */
export const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .map((name) => `docs/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.md')),
].map(readPage);
