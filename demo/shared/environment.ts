declare global {
  interface ImportMetaEnv {
    readonly VITE_SIMULATOR_PHONE_URL?: string;
    readonly VITE_SIMULATOR_CC_URL?: string;
    /** The companion server: where calls are logged, and whose board shows them. */
    readonly VITE_COMPANION_URL?: string;
    readonly VITE_COMPANION_TOKEN?: string;
    /** What stands in for Zoom's webhooks and REST interface, and hears of the simulator's calls. */
    readonly VITE_STANDIN_URL?: string;
  }
}

const PARAMETER = 'widget';

/** Whether the page shows Zoom's own widgets: its address says so. Otherwise it shows the simulator. */
export const usesZoom = new URLSearchParams(location.search).get(PARAMETER) === 'zoom';

/** The address of the desk, with Zoom's widgets or with the simulator. */
export const deskUrl = (zoom = usesZoom): string =>
  zoom ? `./index.html?${PARAMETER}=zoom` : './index.html';

/** The simulator's address, with a far side that acts by itself; for Zoom's widget none: the embed knows it. */
function source(simulator: string | undefined, ...switches: readonly string[]): string | null {
  if (usesZoom) return null;
  if (!simulator) return '';
  const url = new URL(simulator);
  url.searchParams.set('autopilot', 'on');
  for (const name of switches) url.searchParams.set(name, '');
  return url.href;
}

export const phoneSource = source(import.meta.env.VITE_SIMULATOR_PHONE_URL);
// As newer widgets do, so that the page has more to show than silence.
export const contactCenterSource = source(
  import.meta.env.VITE_SIMULATOR_CC_URL,
  'responses',
  'alwaysNotConnected',
);

/** The companion server, where there is one. */
export interface Companion {
  readonly url: string;
  readonly token: string;
}

const { VITE_COMPANION_URL, VITE_COMPANION_TOKEN, VITE_STANDIN_URL } = import.meta.env;

export const companion: Companion | undefined = VITE_COMPANION_URL
  ? { url: VITE_COMPANION_URL, token: VITE_COMPANION_TOKEN ?? '' }
  : undefined;

export const standInUrl: string | undefined = VITE_STANDIN_URL || undefined;
