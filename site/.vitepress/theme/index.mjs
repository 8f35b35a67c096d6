import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineAsyncComponent } from 'vue';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    // Loaded with the pages that show one.
    app.component(
      'LiveExample',
      defineAsyncComponent(() => import('./LiveExample.vue')),
    );
    app.component(
      'MessagePlayground',
      defineAsyncComponent(() => import('./MessagePlayground.vue')),
    );
  },
};
