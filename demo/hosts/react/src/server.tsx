import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { createPath, Router, type Navigator } from 'react-router';
import { widgetsOf } from '../../shared/widgets.js';
import { App } from './app.js';

/** Links as `HashRouter` has them, which needs a window; with paths, this is `<StaticRouter location={url}>`. */
const navigator: Navigator = {
  createHref: (to) => `#${typeof to === 'string' ? to : createPath(to)}`,
  go() {},
  push() {},
  replace() {},
};

/** The page's content for an address; `main.tsx` takes it over in the browser. */
export const render = (search: string) => ({
  body: renderToString(
    <StrictMode>
      <Router static location="/" navigator={navigator}>
        <App widgets={widgetsOf(search)} />
      </Router>
    </StrictMode>,
  ),
});
