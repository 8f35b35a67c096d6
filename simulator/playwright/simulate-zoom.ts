import type { SimulatedContactCenter, SimulatedPhone } from '../client.js';
import { ccSwitches } from '../contact-center/switches.js';
import { phoneSwitches } from '../phone/switches.js';
import { PARAMETERS } from '../shared/parameters.js';
import { CONTACT_CENTER, PHONE, serveAt } from './addresses.js';
import type { FrameOf, InterceptingPage } from './page.js';
import { type SimulatedWidget, WidgetDriver } from './widget.js';

/** Parameters of a simulator page, as in its address: `{ ready: 'zp-ready' }`. */
export type PageParameters = Readonly<Record<string, string>>;

/** What {@link simulateZoom} takes beside the page. */
export interface SimulateOptions {
  /** Parameters of the phone's page. The far side does nothing by itself unless `autopilot` is `on`. */
  phone?: PageParameters;
  /** Parameters of the contact center's page, likewise. */
  contactCenter?: PageParameters;
  /** Milliseconds until it gives up waiting for a widget, a configuration or a message; 30000. */
  timeout?: number;
}

/** Zoom as one page sees it. */
export interface SimulatedZoom<P extends InterceptingPage = InterceptingPage> {
  /** The phone, in an iframe of the page's or floated by Zoom's script. */
  readonly phone: SimulatedWidget<SimulatedPhone, FrameOf<P>>;
  readonly contactCenter: SimulatedWidget<SimulatedContactCenter, FrameOf<P>>;
  /** Leaves Zoom's addresses to Zoom again. A page that is closed needs no such call. */
  close(): Promise<void>;
}

function parameters(
  widget: 'phone' | 'contactCenter',
  own: PageParameters = {},
  more: readonly string[],
): URLSearchParams {
  const known = [...PARAMETERS, ...more];
  const unknown = Object.keys(own).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const names = known.join(', ');
    throw new TypeError(`simulateZoom(): ${widget}.${unknown} is not known, only ${names}`);
  }
  return new URLSearchParams({ autopilot: 'off', ...own });
}

/**
 * Answers what a page asks of Zoom's addresses with the simulator: the phone's page, the contact center's
 * with and without a vanity URL, and the script `sdk.js`. Everything else goes its way.
 *
 * @param page - a page of Playwright's, before it goes to the application
 * @param options - `phone`, `contactCenter`, `timeout`
 * @throws {TypeError} when a parameter of a page is not known
 */
export async function simulateZoom<P extends InterceptingPage>(
  page: P,
  { phone, contactCenter, timeout = 30_000 }: SimulateOptions = {},
): Promise<SimulatedZoom<P>> {
  const close = await serveAt(page, {
    phone: parameters('phone', phone, Object.keys(phoneSwitches)),
    contactCenter: parameters('contactCenter', contactCenter, [
      ...Object.keys(ccSwitches),
      'underWay',
    ]),
  });
  const frames = (): readonly FrameOf<P>[] => page.frames();
  return {
    phone: new WidgetDriver<SimulatedPhone, FrameOf<P>>({
      frames,
      address: PHONE,
      tag: 'zoom-phone-embed',
      config: 'zp-init-config',
      timeout,
    }),
    contactCenter: new WidgetDriver<SimulatedContactCenter, FrameOf<P>>({
      frames,
      address: CONTACT_CENTER,
      tag: 'zoom-cc-embed',
      config: 'zcc-init-config-response',
      timeout,
    }),
    close,
  };
}
