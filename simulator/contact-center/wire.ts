/** What the simulated contact center takes from the library: the messages of Zoom Contact Center. */
export type { CcFromWidget } from '../../src/contact-center/from-widget.js';
export { type CcContact, type CcToWidget, ccToWidget } from '../../src/contact-center/to-widget.js';
