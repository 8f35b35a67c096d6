import { render, type TemplateResult } from 'lit';
import type { Widget } from '../product.js';
import type { Simulation } from '../simulation.js';
import type { StepTable } from '../steps.js';

/** What the view itself keeps. */
export interface Layout {
  /** Whether there is room for the bench beside the widget. */
  readonly wide: boolean;
  readonly openBench: () => void;
  readonly closeBench: () => void;
}

/** How a simulated widget is drawn. */
export interface View {
  /** The media query of the widths that have room for the bench beside the widget. */
  readonly wide: string;
  readonly app: (layout: Layout) => TemplateResult;
  /** Names what is shown: something else begins at its top. */
  readonly shown: () => string;
  /** Selectors of what takes the focus, the first that there is, where what had it went away. */
  readonly focus: readonly string[];
  /** Follows each drawing. */
  readonly drawn?: () => void;
}

/** Shows a simulated widget in an element, and keeps it up to date. */
export function mount<W extends Widget, T extends StepTable>(
  root: HTMLElement,
  simulation: Simulation<W, T>,
  { wide, app, shown, focus, drawn }: View,
): void {
  const width = matchMedia(wide);
  const dialog = (): HTMLDialogElement | null => root.querySelector('dialog');
  let before = '';
  let waiting = false;

  const draw = (): void => {
    waiting = false;
    const hadFocus = root.contains(document.activeElement);
    const layout: Layout = {
      wide: width.matches,
      openBench: () => dialog()?.showModal(),
      closeBench: () => dialog()?.close(),
    };
    render(app(layout), root);
    if (shown() !== before) root.querySelector('main')?.scrollTo(0, 0);
    before = shown();
    drawn?.();
    if (!hadFocus || root.contains(document.activeElement)) return;
    const next = focus.map((selector) => root.querySelector<HTMLElement>(selector));
    next.find((element) => element)?.focus();
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
