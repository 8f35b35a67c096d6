import vue from 'eslint-plugin-vue';
import ts from 'typescript-eslint';

/** Names that belong to the elements: their fixers would turn them into names that nobody listens to. */
const ours = { ignoreTags: ['/^(zoom|zp)-/'] };

export default [
  ...ts.configs.recommended,
  ...vue.configs['flat/essential'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    rules: {
      'vue/attribute-hyphenation': ['warn', 'always', ours],
      'vue/v-on-event-hyphenation': ['warn', 'always', ours],
      // The components are called as the page's parts are.
      'vue/multi-word-component-names': 'off',
    },
  },
];
