// For tests in Vitest's browser mode: the command that `zoomCommands` adds.
import type { SimulateOptions } from '../dist/simulator/playwright.js';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /**
     * Puts the simulator at Zoom's addresses, for all that the page loads afterwards.
     *
     * @param options - parameters of the two widgets' pages
     */
    simulateZoom(options?: SimulateOptions): Promise<void>;
  }
}
