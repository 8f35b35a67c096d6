import { html, type TemplateResult } from 'lit';
import { icon } from './icons.js';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The address, where it is one that a page may link to; never `javascript:` or the like. */
export function safeUrl(address: string | undefined): string | undefined {
  const url = address ? URL.parse(address) : null;
  if (!url) return undefined;
  // The simulator's own pages come from this machine.
  const local = url.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  // A name before the host only serves to mislead.
  const named = url.username || url.password;
  return (url.protocol === 'https:' || local) && !named ? url.href : undefined;
}

/** A link to an address from the wire; plain text where that is nothing to link to. */
export function safeLink(label: string, address: string | undefined): TemplateResult | undefined {
  if (!address) return undefined;
  const url = safeUrl(address);
  return url
    ? html`<a class="link" href=${url} target="_blank" rel="noopener noreferrer"
        >${label}${icon('open')}<span class="hidden"> (opens a new tab)</span></a
      >`
    : html`<span class="muted">${label}: ${address}</span>`;
}
