import { generateHydrationScript, renderToString } from 'solid-js/web';
import { widgetsOf } from '../../shared/widgets.js';
import { App } from './app.js';

/** The page's content for an address; `main.tsx` takes it over in the browser. */
export const render = (search: string) => ({
  head: generateHydrationScript(),
  body: renderToString(() => <App widgets={widgetsOf(search)} />),
});
