// node scripts/package-page.mjs pin | check | publish | restore: the README as the package's page shows it.
//
// - pin: the CDN's file in the first example is that of this version, with its integrity value. `npm version` runs
//   it; between releases the value is that of the last one.
// - check: whether it is pinned to what is built.
// - publish: besides, links lead to the files of the published version: a registry's page has no files beside it.
//   `npm pack` and `npm publish` run it before they pack, and `restore` after.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guard, root, SetupError } from './setup.mjs';

/**
 * Where a file of this version can be looked at: in the repository where package.json names one, else on the CDN,
 * which serves what is in the tarball.
 *
 * @typedef {{ page: string, file: string }} Places `page` shows text, `file` is the file itself.
 */

/** @param {{ name: string, version: string, repository?: string | { url: string } }} packageJson @returns {Places} */
export function placesOf({ name, version, repository }) {
  const url = typeof repository === 'string' ? repository : repository?.url;
  const onGitHub = /github(?:\.com[/:]|:)([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url ?? '')?.[1];
  return onGitHub
    ? {
        page: `https://github.com/${onGitHub}/blob/v${version}/`,
        file: `https://raw.githubusercontent.com/${onGitHub}/v${version}/`,
      }
    : {
        page: `https://app.unpkg.com/${name}@${version}/files/`,
        file: `https://unpkg.com/${name}@${version}/`,
      };
}

const SCRIPT =
  /<script\s+type="module"\s+src="https:\/\/unpkg\.com\/zoom-embed-elements@?[^"]*"[^>]*><\/script>/g;

/** The tag that loads the CDN's module, of one version and with its integrity value. */
export const scriptTag = (/** @type {string} */ version, /** @type {string} */ integrity) =>
  `<script
  type="module"
  src="https://unpkg.com/zoom-embed-elements@${version}/dist/cdn/zoom-embeds.js"
  integrity="${integrity}"
  crossorigin
></script>`;

/** @param {string} text @param {string} version @param {string} integrity */
export const pinned = (text, version, integrity) =>
  text.replace(SCRIPT, scriptTag(version, integrity));

/** The address in a link or an image of Markdown, where it names a file beside the page. */
const ADDRESS = /\]\((?!https?:|mailto:|#)([^)\s]+)\)/g;
const isImage = (/** @type {string} */ path) => /\.(png|svg|gif|jpe?g|webp)$/.test(path);

/** @param {string} text @param {Places} places */
export const withAbsoluteLinks = (text, { page, file }) =>
  text.replace(ADDRESS, (_, path) => `](${isImage(path) ? file : page}${path})`);

/** Undoes {@link withAbsoluteLinks}. @param {string} text @param {Places} places */
export const withRelativeLinks = (text, { page, file }) =>
  text.replaceAll(`](${page}`, '](').replaceAll(`](${file}`, '](');

if (import.meta.filename === process.argv[1]) {
  await guard(async () => {
    const json = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
    const file = join(root, 'README.md');
    const text = readFileSync(file, 'utf8');
    const packageJson = json('package.json');
    const places = placesOf(packageJson);
    const pin = () =>
      pinned(text, packageJson.version, json('dist/cdn/sri.json')['zoom-embeds.js']);

    switch (process.argv[2]) {
      case 'pin':
        return writeFileSync(file, pin());
      case 'check':
        if (pin() === text) return;
        throw new SetupError('README.md loads another file: node scripts/package-page.mjs pin');
      case 'publish':
        return writeFileSync(file, withAbsoluteLinks(pin(), places));
      case 'restore':
        return writeFileSync(file, withRelativeLinks(text, places));
      default:
        throw new SetupError('Say which: pin, check, publish or restore.');
    }
  });
}
