import js from '@eslint/js';
import html from '@html-eslint/eslint-plugin';
import { defineConfig } from 'eslint/config';
import globals from 'globals';

export default defineConfig([
  {
    files: ['app.js'],
    extends: [js.configs.recommended],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['index.html'],
    plugins: { html },
    extends: ['html/recommended'],
    language: 'html/html',
    rules: {
      // The layout is Prettier's.
      'html/attrs-newline': 'off',
      'html/element-newline': 'off',
      'html/indent': 'off',
      'html/no-extra-spacing-tags': 'off',
      'html/require-closing-tags': ['error', { selfClosing: 'always' }],
    },
  },
]);
