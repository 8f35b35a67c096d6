import { createSSRApp } from 'vue';
import { createMemoryHistory } from 'vue-router';
import { renderToString } from 'vue/server-renderer';
import { widgetsOf } from '../../shared/widgets.js';
import App from './App.vue';
import { routerOn } from './routes.js';

/** The page's content for an address; `main.ts` takes it over in the browser. */
export async function render(search: string) {
  const router = routerOn(createMemoryHistory('#'));
  const app = createSSRApp(App, { widgets: widgetsOf(search) }).use(router);
  await router.push('/');
  return { body: await renderToString(app) };
}
