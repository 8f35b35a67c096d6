import { render } from 'lit';
import type { Simulation } from '../../shared/simulation.js';
import { Actions } from '../actions.js';
import type { ContactCenterWidget } from '../widget.js';
import { app, type Layout } from './app.js';

const WIDE = '(min-width: 1120px)';

/** Shows a simulated contact center in an element, and keeps it up to date. */
export function mountContactCenter(
  root: HTMLElement,
  simulation: Simulation<ContactCenterWidget>,
): void {
  const actions = new Actions(simulation);
  const width = matchMedia(WIDE);
  const dialog = (): HTMLDialogElement | null => root.querySelector('dialog');
  let shown = '';
  let lines = 0;
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
    const { page, currentId = '' } = actions.state;
    if (page + currentId !== shown) root.querySelector('main')?.scrollTo(0, 0);
    shown = page + currentId;
    showNewestLine();
    // What went away took the focus with it: give it to what took its place.
    if (hadFocus && !root.contains(document.activeElement)) {
      const next = root.querySelector<HTMLElement>('main [data-focus]');
      (next ?? root.querySelector<HTMLElement>('[aria-current]'))?.focus();
    }
  };
  const showNewestLine = (): void => {
    const thread = root.querySelector('[data-bottom]');
    const { length } = thread?.children ?? [];
    if (thread && length !== lines) thread.scrollTop = thread.scrollHeight;
    lines = length;
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
