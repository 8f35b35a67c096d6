import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const nodeGlobals = [
  'Request',
  'URL',
  'clearTimeout',
  'console',
  'fetch',
  'performance',
  'process',
  'setTimeout',
];

const pageGlobals = [
  'DOMParser',
  'URL',
  'URLSearchParams',
  'customElements',
  'document',
  'location',
  'requestAnimationFrame',
  'top',
  'window',
];

const htmlSinks = ['innerHTML', 'outerHTML', 'srcdoc'].map((property) => ({
  property,
  message: 'Strings never become HTML here: build elements.',
}));

const unsafeCalls = [
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|parseFromString)$/]',
    message: 'Strings never become HTML here: build elements.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: 'Strings never become HTML here: build elements.',
  },
  ...['callee.property.name', 'callee.name'].map((callee) => ({
    selector: `CallExpression[${callee}="postMessage"] > Literal[value="*"]`,
    message: 'A message names the one origin that may read it.',
  })),
  {
    selector: 'Property[key.name="targetOrigin"][value.value="*"]',
    message: 'A message names the one origin that may read it.',
  },
];

export default defineConfig(
  globalIgnores([
    '**/dist',
    '**/.cache',
    '**/.angular',
    'coverage',
    'types',
    'test/hosts/types',
    'demo/hosts/*/src',
    'demo/hosts/*/*.ts',
    'site/public',
    // What is shown is compiled, each by its framework, when the site is built.
    'site/examples',
    // Its imports are installed when its test runs: without them a rule on types finds fault.
    'test/runners/*.ts',
  ]),
  js.configs.recommended,

  {
    files: ['**/*.ts'],
    extends: [
      tseslint.configs.strictTypeChecked,
      lit['flat/recommended'],
      wc['flat/best-practice'],
    ],
    plugins: { 'lit-a11y': litA11y },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...litA11y.configs.recommended.rules,
      '@typescript-eslint/consistent-type-imports': 'error',
      // An interface gives what a schema describes a name, and a map its events.
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      // These look at one tag alone, and miss a label beside it or a role that the tag implies. The
      // tests have axe look at the page.
      'lit-a11y/accessible-name': 'off',
      'lit-a11y/click-events-have-key-events': 'off',
      'lit-a11y/role-has-required-aria-attrs': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A number in a text says what it means without a conversion.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },

  {
    files: ['{src,simulator,demo}/**/*.ts'],
    rules: {
      'no-eval': 'error',
      'no-restricted-globals': ['error', 'Buffer', 'global', 'process'],
      'no-restricted-properties': ['error', ...htmlSinks],
      'no-restricted-syntax': ['error', ...unsafeCalls],
    },
  },
  { files: ['simulator/server.ts'], rules: { 'no-restricted-globals': 'off' } },

  {
    files: ['{test,server/test,server/load}/**/*.ts'],
    rules: {
      // Chai's assertions are properties, and `equal` is typed as a promise for DOM snapshots.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            'Equal',
            { from: 'package', name: ['describe', 'it', 'suite', 'test'], package: 'node:test' },
          ],
        },
      ],
      // What comes over the wire has no type that a test would not have to assert anyway.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // A test knows what it set up a line before.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A test sees changes that the compiler cannot, such as those that a listener made.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // The type tests are made of it.
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': false }],
      // Listeners and fakes are often empty on purpose.
      '@typescript-eslint/no-empty-function': 'off',
    },
  },

  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])),
    },
  },
  {
    files: [
      'demo/hosts/{plain,shared}/*.js',
      'site/{run,.vitepress/theme}/*.mjs',
      'test/hosts/*.mjs',
      'test/package/desk*.mjs',
    ],
    languageOptions: {
      globals: Object.fromEntries(pageGlobals.map((name) => [name, 'readonly'])),
    },
  },
  {
    files: ['test/runners/*.js'],
    languageOptions: { globals: { document: 'readonly', it: 'readonly' } },
  },
  {
    files: ['test/frames/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'addEventListener',
          'document',
          'location',
          'parent',
          'top',
          'URL',
          'URLSearchParams',
          'window',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // Classic scripts, as the documents of Zoom have them: what is global in them is for others to call.
    files: ['test/frames/{raw,rewritten}/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: Object.fromEntries(['Option', 'crypto'].map((name) => [name, 'readonly'])),
    },
  },
);
