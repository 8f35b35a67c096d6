import type { ApplicationConfig } from '@angular/core';
import { provideClientHydration } from '@angular/platform-browser';
import { provideRouter, withHashLocation } from '@angular/router';
import { routes } from './routes.js';

export const config: ApplicationConfig = {
  providers: [provideRouter(routes, withHashLocation()), provideClientHydration()],
};
