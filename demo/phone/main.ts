import '../../src/define.js';
import { inTurn } from '../shared/customers.js';
import { part } from '../shared/draw.js';
import { showPage } from '../shared/page.js';
import { showSimulatorStrip } from '../shared/simulator-strip.js';
import { phoneSource } from '../shared/widget.js';
import { phoneHappenings } from './happenings.js';
import { phoneProduct } from './phone.js';

const phone = part('zoom-phone-embed');
phone.src = phoneSource;

showPage('Phone', (page) => [phoneProduct(phone, page)]);
showSimulatorStrip(part('#simulator'), phone, phoneHappenings(phone, inTurn()));
