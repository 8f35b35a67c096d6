import { mount } from '../../shared/view/mount.js';
import { Actions, type PhoneSimulation } from '../actions.js';
import { app } from './app.js';

/** Shows a simulated phone in an element, and keeps it up to date. */
export function mountPhone(root: HTMLElement, simulation: PhoneSimulation): void {
  const actions = new Actions(simulation);
  mount(root, simulation, {
    wide: '(min-width: 760px)',
    app: (layout) => app(actions, layout),
    shown: () => actions.state.page,
    focus: ['[data-focus], [aria-current]'],
  });
}
