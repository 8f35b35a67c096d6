import { oneEvent } from '@open-wc/testing';
import type { SimulatedContactCenter, Simulator } from '../../../simulator/client.js';
import { connect } from '../../support/simulator.js';
import { until } from '../../support/until.js';

/** The page from its sources, on this origin: here a test may look inside. */
export async function openView(query = '', width = 840, height = 700): Promise<View> {
  const iframe = document.createElement('iframe');
  iframe.width = String(width);
  iframe.height = String(height);
  iframe.src = `/simulator/contact-center.html${query}`;
  document.body.append(iframe);
  await oneEvent(iframe, 'load');
  return new View(iframe, await connect<SimulatedContactCenter>(iframe));
}

export class View {
  readonly heard: any[] = [];

  constructor(
    readonly iframe: HTMLIFrameElement,
    readonly simulator: Simulator<SimulatedContactCenter>,
  ) {
    window.addEventListener('message', this.#listen);
  }

  #listen = ({ source, data }: MessageEvent): void => {
    if (source === this.iframe.contentWindow) this.heard.push(data);
  };

  remove(): void {
    window.removeEventListener('message', this.#listen);
    this.simulator.close();
    this.iframe.remove();
  }

  get document(): Document {
    return this.iframe.contentDocument!;
  }

  post(type: string, data?: unknown): void {
    this.iframe.contentWindow?.postMessage({ type, data }, location.origin);
  }

  /** The data of the next message of a type, from those that are not asked for yet. */
  async next(type: string): Promise<any> {
    await until(() => this.heard.some((each) => each.type === type), `no ${type}`);
    const index = this.heard.findIndex((each) => each.type === type);
    return this.heard.splice(0, index + 1).at(-1).data;
  }

  find(selector: string): HTMLElement | null {
    return this.document.querySelector<HTMLElement>(selector);
  }

  /** An input, a text area or a menu: all have a value. */
  field(selector: string): HTMLInputElement | null {
    return this.document.querySelector<HTMLInputElement>(selector);
  }

  /** A button by its name. */
  button(name: string): HTMLButtonElement | undefined {
    return [...this.document.querySelectorAll('button')].find(
      (each) => (each.ariaLabel ?? each.innerText.trim()) === name && !each.closest('dialog'),
    );
  }

  /** Clicks a button, once the page shows it. */
  async click(name: string): Promise<void> {
    await until(() => this.button(name), `there is no button ${name}`);
    const button = this.button(name)!;
    button.focus();
    button.click();
  }

  async fill(selector: string, text: string): Promise<void> {
    await until(() => this.find(selector), `there is no ${selector}`);
    const field = this.field(selector)!;
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  key(selector: string, key: string): void {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    this.find(selector)!.dispatchEvent(event);
  }

  /** Everything that axe has against the page. */
  async violations(): Promise<string[]> {
    const frame = this.iframe.contentWindow as any;
    if (!frame.axe) {
      const script = this.document.createElement('script');
      script.src = '/node_modules/axe-core/axe.min.js';
      this.document.head.append(script);
      await oneEvent(script, 'load');
    }
    const { violations } = await frame.axe.run();
    return violations.map(({ id, nodes }: any) => `${id}: ${nodes[0].html}`);
  }

  /** Whether anything is cut off at a side, or has to be scrolled to. */
  get overflows(): boolean {
    const { scrollWidth, clientWidth } = this.document.documentElement;
    const main = this.find('main')!;
    return scrollWidth > clientWidth || main.scrollWidth > main.clientWidth;
  }

  get text(): string {
    return this.find('main')!.innerText;
  }

  get announced(): string {
    return this.find('p.visually-hidden[role=status]')!.textContent.trim();
  }
}
