import '../../src/define.js';
import '../../src/define/zoom-log-outbox.js';
import { showCode } from '../code/panel.js';
import { connectCompanion } from '../companion/companion.js';
import { part } from '../shared/draw.js';
import { contactCenterSource, phoneSource } from '../shared/environment.js';
import { showSimulator } from '../simulate/strip.js';
import { showCaller } from './caller.js';
import { answerContactCenter } from './contact-center.js';
import { showCustomers } from './customer-list.js';
import { showDrawer } from './drawer.js';
import { guardDials } from './guard.js';
import { answerPhone } from './phone.js';
import { popRecords } from './pop.js';
import { showRecord } from './record.js';
import { showErrors } from './toasts.js';
import { showTop } from './top.js';

const phone = part('zoom-phone-embed');
const cc = part('zoom-cc-embed');
phone.src = phoneSource;
cc.src = contactCenterSource;

// Where there is room beside the customer, the phone is in sight from the start.
part('zoom-embed-dock').open = matchMedia('(min-width: 1100px)').matches;

answerPhone(phone);
answerContactCenter(cc);
guardDials();
popRecords();

showErrors();
showTop();
showCustomers();
showRecord(phone, cc);
showCaller(phone, cc);
showDrawer();
showCode();
showSimulator(phone, cc);
connectCompanion(phone, cc);
