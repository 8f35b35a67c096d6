import { svg, type SVGTemplateResult } from 'lit';
import { icon, icons as shared } from '../../shared/view/icons.js';
import type { Channel } from '../state.js';

export const icons = {
  ...shared,
  video: icon(
    svg`<rect x="3" y="6.5" width="12.5" height="11" rx="2.5" /><path d="m15.5 11 5.5-3v8l-5.5-3" />`,
  ),
  sms: icon(
    svg`<rect x="6.5" y="3" width="11" height="18" rx="2.5" /><path d="M9.5 8h5M9.5 11h5M11 18h2" />`,
  ),
  task: icon(
    svg`<rect x="5" y="4.5" width="14" height="16" rx="2" /><path d="M9.5 3h5v3h-5ZM9 12.5l2.2 2.2 4-4.2" />`,
  ),
  transfer: icon(svg`<path d="M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4" />`),
  add: icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 8v8M8 12h8" />`),
  merge: icon(svg`<path d="M5 5v3c0 3 7 3 7 6v5M19 5v3c0 3-7 3-7 6M8.5 16.5 12 20l3.5-3.5" />`),
  pause: icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M10 9v6M14 9v6" />`),
  stop: icon(
    svg`<circle cx="12" cy="12" r="8.5" /><rect class="solid" x="9" y="9" width="6" height="6" rx="1" />`,
  ),
  smaller: icon(svg`<path d="M10 4v6H4M14 20v-6h6M10 10 4.5 4.5M14 14l5.5 5.5" />`),
  larger: icon(svg`<path d="M4 10V4h6M20 14v6h-6M4 4l6 6M20 20l-6-6" />`),
  send: icon(svg`<path d="M4 12 20 4.5 15.5 20l-4-6.5L4 12ZM11.5 13.5 20 4.5" />`),
};

export const CHANNEL_ICONS: Readonly<Record<Channel, SVGTemplateResult>> = {
  voice: icons.phone,
  video: icons.video,
  chat: icons.message,
  sms: icons.sms,
  work_item: icons.task,
};
