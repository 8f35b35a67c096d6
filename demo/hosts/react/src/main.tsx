import 'zoom-embed-elements/define';
import '../../shared/host.css';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { HashRouter } from 'react-router';
import { widgetsOf } from '../../shared/widgets.js';
import { App } from './app.js';

const root = document.getElementById('app') as HTMLElement;
const app = (
  <StrictMode>
    <HashRouter>
      <App widgets={widgetsOf(location.search)} />
    </HashRouter>
  </StrictMode>
);
// What a server rendered is taken over. It is the first page: what is behind `#` never comes to a server.
const isRendered = root.firstElementChild && ['', '#/'].includes(location.hash);
if (isRendered) hydrateRoot(root, app);
else createRoot(root).render(app);
