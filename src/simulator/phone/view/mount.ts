import { render } from 'lit';
import type { Simulation } from '../../shared/simulation.js';
import { Actions } from '../actions.js';
import type { PhoneWidget } from '../widget.js';
import { app, type Layout } from './app.js';

const WIDE = '(min-width: 760px)';

/** Shows a simulated phone in an element, and keeps it up to date. */
export function mountPhone(root: HTMLElement, simulation: Simulation<PhoneWidget>): void {
  const actions = new Actions(simulation);
  const width = matchMedia(WIDE);
  const dialog = (): HTMLDialogElement | null => root.querySelector('dialog');
  let shown = '';
  let waiting = false;

  const draw = (): void => {
    waiting = false;
    const hadFocus = root.contains(document.activeElement);
    const layout: Layout = {
      wide: width.matches,
      openBench: () => dialog()?.showModal(),
      closeBench: () => dialog()?.close(),
    };
    render(app(actions, layout), root);
    const { page } = actions.state;
    if (page !== shown) root.querySelector('main')?.scrollTo(0, 0);
    shown = page;
    // A page that went away took the focus with it: give it to what took its place.
    if (hadFocus && !root.contains(document.activeElement)) {
      root.querySelector<HTMLElement>('[data-focus], [aria-current]')?.focus();
    }
  };
  /** One drawing for whatever changes at once. */
  const redraw = (): void => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(draw);
  };

  simulation.subscribe(redraw);
  width.addEventListener('change', () => {
    dialog()?.close();
    redraw();
  });
  draw();
}
