// What the site makes of the Markdown besides what every reader of it does: the pages are written for both.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root, targetOf } from './pages.mjs';

/** @param {import('markdown-it').default} md */
export function ourMarkdown(md) {
  md.core.ruler.push('ours', ({ tokens, env }) => {
    const path = env?.realPath ?? env?.path;
    // A title alone, to be read.
    if (!path) return;
    const from = relative(root, path).replaceAll('\\', '/');
    for (const token of tokens) {
      // The words after the language say where the code is from; elsewhere they are not shown either.
      if (token.type === 'fence') token.info = token.info.split(' ')[0] ?? '';
      if (token.type === 'html_block') token.content = shown(token.content);
      if (token.type !== 'inline') continue;
      mendLinks(token.children ?? [], from);
      keepRoom(token.children ?? [], from);
    }
  });
}

/** A comment is for tools: one names an example, the others are not shown. @param {string} html */
function shown(html) {
  const [, name, first] = /^<!-- live: ([\w-]+)(?: (\w+))? -->\s*$/.exec(html) ?? [];
  if (name) return `<LiveExample name="${name}"${first ? ` first="${first}"` : ''} />\n`;
  return html.startsWith('<!--') ? '' : html;
}

/** Links lead to the pages of the site; what is in the repository alone is named, and no link. */
function mendLinks(
  /** @type {import('markdown-it').Token[]} */ tokens,
  /** @type {string} */ from,
) {
  /** @type {boolean[]} */
  const isDropped = [];
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const href = token.attrGet('href') ?? '';
      const isOurs = !/^(?:[a-z]+:|#)/i.test(href);
      const target = isOurs ? targetOf(decodeURI(href), from) : href;
      isDropped.push(!target);
      if (target) token.attrSet('href', target);
      else drop(token);
    } else if (token.type === 'link_close' && isDropped.pop()) drop(token);
  }
}

function drop(/** @type {import('markdown-it').Token} */ token) {
  token.tag = 'span';
  token.attrs = null;
  token.type = token.type.replace('link', 'plain');
}

/** Images say their size, so that nothing moves when they arrive. */
function keepRoom(/** @type {import('markdown-it').Token[]} */ tokens, /** @type {string} */ from) {
  for (const token of tokens.filter(({ type }) => type === 'image')) {
    const file = join(root, dirname(from), token.attrGet('src') ?? '');
    const [width, height] = existsSync(file) ? sizeOf(readFileSync(file)) : [];
    if (!width || !height) continue;
    token.attrSet('width', String(width));
    token.attrSet('height', String(height));
  }
}

/** The size of a PNG or an SVG. @param {Buffer} image @returns {number[]} */
function sizeOf(image) {
  if (image.toString('latin1', 1, 4) === 'PNG')
    return [image.readUInt32BE(16), image.readUInt32BE(20)];
  const [tag = ''] = /<svg[^>]*>/.exec(image.toString('utf8', 0, 1000)) ?? [];
  return ['width', 'height'].map((name) => Number(new RegExp(`\\s${name}="(\\d+)`).exec(tag)?.[1]));
}
