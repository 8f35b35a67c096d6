import type { Product } from '../shared/product.js';
import { contactCenterScenarios } from './scenarios.js';
import { contactCenterSteps } from './steps.js';
import { ContactCenterWidget } from './widget.js';
import { ccRegistry } from './wire.js';

/** What the simulator's machinery has to know of the contact center. */
export const contactCenterProduct: Product<ContactCenterWidget, typeof contactCenterSteps> = {
  registry: ccRegistry,
  config: 'zcc-init-config-response',
  readySignals: { load: 'zcc-init-config-request' },
  asksAgain: true,
  create: (environment, query) =>
    new ContactCenterWidget(environment, { signedIn: !query.has('signedOut') }),
  steps: contactCenterSteps,
  scenarios: contactCenterScenarios,
};
