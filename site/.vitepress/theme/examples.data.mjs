// The examples' code, with its colours, when the site is built.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMarkdownRenderer } from 'vitepress';
import { themes } from '../themes.mjs';

const folder = join(import.meta.dirname, '../../examples');
const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'),
);
const files = {
  html: ['HTML', 'html.html', 'html'],
  vue: ['Vue', 'vue.vue', 'vue'],
  react: ['React', 'react.tsx', 'tsx'],
  angular: ['Angular', 'angular.ts', 'ts'],
  svelte: ['Svelte', 'svelte.svelte', 'svelte'],
};

export default {
  watch: ['../../examples/*/*'],
  async load() {
    const md = await createMarkdownRenderer(folder, { theme: themes });
    const examples = {};
    for (const name of readdirSync(folder, { withFileTypes: true })) {
      if (!name.isDirectory()) continue;
      const read = (file) => readFileSync(join(folder, name.name, file), 'utf8');
      const sources = {};
      for (const [key, [label, file, language]] of Object.entries(files)) {
        const code = read(file)
          .trim()
          .replace(/(zoom-embed-elements@)[\d.]+/, `$1${version}`);
        sources[key] = {
          label,
          code: key === 'html' ? code : '',
          html: md.render(`\`\`\`${language}\n${code}\n\`\`\``),
        };
      }
      examples[name.name] = { ...JSON.parse(read('example.json')), sources };
    }
    return examples;
  },
};
