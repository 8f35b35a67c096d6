import { mount } from '../../shared/view/mount.js';
import { Actions, type ContactCenterSimulation } from '../actions.js';
import { app } from './app.js';

/** Shows a simulated contact center in an element, and keeps it up to date. */
export function mountContactCenter(root: HTMLElement, simulation: ContactCenterSimulation): void {
  const actions = new Actions(simulation);
  let lines = 0;
  mount(root, simulation, {
    wide: '(min-width: 1120px)',
    app: (layout) => app(actions, layout),
    shown: () => actions.state.page + (actions.state.currentId ?? ''),
    focus: ['main [data-focus]', '[aria-current]'],
    // The newest line of a conversation comes into view.
    drawn: () => {
      const thread = root.querySelector('[data-bottom]');
      const { length } = thread?.children ?? [];
      if (thread && length !== lines) thread.scrollTop = thread.scrollHeight;
      lines = length;
    },
  });
}
