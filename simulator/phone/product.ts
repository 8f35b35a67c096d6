import { phoneRegistry } from './wire.js';
import type { Product } from '../shared/product.js';
import { phoneScenarios } from './scenarios.js';
import { phoneVerbs } from './verbs.js';
import { PhoneWidget } from './widget.js';

/** What the simulator's machinery has to know of the phone. */
export const phoneProduct: Product<PhoneWidget> = {
  registry: phoneRegistry,
  config: 'zp-init-config',
  readySignals: { 'zp-ready': 'zp-ready', 'api-ready': 'onZoomPhoneIframeApiReady' },
  create: (environment) => new PhoneWidget(environment),
  verbs: phoneVerbs,
  scenarios: phoneScenarios,
};
