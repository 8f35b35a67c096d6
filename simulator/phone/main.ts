import { Simulation } from '../shared/simulation.js';
import { phoneProduct } from './product.js';
import { mountPhone } from './view/mount.js';

const simulation = new Simulation(phoneProduct);
const root = document.querySelector<HTMLElement>('#app');
if (root) mountPhone(root, simulation);
simulation.start();
