import { LocationStrategy, PathLocationStrategy } from '@angular/common';
import { mergeApplicationConfig } from '@angular/core';
import { bootstrapApplication, type BootstrapContext } from '@angular/platform-browser';
import { provideServerRendering, RenderMode, withRoutes } from '@angular/ssr';
import { App } from './app.js';
import { config } from './config.js';

// Without `zoom-embed-elements/define`: what is rendered here are the tags.
const onServer = mergeApplicationConfig(config, {
  providers: [
    provideServerRendering(withRoutes([{ path: '**', renderMode: RenderMode.Server }])),
    // A browser keeps the hash to itself, and the server would send it back as a redirect.
    { provide: LocationStrategy, useClass: PathLocationStrategy },
  ],
});

export default (context: BootstrapContext) => bootstrapApplication(App, onServer, context);
