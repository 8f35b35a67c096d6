import 'zoom-embed-elements/define';
import '../../shared/host.css';
import { hydrate, render } from 'solid-js/web';
import { widgetsOf } from '../../shared/widgets.js';
import { App } from './app.js';

const root = document.getElementById('app') as HTMLElement;
// What a server rendered is taken over.
const start = root.firstElementChild ? hydrate : render;
start(() => <App widgets={widgetsOf(location.search)} />, root);
