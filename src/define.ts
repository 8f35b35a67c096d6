import './define/zoom-cc-embed.js';
import './define/zoom-phone-embed.js';
