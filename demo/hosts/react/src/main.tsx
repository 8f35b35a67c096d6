import 'zoom-embed-elements/define';
import '../../shared/host.css';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { widgetsOf } from '../../shared/widgets.js';
import { App } from './app.js';

const root = document.getElementById('app') as HTMLElement;
const app = (
  <StrictMode>
    <App widgets={widgetsOf(location.search)} />
  </StrictMode>
);
// What a server rendered is taken over.
if (root.firstElementChild) hydrateRoot(root, app);
else createRoot(root).render(app);
