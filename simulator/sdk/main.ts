/**
 * A stand-in for Zoom's own script, which floats the phone in a page: `<script src="…/sdk.js">`.
 *
 * It does what the documents say of that script and no more: it adds the iframe
 * `zoom-embeddable-phone-iframe`, loads what the global `PHONESDKIFRAMEURL` names where that is set, and
 * calls the global function `onZoomPhoneIframeApiReady` when the iframe has finished loading. Its own
 * query, such as `sdk.js?ready=zp-ready`, goes to the phone's page.
 */
import { addressOf } from './address.js';
import { float } from './float.js';

const ID = 'zoom-embeddable-phone-iframe';

interface Globals {
  PHONESDKIFRAMEURL?: string;
  onZoomPhoneIframeApiReady?: () => void;
}
const globals = window as unknown as Globals;

// Only now can it be told where this script came from.
const script = document.currentScript as HTMLScriptElement | null;
const scriptUrl = script?.src ?? document.baseURI;

function start(): void {
  // The script may be on the page twice.
  if (document.getElementById(ID)) return;
  const url = addressOf(scriptUrl, globals.PHONESDKIFRAMEURL);
  const iframe = document.createElement('iframe');
  iframe.id = ID;
  iframe.title = 'Zoom Phone';
  iframe.allow = `clipboard-read; clipboard-write ${url.origin}`;
  iframe.src = url.href;
  iframe.addEventListener('load', () => {
    globals.onZoomPhoneIframeApiReady?.();
  });
  document.body.append(float(iframe));
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
