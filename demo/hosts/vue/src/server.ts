import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { widgetsOf } from '../../shared/widgets.js';
import App from './App.vue';

/** The page's content for an address; `main.ts` takes it over in the browser. */
export const render = async (search: string) => ({
  body: await renderToString(createSSRApp(App, { widgets: widgetsOf(search) })),
});
