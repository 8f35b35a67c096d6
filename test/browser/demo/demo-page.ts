import { expect, oneEvent } from '@open-wc/testing';
import type axe from 'axe-core';
import type { Simulated, Simulator } from '../../../simulator/client.js';
import { PATIENCE, until } from '../../support/until.js';
import type {} from './inside.js';

type DemoWindow = Window & { readonly axe: typeof axe };

/** The elements of each role, as far as the demo uses them. */
const SELECTORS = {
  article: 'article',
  button: 'button',
  combobox: 'select',
  group: '[role=group]',
  heading: 'h1, h2, h3',
  link: 'a',
  listitem: 'li',
  region: 'section',
  textbox: 'input:not([type]), input[type=tel], textarea',
} as const;

type Role = keyof typeof SELECTORS;

const text = (nodes: Iterable<Node>): string =>
  Array.from(nodes, ({ textContent }) => textContent ?? '')
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** The name by which an element is known to a screen reader; axe sees to it that there is one. */
function nameOf(element: HTMLElement): string {
  const reference = element.getAttribute('aria-labelledby');
  // A title that is yet to be drawn names nothing.
  if (reference) return text([element.ownerDocument.getElementById(reference) ?? []].flat());
  const { labels } = element as HTMLInputElement;
  const [label] = labels ?? [];
  const own = label ? [...label.childNodes].filter((node) => !node.contains(element)) : [element];
  return element.ariaLabel ?? text(own);
}

/** What one reads of an element, in one line. */
export const words = (element: Element): string =>
  (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim();

/** A page of the demo in a frame, used as its users do: by roles and names. */
export class DemoPage {
  readonly #simulators: Simulator<any>[] = [];

  readonly iframe = document.createElement('iframe');

  async show(page: string): Promise<void> {
    const { iframe } = this;
    iframe.width = '1280';
    iframe.height = '1000';
    iframe.src = `/demo/${page}`;
    document.body.append(iframe);
    await oneEvent(iframe, 'load');
    await this.#load('/node_modules/axe-core/axe.min.js');
    await this.#load('/test/browser/demo/inside.ts', 'module');
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
  async connect<W extends Simulated>(
    tag: 'zoom-phone-embed' | 'zoom-cc-embed',
  ): Promise<Simulator<W>> {
    const embed = this.document.querySelector(tag)!;
    await embed.whenReady();
    const simulator = await this.window.inside!.connectSimulator<W>(embed.iframe!, undefined, {
      timeout: PATIENCE,
    });
    this.#simulators.push(simulator);
    return simulator;
  }

  /** All that a screen reader comes upon with a role and a name. */
  all(role: Role, name: string, within: Element = this.document.body): HTMLElement[] {
    return [...within.querySelectorAll<HTMLElement>(SELECTORS[role])].filter(
      (element) =>
        nameOf(element) === name && element.checkVisibility() && !element.closest('[aria-hidden]'),
    );
  }

  has(role: Role, name: string, within?: Element): boolean {
    return this.all(role, name, within).length > 0;
  }

  /** The one element of a role and a name, once the page has it. */
  async get(role: Role, name: string, within?: Element): Promise<HTMLElement> {
    let found: HTMLElement[] = [];
    await until(
      () => (found = this.all(role, name, within)).length === 1,
      `there is not exactly one ${role} “${name}”`,
    );
    return found[0]!;
  }

  /** Waits until a part of the page holds a text. */
  async reads(element: Element, text: string): Promise<void> {
    await until(() => words(element).includes(text), `“${text}” is not to be read`);
  }

  async click(role: Role, name: string, within?: Element): Promise<void> {
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
    await until(summary, `nothing to open is called “${name}”`);
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
    await until(option, `there is no choice “${choice}”`);
    menu.focus();
    menu.value = option()!.value;
    menu.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Axe has nothing against the page; the widgets' own pages have their own tests. */
  async isAccessible(): Promise<void> {
    const { axe, document } = this.window;
    const { violations } = await axe.run(document, { iframes: false });
    const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    expect(faults).to.deep.equal([]);
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
