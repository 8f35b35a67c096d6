import './define/zoom-phone-embed.js';
