// Runs in a page of the demo: the simulator takes orders from the page that embeds it, and from no other.
import { connectSimulator } from '../../../simulator/client.js';

declare global {
  interface Window {
    /** What a test does from within the page. */
    inside?: { readonly connectSimulator: typeof connectSimulator };
  }
}

window.inside = { connectSimulator };
