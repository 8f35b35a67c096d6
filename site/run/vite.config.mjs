// The pages that the examples run in, one for each framework.
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  base: './',
  publicDir: false,
  resolve: {
    alias: [{ find: /^zoom-embed-elements\/(.*)$/, replacement: join(here, '../../dist/$1.js') }],
    dedupe: ['lit', 'vue'],
  },
  plugins: [
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => /^(zoom|zp)-/.test(tag) } },
    }),
    svelte({ configFile: false, compilerOptions: { dev: false } }),
  ],
  build: {
    outDir: join(here, '../public/run'),
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Angular's compiler is one of them.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: ['html', 'vue', 'react', 'angular', 'svelte'].map((name) =>
        join(here, `${name}.html`),
      ),
      output: { entryFileNames: 'assets/[name].js' },
    },
  },
});
