import type { Services } from '../services.js';
import type { ZoomApi } from './api.js';
import type { Tokens } from './tokens.js';

/** The services, with what asks Zoom. */
export interface ZoomServices extends Services {
  readonly api: ZoomApi;
  readonly tokens: Tokens;
}
