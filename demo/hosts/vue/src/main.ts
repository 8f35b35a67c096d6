import 'zoom-embed-elements/define';
import '../../shared/host.css';
import { createApp, createSSRApp } from 'vue';
import { widgetsOf } from '../../shared/widgets.js';
import App from './App.vue';

const root = document.getElementById('app') as HTMLElement;
const widgets = widgetsOf(location.search);
// What a server rendered is taken over.
const create = root.firstElementChild ? createSSRApp : createApp;
create(App, { widgets }).mount(root);
