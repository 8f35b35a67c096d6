// The same pages as text: a list, all of them in one file, and each beside its HTML page.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { places, read, targetOf, titleOf } from './pages.mjs';

/** The Markdown of a page, without what is for tools, and with links that lead to the texts. */
function textOf(/** @type {string} */ file) {
  return read(file)
    .replace(/^---\n[^]*?\n---\n/, '')
    .replace(/<!--[^]*?-->\n?/g, '')
    .replace(/\]\((?![a-z]+:|#)([^)\s]+)\)/g, (whole, href) => {
      const target = targetOf(href, file);
      return target ? `](${target})` : whole.replace(/^\]\(.*\)$/, ']');
    })
    .trim();
}

/** The first sentence after the title. */
function gistOf(/** @type {string} */ file) {
  const paragraph = textOf(file)
    .split('\n\n')
    .find((each) => /^[A-Z`<*]/.test(each) && !each.includes('\n|'));
  return paragraph?.split(/(?<=\.)\s/)[0]?.replace(/\[([^\]]*)\](\([^)]*\))?/g, '$1') ?? '';
}

export function writeTexts(/** @type {string} */ outDir) {
  const files = Object.keys(places).filter((file) => !file.startsWith('site/'));
  const list = files.map((file) => `- [${titleOf(file)}](/${places[file]}): ${gistOf(file)}`);
  const write = (/** @type {string} */ path, /** @type {string} */ text) => {
    mkdirSync(dirname(join(outDir, path)), { recursive: true });
    writeFileSync(join(outDir, path), `${text}\n`);
  };
  const [intro = ''] = /> .*|Zoom Phone and Zoom Contact Center.*/.exec(read('README.md')) ?? [];
  write('llms.txt', `# zoom-embed-elements\n\n> ${intro}\n\n## Pages\n\n${list.join('\n')}`);
  write('llms-full.txt', files.map(textOf).join('\n\n---\n\n'));
  for (const file of files) write(places[file] ?? '', textOf(file));
}
