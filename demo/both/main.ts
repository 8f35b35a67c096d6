import '../../src/define.js';
import { contactCenterProduct } from '../agent/contact-center.js';
import { agentHappenings } from '../agent/happenings.js';
import { phoneHappenings } from '../phone/happenings.js';
import { phoneProduct } from '../phone/phone.js';
import { inTurn } from '../shared/customers.js';
import { part } from '../shared/draw.js';
import { showPage } from '../shared/page.js';
import { showSimulatorStrip } from '../shared/simulator-strip.js';
import { contactCenterSource, phoneSource } from '../shared/widget.js';

const phone = part('zoom-phone-embed');
const cc = part('zoom-cc-embed');
phone.src = phoneSource;
cc.src = contactCenterSource;

showPage('Both', (page) => {
  const agent = contactCenterProduct(cc, page);
  const actions = agent.actions.map(({ label, icon, run }) => ({
    label: `${label} as agent`,
    icon: icon === 'call' ? ('desk' as const) : icon,
    run,
  }));
  return [phoneProduct(phone, page), { ...agent, actions }];
});

const next = inTurn();
showSimulatorStrip(part('#phone-simulator'), phone, phoneHappenings(phone, next), 'Phone');
showSimulatorStrip(part('#cc-simulator'), cc, agentHappenings(next), 'Contact Center');
