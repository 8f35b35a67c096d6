import { configs, processInlineTemplates } from 'angular-eslint';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

export default defineConfig(
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommended, configs.tsRecommended],
    processor: processInlineTemplates,
  },
  {
    files: ['**/*.html'],
    extends: [configs.templateRecommended, configs.templateAccessibility],
  },
);
