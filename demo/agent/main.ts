import '../../src/define.js';
import { inTurn } from '../shared/customers.js';
import { part } from '../shared/draw.js';
import { showPage } from '../shared/page.js';
import { showSimulatorStrip } from '../shared/simulator-strip.js';
import { contactCenterSource } from '../shared/widget.js';
import { contactCenterProduct } from './contact-center.js';
import { agentHappenings } from './happenings.js';

const cc = part('zoom-cc-embed');
cc.src = contactCenterSource;

showPage('Contact Center', (page) => [contactCenterProduct(cc, page)]);
showSimulatorStrip(part('#simulator'), cc, agentHappenings(inTurn()));
