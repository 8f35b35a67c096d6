import { Simulation } from '../shared/simulation.js';
import { contactCenterProduct } from './product.js';
import { mountContactCenter } from './view/mount.js';

const simulation = new Simulation(contactCenterProduct);
const root = document.querySelector<HTMLElement>('#app');
if (root) mountContactCenter(root, simulation);
simulation.start();
