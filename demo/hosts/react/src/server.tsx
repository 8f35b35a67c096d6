import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { widgetsOf } from '../../shared/widgets.js';
import { App } from './app.js';

/** The page's content for an address; `main.tsx` takes it over in the browser. */
export const render = (search: string) => ({
  body: renderToString(
    <StrictMode>
      <App widgets={widgetsOf(search)} />
    </StrictMode>,
  ),
});
