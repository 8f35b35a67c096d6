import './define/zoom-call-banner.js';
import './define/zoom-call-button.js';
import './define/zoom-call-list.js';
import './define/zoom-cc-embed.js';
import './define/zoom-dial-links.js';
import './define/zoom-embed-dock.js';
import './define/zoom-engagement-list.js';
import './define/zoom-phone-embed.js';

export type * from './define/zoom-call-banner.js';
export type * from './define/zoom-call-button.js';
export type * from './define/zoom-call-list.js';
export type * from './define/zoom-cc-embed.js';
export type * from './define/zoom-dial-links.js';
export type * from './define/zoom-embed-dock.js';
export type * from './define/zoom-engagement-list.js';
export type * from './define/zoom-phone-embed.js';
