/**
 * Plays Zoom's widgets in a page of Playwright's, at Zoom's own addresses, so that the application under
 * test stays as it is.
 *
 * ```js
 * const zoom = await simulateZoom(page); // before page.goto()
 * await page.goto('http://localhost:3000');
 * await zoom.phone.run({ ring: { from: '+12025550123' } });
 * ```
 */
export type {
  ContactCenterScenario,
  ContactCenterStep,
  PhoneScenario,
  PhoneStep,
  Problem,
  Received,
  Script,
  SimulatedContactCenter,
  SimulatedPhone,
} from './client.js';
export type { EvaluatingFrame, InterceptedRoute, InterceptingPage } from './playwright/page.js';
export type { SimulatedWidget } from './playwright/widget.js';
export { simulatedPage, zoomCommands } from './playwright/runners.js';
export { simulateZoom } from './playwright/simulate-zoom.js';
export type { PageParameters, SimulatedZoom, SimulateOptions } from './playwright/simulate-zoom.js';
export {
  type PlaybackOptions,
  type PlaybackStep,
  type Recorded,
  stepsOf,
} from './shared/recording.js';
export { ScriptError } from './shared/script-error.js';
