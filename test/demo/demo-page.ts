import { oneEvent, waitUntil } from '@open-wc/testing';
import type axe from 'axe-core';
import type { Simulated, Simulator } from '../../src/simulator/client.js';
import type {} from './inside.js';

/** Of axe, also what its types leave out. */
type Axe = typeof axe & {
  readonly utils: { readonly getNodeFromTree: (element: Element) => unknown };
  readonly commons: {
    readonly aria: { getRole(element: Element): string | null };
    readonly text: { accessibleText(element: Element): string };
    readonly dom: { isVisibleToScreenReaders(element: Element): boolean };
  };
};

type DemoWindow = Window & { readonly axe: Axe };

const PATIENCE = { timeout: 10_000 };

/** What one reads of an element, in one line. */
export const words = (element: Element): string =>
  (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim();

/** A page of the demo in a frame, used as its users do: by roles and names. */
export class DemoPage {
  readonly #simulators: Simulator<any>[] = [];

  private constructor(readonly iframe: HTMLIFrameElement) {}

  static async show(page: string): Promise<DemoPage> {
    const iframe = document.createElement('iframe');
    iframe.width = '1280';
    iframe.height = '1000';
    iframe.src = `/demo/${page}`;
    document.body.append(iframe);
    await oneEvent(iframe, 'load');
    const demo = new DemoPage(iframe);
    await demo.#load('/node_modules/axe-core/axe.min.js');
    await demo.#load('/test/demo/inside.ts', 'module');
    return demo;
  }

  close(): void {
    for (const simulator of this.#simulators) simulator.close();
    this.iframe.remove();
  }

  get window(): DemoWindow {
    return this.iframe.contentWindow as DemoWindow;
  }

  get document(): Document {
    return this.window.document;
  }

  /** The simulator in one of the page's embeds. */
  async simulator<W extends Simulated>(
    tag: 'zoom-phone-embed' | 'zoom-cc-embed',
  ): Promise<Simulator<W>> {
    const embed = this.document.querySelector(tag)!;
    await embed.whenReady();
    const simulator = await this.window.inside!.connectSimulator<W>(embed.iframe!);
    this.#simulators.push(simulator);
    return simulator;
  }

  /** All that a screen reader comes upon, by role and, where it is given, by name. */
  all(role: string, name?: string, within: Element = this.document.body): HTMLElement[] {
    const { axe } = this.window;
    const { aria, dom, text } = axe.commons;
    const { getNodeFromTree } = axe.utils;
    axe.setup(this.document.body);
    try {
      return [...within.querySelectorAll<HTMLElement>('*')].filter(
        (element) =>
          // What an embed holds for itself alone is no part of the page.
          getNodeFromTree(element) &&
          aria.getRole(element) === role &&
          dom.isVisibleToScreenReaders(element) &&
          (name === undefined || text.accessibleText(element) === name),
      );
    } finally {
      axe.teardown();
    }
  }

  has(role: string, name: string, within?: Element): boolean {
    return this.all(role, name, within).length > 0;
  }

  /** The one element of a role and a name, once the page has it. */
  async get(role: string, name: string, within?: Element): Promise<HTMLElement> {
    let found: HTMLElement[] = [];
    await waitUntil(
      () => (found = this.all(role, name, within)).length === 1,
      `there is not exactly one ${role} “${name}”`,
      PATIENCE,
    );
    return found[0]!;
  }

  /** Waits until a part of the page holds a text. */
  async reads(element: Element, text: string): Promise<void> {
    await waitUntil(() => words(element).includes(text), `“${text}” is not to be read`, PATIENCE);
  }

  async click(role: string, name: string, within?: Element): Promise<void> {
    const element = await this.get(role, name, within);
    element.focus();
    element.click();
  }

  async press(name: string, within?: Element): Promise<void> {
    await this.click('button', name, within);
  }

  /** Opens a part that is folded away: its summary has no role that all browsers agree on. */
  async open(name: string, within: Element = this.document.body): Promise<void> {
    const summary = () =>
      [...within.querySelectorAll('summary')].find((each) => words(each) === name);
    await waitUntil(summary, `nothing to open is called “${name}”`, PATIENCE);
    summary()!.click();
  }

  async fill(name: string, value: string, within?: Element): Promise<void> {
    const field = (await this.get('textbox', name, within)) as HTMLInputElement;
    field.focus();
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  /** Chooses from a menu by the words of the choice. */
  async choose(name: string, choice: string, within?: Element): Promise<void> {
    const menu = (await this.get('combobox', name, within)) as HTMLSelectElement;
    const option = () => [...menu.options].find(({ label }) => label.trim() === choice);
    await waitUntil(option, `there is no choice “${choice}”`, PATIENCE);
    menu.focus();
    menu.value = option()!.value;
    menu.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** All that axe has against the page; the widgets' own pages have their own tests. */
  async violations(): Promise<string[]> {
    const { axe, document } = this.window;
    const { violations } = await axe.run(document, { iframes: false });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }

  /** A script's element comes from here: the page's own policy lets nobody else make one. */
  async #load(src: string, type = ''): Promise<void> {
    const script = document.createElement('script');
    script.type = type;
    script.src = src;
    this.document.head.append(script);
    await oneEvent(script, 'load');
  }
}
