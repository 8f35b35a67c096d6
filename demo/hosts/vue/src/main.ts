import 'zoom-embed-elements/define';
import '../../shared/host.css';
import { createApp, createSSRApp } from 'vue';
import { createWebHashHistory } from 'vue-router';
import { widgetsOf } from '../../shared/widgets.js';
import App from './App.vue';
import { routerOn } from './routes.js';

const root = document.getElementById('app') as HTMLElement;
const isRendered = root.firstElementChild !== null;
const { hash } = location;
// A server never sees what is behind `#`. What it rendered, the first page, is taken over before another is shown.
if (isRendered) history.replaceState(null, '', '#/');

const router = routerOn(createWebHashHistory());
const create = isRendered ? createSSRApp : createApp;
const app = create(App, { widgets: widgetsOf(location.search) }).use(router);
await router.isReady();
app.mount(root);
if (isRendered && hash) await router.replace(hash.slice(1));
