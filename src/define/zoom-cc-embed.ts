import { ZoomCcEmbed } from '../contact-center/zoom-cc-embed.js';
import { define } from '../embed/define.js';

define('zoom-cc-embed', ZoomCcEmbed);
