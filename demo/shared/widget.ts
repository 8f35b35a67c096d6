declare global {
  interface ImportMetaEnv {
    readonly VITE_SIMULATOR_PHONE_URL?: string;
    readonly VITE_SIMULATOR_CC_URL?: string;
  }
}

const PARAMETER = 'widget';

/** Whether the page shows Zoom's own widget: its address says so. Otherwise it shows the simulator. */
export const usesZoom = new URLSearchParams(location.search).get(PARAMETER) === 'zoom';

/** The address of a page of the demo, with Zoom's widget or with the simulator. */
export const pageUrl = (page: string, zoom = usesZoom): string =>
  zoom ? `${page}?${PARAMETER}=zoom` : page;

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
