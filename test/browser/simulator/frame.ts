import type { Simulator } from '../../../simulator/client.js';
import { simulatorPhoneUrl } from '../../support/origins.js';
import { connect } from '../../support/simulator.js';

export const ORIGIN = new URL(simulatorPhoneUrl).origin;

const frames = new Set<HTMLIFrameElement>();

/** Puts the simulator's page, or another of its server's, into an iframe on this page. */
export function openFrame(
  query = '',
  path = '/phone.html',
  referrerPolicy: ReferrerPolicy = '',
): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  iframe.referrerPolicy = referrerPolicy;
  iframe.width = '350';
  iframe.height = '580';
  iframe.src = `${ORIGIN}${path}${query}`;
  frames.add(iframe);
  document.body.append(iframe);
  return iframe;
}

/** A connected simulator in an iframe of its own. */
export async function openSimulator(
  query = '',
): Promise<{ iframe: HTMLIFrameElement; simulator: Simulator }> {
  const iframe = openFrame(query);
  return { iframe, simulator: await connect(iframe) };
}

/** Posts a message to the widget, as a host does. */
export function post(iframe: HTMLIFrameElement, type: string, data: unknown): void {
  iframe.contentWindow?.postMessage({ type, data }, ORIGIN);
}

export function removeFrames(): void {
  for (const iframe of frames) iframe.remove();
  frames.clear();
}

/** Collects what an iframe's page posts to this one. */
export function collect(iframe: HTMLIFrameElement): { messages: any[]; stop: () => void } {
  const messages: any[] = [];
  const listen = ({ source, origin, data }: MessageEvent): void => {
    if (source === iframe.contentWindow && origin === ORIGIN) messages.push(data);
  };
  window.addEventListener('message', listen);
  return {
    messages,
    stop: () => {
      window.removeEventListener('message', listen);
    },
  };
}
