import 'zoom-embed-elements/define';
import '../../shared/host.css';
import { hydrate, mount } from 'svelte';
import { widgetsOf } from '../../shared/widgets.js';
import App from './App.svelte';

const target = document.getElementById('app') as HTMLElement;
// What a server rendered is taken over.
const start = target.firstElementChild ? hydrate : mount;
start(App, { target, props: { widgets: widgetsOf(location.search) } });
