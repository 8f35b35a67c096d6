import { render as renderApp } from 'svelte/server';
import { widgetsOf } from '../../shared/widgets.js';
import App from './App.svelte';

/** The page's content for an address; `main.ts` takes it over in the browser. */
export const render = (search: string) => renderApp(App, { props: { widgets: widgetsOf(search) } });
