import type { Product } from '../shared/product.js';
import { readSwitches } from '../shared/switches.js';
import { contactCenterScenarios } from './scenarios.js';
import { isChannel } from './state.js';
import { contactCenterSteps } from './steps.js';
import { ccSwitches } from './switches.js';
import { ContactCenterWidget } from './widget.js';
import { ccRegistry } from './wire.js';

/** What the simulator's machinery has to know of the contact center. */
export const contactCenterProduct: Product<ContactCenterWidget, typeof contactCenterSteps> = {
  registry: ccRegistry,
  config: 'zcc-init-config-response',
  readySignals: { load: 'zcc-init-config-request' },
  asksAgain: true,
  create: (environment, query) =>
    new ContactCenterWidget(
      environment,
      readSwitches(ccSwitches, query),
      query.get('underWay')?.split(',').filter(isChannel),
    ),
  steps: contactCenterSteps,
  scenarios: contactCenterScenarios,
};
