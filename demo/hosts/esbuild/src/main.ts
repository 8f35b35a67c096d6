import '../../shared/host.css';
// First what sets `src`: else the embeds would begin to load Zoom's own pages.
import './phone.js';
import './contact-center.js';
import 'zoom-embed-elements/define';
