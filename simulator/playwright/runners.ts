import type { InterceptingPage } from './page.js';
import { simulateZoom, type SimulatedZoom, type SimulateOptions } from './simulate-zoom.js';

/**
 * For Web Test Runner with Playwright: each page that a test runs in has the simulator at Zoom's addresses.
 *
 * ```js
 * playwrightLauncher({ product: 'chromium', createPage: simulatedPage() });
 * ```
 *
 * @param options - those of {@link simulateZoom}
 */
export function simulatedPage(options?: SimulateOptions) {
  return async <P extends InterceptingPage>({
    context,
  }: {
    context: { newPage(): Promise<P> };
  }): Promise<P> => {
    const page = await context.newPage();
    await simulateZoom(page, options);
    return page;
  };
}

const simulated = new WeakMap<InterceptingPage, SimulatedZoom>();

/**
 * Commands for Vitest's browser mode with Playwright, for `test.browser.commands`: `await commands.simulateZoom()`
 * puts the simulator at Zoom's addresses, for all that the page loads afterwards.
 */
export const zoomCommands = {
  simulateZoom: async (
    { page }: { page: InterceptingPage },
    options?: SimulateOptions,
  ): Promise<void> => {
    // A page outlives a test file where Vitest is told not to isolate them.
    await simulated.get(page)?.close();
    simulated.set(page, await simulateZoom(page, options));
  },
};
