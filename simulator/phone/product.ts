import type { Product } from '../shared/product.js';
import { readSwitches } from '../shared/switches.js';
import { phoneScenarios } from './scenarios.js';
import { phoneSteps } from './steps.js';
import { phoneSwitches } from './switches.js';
import { PhoneWidget } from './widget.js';
import { phoneRegistry } from './wire.js';

/** What the simulator's machinery has to know of the phone. */
export const phoneProduct: Product<PhoneWidget, typeof phoneSteps> = {
  registry: phoneRegistry,
  config: 'zp-init-config',
  readySignals: { 'zp-ready': 'zp-ready', 'api-ready': 'onZoomPhoneIframeApiReady' },
  create: (environment, query) => new PhoneWidget(environment, readSwitches(phoneSwitches, query)),
  steps: phoneSteps,
  scenarios: phoneScenarios,
};
