import 'zoom-embed-elements/define';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, withHashLocation } from '@angular/router';
import { App } from './app.js';
import { routes } from './routes.js';

bootstrapApplication(App, { providers: [provideRouter(routes, withHashLocation())] }).catch(
  (error: unknown) => console.error(error),
);
