import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { writeTexts } from './llms.mjs';
import { ourMarkdown } from './markdown.mjs';
import { anchorOf, places, read, root, sidebar } from './pages.mjs';
import { themes } from './themes.mjs';

const site = join(import.meta.dirname, '..');
const isElement = (/** @type {string} */ tag) => /^(zoom|zp)-/.test(tag);

/** The pages are not in this folder, so that they would not find its packages. */
const packagesOfSite = {
  name: 'packages-of-site',
  enforce: /** @type {const} */ ('pre'),
  resolveId(
    /** @type {string} */ id,
    /** @type {string | undefined} */ importer,
    /** @type {{ ssr?: boolean }} */ { ssr },
  ) {
    if (id !== 'vue' && id !== 'vue/server-renderer') return undefined;
    // What renders the pages is in the folder.
    if (ssr) return { id, external: true };
    return id === 'vue'
      ? join(site, 'node_modules/vue/dist/vue.runtime.esm-bundler.js')
      : undefined;
  },
};

export default defineConfig({
  title: 'zoom-embed-elements',
  description:
    'Zoom Phone and Zoom Contact Center in a web page, as two HTML elements. Unofficial, not affiliated with Zoom.',
  lang: 'en',
  // Below which path the site is served.
  base: process.env.SITE_BASE ?? '/',
  // The pages are where they are in the repository: none is copied.
  srcDir: root,
  srcExclude: [
    'server/**',
    'demo/**',
    'test/**',
    'src/**',
    'simulator/**',
    'scripts/**',
    'coverage/**',
    'site/public/**',
    'bench/!(results)/**',
  ],
  rewrites: places,
  outDir: join(site, 'dist'),
  cacheDir: join(site, '.cache'),
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    config: ourMarkdown,
    anchor: { slugify: anchorOf },
    theme: themes,
  },
  vue: { template: { compilerOptions: { isCustomElement: isElement } } },
  vite: { publicDir: join(site, 'public'), configFile: false, plugins: [packagesOfSite] },
  themeConfig: {
    nav: [
      { text: 'Introduction', link: '/introduction' },
      { text: 'Before you start', link: '/before-you-start' },
      { text: 'Playground', link: '/playground' },
      { text: 'Reference', link: '/reference/api' },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: 'local' },
    footer: {
      message: 'Unofficial: not affiliated with, endorsed or supported by Zoom.',
      copyright: 'MIT licence',
    },
  },
  transformPageData: ({ filePath, frontmatter }) => {
    // Without headings to list, the room is the page's.
    if (!/^## /m.test(read(filePath))) frontmatter.aside = false;
  },
  buildEnd: ({ outDir }) => writeTexts(outDir),
});
