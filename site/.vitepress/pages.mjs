// Which files are pages, where each is on the site, and their order. What docs/README.md lists is what the sidebar
// shows: there is one table of contents.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export const root = join(import.meta.dirname, '../..');

const own = {
  'README.md': 'introduction.md',
  'CHANGELOG.md': 'changes.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'reporting.md',
  'docs/README.md': 'contents.md',
  'bench/results/results.md': 'measurements.md',
};

const markdownIn = (/** @type {string} */ folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.md'))
    .sort();

/** Where a file of the repository is on the site. */
const placeOf = (/** @type {string} */ file) =>
  (own[file] ?? file.replace(/^(docs|site\/pages)\//, '')).replace(
    /(^|\/)README\.md$/,
    '$1index.md',
  );

/** The path of each page on the site, by that of its file in the repository. */
export const places = Object.fromEntries(
  [
    ...Object.keys(own).filter((file) => existsSync(join(root, file))),
    ...markdownIn('docs').filter((file) => !(file in own)),
    ...markdownIn('site/pages'),
  ].map((file) => [file, placeOf(file)]),
);

export const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');

/** A page's address below the site's base. */
export const addressOf = (/** @type {string} */ place) =>
  `/${place.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html')}`;

export const titleOf = (/** @type {string} */ file) =>
  /^# (.+)$/m.exec(read(file))?.[1]?.replaceAll('`', '') ?? 'zoom-embed-elements';

/**
 * What a link leads to: another page of the site, or nothing, where the file is in the repository alone.
 *
 * @param {string} href As it is written.
 * @param {string} from The file that it stands in.
 * @returns {string | undefined} Undefined where the site has no such page.
 */
export function targetOf(href, from) {
  const [path = '', anchor] = href.split('#');
  const file = path ? posix.join(posix.dirname(from), path) : from;
  const place = places[file] ?? places[posix.join(file, 'README.md')];
  return place && `/${place}${anchor ? `#${anchor}` : ''}`;
}

/** The anchor of a heading, as where the same Markdown is shown elsewhere. */
export const anchorOf = (/** @type {string} */ heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const linksIn = (/** @type {string} */ text, /** @type {string} */ from) =>
  [...text.matchAll(/\[([^\]]+)\]\(([^)\s]+\.md)\)/g)].flatMap(([, text = '', href = '']) => {
    const link = targetOf(href, from);
    return link && !/changes/.test(link)
      ? [{ text: sentence(text.replaceAll('`', '')), link }]
      : [];
  });

const sentence = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);

/** The sections of docs/README.md, each with its links. */
const sections = () =>
  read('docs/README.md')
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return { text: heading, items: linksIn(lines.join('\n'), 'docs/README.md') };
    });

export const sidebar = () => [
  {
    text: 'Start',
    items: [
      { text: 'Introduction', link: '/introduction' },
      { text: 'Before you start', link: '/before-you-start' },
      { text: 'Playground', link: '/playground' },
    ],
  },
  ...sections(),
  {
    text: 'In your framework',
    items: linksIn(read('docs/hosts/README.md'), 'docs/hosts/README.md'),
  },
  {
    text: 'Reference',
    items: [
      ...['api', 'messages', 'simulator', 'size']
        .filter((name) => `docs/reference/${name}.md` in places)
        .map((name) => ({
          text: titleOf(`docs/reference/${name}.md`),
          link: `/reference/${name}`,
        })),
      { text: 'Changes', link: '/changes' },
      { text: 'Report a fault', link: '/reporting' },
      { text: 'Contributing', link: '/contributing' },
    ],
  },
];
