import { useData } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineAsyncComponent, onMounted, watch } from 'vue';
import './style.css';

export default {
  extends: DefaultTheme,
  setup() {
    const { frontmatter } = useData();
    // The theme's first page has no main landmark; its other pages have one.
    const mark = () => {
      const content = document.getElementById('VPContent');
      if (frontmatter.value.layout === 'home') content?.setAttribute('role', 'main');
      else content?.removeAttribute('role');
    };
    onMounted(mark);
    watch(() => frontmatter.value.layout, mark, { flush: 'post' });
  },
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
