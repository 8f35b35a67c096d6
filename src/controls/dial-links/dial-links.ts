import { css, html, type TemplateResult } from 'lit';
import { property } from '../../element/attributes.js';
import { define } from '../../element/define.js';
import { mayDial, type BeforeDial } from '../shared/before-dial.js';
import { EmbedControl } from '../shared/control.js';
import { Embeds, isPhone, type Embed } from '../shared/embeds.js';
import { PATIENCE, readyIn } from '../shared/ready.js';
import { readLink, zoomLink, type DialLink } from './link.js';

/** The clicks that one of several, nested ones has dealt with. */
const handled = new WeakSet<Event>();

/**
 * Dials with the embed when a phone link in it is clicked: `tel:`, `callto:`, `sms:`, `zoomphonecall:` and
 * `zoomphonesms:`, also in open shadow roots, and those that are added later. Clicks with a modifier or another button,
 * on a link with `download`, in text that is edited or in something with `data-no-dial`, and those that the page
 * prevents or stops are left alone.
 * A link's `data-context` goes with the call: see `dial()`.
 *
 * Where the embed is not ready, `fallback` decides. What fell back is not dialled later, and what was posted to the
 * widget never falls back.
 *
 * @summary Phone links that dial with the embed.
 * @tagname zoom-dial-links
 *
 * @slot - any part of the page
 *
 * @fires {CustomEvent<BeforeDial>} before-dial - a link is to be dialled; where it is prevented, nothing happens
 */
export class ZoomDialLinks extends EmbedControl {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Milliseconds that a click waits for an embed that still loads. Default: 1500. */
  @property({ type: Number }) patience = PATIENCE;

  /**
   * What a click does where no embed is ready: `link`, the default, follows the link's own scheme; `zoomphonecall`
   * opens Zoom's application; `none` does nothing.
   */
  @property() fallback: 'link' | 'zoomphonecall' | 'none' = 'link';

  /** It shows nothing of theirs. */
  readonly #embeds = new Embeds(this, () => undefined);
  /** The number that was dialled last, while it is no call yet: a second click on it changes nothing. */
  #underWay: string | undefined;

  constructor() {
    super();
    this.addEventListener('click', (event) => this.#clicked(event));
  }

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-dial-links', registry = customElements): void {
    define(this, tag, registry);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #clicked(event: MouseEvent): void {
    const { button, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (button || altKey || ctrlKey || metaKey || shiftKey || handled.has(event)) return;
    const path = event.composedPath();
    const elements = path.filter((target) => target instanceof Element);
    const link = elements
      .slice(0, elements.indexOf(this))
      .find((element) => element.matches('a, area'));
    const href = link?.getAttribute('href') ?? link?.getAttribute('xlink:href') ?? '';
    const wanted = readLink(href);
    if (!link || !wanted || link.hasAttribute('download')) return;
    if (elements.some((element) => element.hasAttribute('data-no-dial'))) return;
    if ((link as HTMLElement).isContentEditable) return;
    handled.add(event);

    // Others around this element may prevent it yet, as where a framework listens at the root: they come first.
    // They may also take this element out of the page, as with a menu that closes: its embeds are looked up now.
    const isToCome = this.#embeds.isPhoneToCome;
    const embed = this.#embedFor(wanted);
    const { number, kind } = wanted;
    const last = (at: Event): void => {
      if (at !== event || event.defaultPrevented) return;
      const context = link.getAttribute('data-context') ?? undefined;
      const agrees = this.#mayDial({ number, kind, context, link });
      const canDial = isToCome || embed !== undefined;
      // What the browser does with it is its own.
      if (agrees && !canDial && this.fallback === 'link') return;
      event.preventDefault();
      if (!agrees) return;
      if (canDial) void this.#dial(wanted, context, href, embed);
      else this.#fallBack(wanted, href);
    };
    this.ownerDocument.defaultView?.addEventListener('click', last, { once: true });
  }

  /** Whether the page agrees, and the number is not being dialled already. */
  #mayDial(wanted: BeforeDial): boolean {
    if (wanted.kind === 'call' && wanted.number === this.#underWay) return false;
    return mayDial(this.isConnected ? this : this.ownerDocument, wanted);
  }

  /** The embed that can take it now or soon. */
  #embedFor({ kind }: DialLink): Embed | undefined {
    const embed = kind === 'sms' ? this.#embeds.phone : this.#embeds.dialler;
    return embed?.status === 'ready' || embed?.status === 'loading' ? embed : undefined;
  }

  /** `embed` took it when the link was clicked. */
  async #dial(
    wanted: DialLink,
    context: unknown,
    href: string,
    embed: Embed | undefined,
  ): Promise<void> {
    const { number, kind } = wanted;
    if (kind === 'call') this.#underWay = number;
    try {
      const { patience } = this as { patience: number | null };
      const ready = await readyIn(
        patience !== null && patience >= 0 ? patience : PATIENCE,
        this.#embeds,
        () => this.#embedFor(wanted) ?? embed,
      );
      if (ready) await send(ready, wanted, context);
      else this.#fallBack(wanted, href);
    } catch (error) {
      // What was posted is in the widget's hands, where the user sees what becomes of it.
      if (!(error as { sent?: boolean }).sent) this.#fallBack(wanted, href);
    }
    if (this.#underWay === number) this.#underWay = undefined;
  }

  #fallBack(link: DialLink, href: string): void {
    if (this.fallback === 'none') return;
    const anchor = this.ownerDocument.createElement('a');
    anchor.href = this.fallback === 'zoomphonecall' ? zoomLink(link) : href;
    anchor.hidden = true;
    // Not this click, too.
    anchor.addEventListener('click', (event) => handled.add(event));
    (this.isConnected ? this.renderRoot : this.ownerDocument.body).append(anchor);
    anchor.click();
    anchor.remove();
  }
}

async function send(embed: Embed, link: DialLink, context: unknown): Promise<void> {
  const { kind, number, callerId, text } = link;
  if (!isPhone(embed)) await embed.dial(number, { context });
  else if (kind === 'sms') await embed.composeSms(number, text);
  else await embed.dial(number, { context, ...(callerId && { callerId }) });
}

export type { BeforeDial };

declare global {
  interface HTMLElementTagNameMap {
    'zoom-dial-links': ZoomDialLinks;
  }
}
