import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Engagement } from '../../contact-center/records.js';
import { property, setAttributes } from '../../element/attributes.js';
import { define } from '../../element/define.js';
import { adoptOwnStyles } from '../../element/own-styles.js';
import type { Call } from '../../phone/records.js';
import { Localize } from '../../words/localize.js';
import { RunningTime } from '../shared/running-time.js';
import { sharedWords } from '../shared/words.js';
import { Alarms, rings } from './alarms.js';
import { renderBadge } from './badge.js';
import { renderBar } from './bar.js';
import { Contents, productsOf, type Page } from './contents.js';
import { icons } from './icons.js';
import { liveIn, partyOf, type Live } from './live.js';
import { recall, remember } from './memory.js';
import { edgesOf, inCorner, isCorner, type DockCorner } from './place.js';
import { Position } from './position.js';
import { roomAbove } from './size.js';
import { SHEET, SHEET_GAP, styles } from './styles.js';
import { renderTabs, type Tab } from './tabs.js';
import { TopLayer } from './top-layer.js';
import { dockWords } from './words.js';

const DEFAULT_CORNER = 'bottom-end';

const NAMES = { phone: 'dockPhone', cc: 'dockContactCenter' } as const;

const STATES = {
  ringing: 'dockRinging',
  connected: 'dockConnected',
  active: 'dockActive',
  wrapup: 'dockWrapup',
} as const;

/** The `detail` of `dock-toggle`. */
export interface DockToggle {
  /** Whether the panel is open now; else the bar is left of it. */
  readonly open: boolean;
}

/**
 * A panel over the page that holds one embed or both; two get tabs. Minimised, a bar is left of it that shows the
 * current call or engagement. The widgets' frames are never moved, loaded again or put to sleep by it.
 *
 * It is in the browser's top layer. A modal dialog that the page opens covers it: it is seen, and cannot be used until
 * the dialog closes. Where it must be used in a dialog, put it into the dialog.
 *
 * @summary A floating panel for the embeds.
 * @tagname zoom-embed-dock
 *
 * @slot - the embeds, each a child or inside of one; other elements stand above them
 * @slot title - the panel's title
 *
 * @csspart panel - the panel
 * @csspart bar - what is left of the panel when it is minimised
 * @csspart handle - the button that moves the panel
 * @csspart minimize - the button that minimises the panel
 * @csspart resize - the button that sizes the panel
 * @csspart tab - the tab of an embed, where there are two
 * @csspart badge - how many calls or engagements go on, on the bar and on a tab
 *
 * @fires {CustomEvent<DockToggle>} dock-toggle - the panel was opened or minimised
 */
export class ZoomEmbedDock extends LitElement {
  static override styles = styles;

  /**
   * Each embed has a slot of its own, in a tab panel of its own.
   * @internal
   */
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    slotAssignment: 'manual',
  };

  /** Whether the panel is open; else the bar is left of it. Reflected. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** The corner of the viewport where it sticks; after a drag the nearest. Default: `bottom-end`. Reflected. */
  @property({ reflect: true }) corner: DockCorner = DEFAULT_CORNER;

  /**
   * What opens the panel by itself: `ring`, an incoming call or engagement; `dial`, a number that the page dials or writes to;
   * `ring dial`, the default; or `none`.
   */
  @property({ attribute: 'auto-open' }) autoOpen: string | null = 'ring dial';

  /** Lets the user size the panel, down to what the widget needs. */
  @property({ type: Boolean, reflect: true }) resizable = false;

  /**
   * The name under which corner, distances, size and whether it is open are kept for this origin in `localStorage`.
   * Left out, they are kept nowhere. What was kept wins over the attributes.
   */
  @property({ attribute: 'storage-key' }) storageKey: string | null = null;

  @property({ state: true }) private selected: Element | undefined;
  /** The page that is selected as it was last, and the place that it had. */
  #last: { readonly page: Page; readonly index: number } | undefined;
  readonly #localize = new Localize(this, { ...sharedWords, ...dockWords });
  readonly #time = new RunningTime(this, this.#localize);
  readonly #contents = new Contents(this);
  /** Whether the user has opened or minimised it just now, and not the page. */
  #isByUser = false;
  /** What of the dock had the focus before it was opened or minimised. */
  #focused: Element | undefined;
  /** What is to be selected once the focus has left the widget that is shown: it would lose the focus. */
  #wanted: Element | undefined;
  /** Watches how much room there is. */
  #room: ResizeObserver | undefined;
  /** Ends what is listened to while it is connected. */
  #connection: AbortController | undefined;
  /** What of the panel had the focus before it was minimised. */
  #left: Element | undefined;

  readonly #position = new Position(
    DEFAULT_CORNER,
    () => {
      const layer = this.#find('.layer');
      const { clientWidth: width, clientHeight: height } = layer;
      const { offsetWidth, offsetHeight } = this.#find('[part=panel]');
      return {
        panel: { width: offsetWidth, height: offsetHeight },
        above: this.#find('.above').offsetHeight,
        area: { width, height, rtl: this.#isRtl },
      };
    },
    (isSettled) => {
      this.corner = this.#position.place.corner;
      this.requestUpdate();
      if (isSettled) this.#keep();
    },
  );

  constructor() {
    super();
    new TopLayer(this, () => this.#find('.layer'));
    new Alarms(this, this.#contents, (alarm, { child }) => {
      if (!(this.autoOpen ?? 'ring dial').split(/\s+/).includes(alarm)) return;
      this.open = true;
      if (this.#isFocusInPage) this.#wanted = child;
      else this.selected = child;
    });
  }

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-embed-dock', registry = customElements): void {
    define(this, tag, registry);
  }

  /** Opens the panel; the focus stays where it is. */
  show(): void {
    this.open = true;
  }

  /** Minimises the panel; the focus stays where it is, unless that was in the panel. */
  minimize(): void {
    this.open = false;
  }

  /** Opens the panel, or minimises it. */
  toggle(): void {
    this.open = !this.open;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.#connection = new AbortController());
    // The window's own, too: the focus leaves a frame for no element.
    this.#view.addEventListener('focus', this.#onFocus, { capture: true, signal });
    if (this.hasUpdated) this.#watchRoom();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection?.abort();
    this.#room?.disconnect();
    this.#position.moving.stop();
    this.#position.sizing.stop();
  }

  adoptedCallback(): void {
    if (this.shadowRoot) adoptOwnStyles(this, this.shadowRoot);
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow(ZoomEmbedDock.shadowRootOptions);
    adoptOwnStyles(this, root);
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('storageKey')) this.#recall();
    if (changed.has('corner') && this.corner !== this.#position.place.corner) {
      this.#position.place = inCorner(isCorner(this.corner) ? this.corner : DEFAULT_CORNER);
    }
    this.#select();
    if (this.#hasToggled(changed)) this.#focused = this.#focusedPart();
  }

  protected override render(): TemplateResult {
    const { pages } = this.#contents;
    return html`
      <div class="layer" popover="manual" data-corner=${this.#position.place.corner}>
        <section part="panel" aria-labelledby="title" ?inert=${!this.open}>
          <header @pointerdown=${this.#onHeadDown}>
            <button
              type="button"
              part="handle"
              aria-label=${this.#localize.word('dockMove')}
              title=${this.#localize.word('dockMoveHint')}
              @keydown=${this.#position.moving.keydown}
              @blur=${this.#position.moving.blur}
            >
              ${icons.grip}
            </button>
            <span id="title"
              ><slot name="title"
                >${pages.length > 1 ? html`<span class="unseen">${this.#name}</span>` : this.#name}</slot
              ></span
            >
            ${pages.length > 1 ? renderTabs(pages.map((each) => this.#tabOf(each))) : nothing}
            <button
              type="button"
              part="minimize"
              aria-label=${this.#localize.word('dockMinimize')}
              title=${this.#localize.word('dockMinimize')}
              @mousedown=${keepFocus}
              @click=${this.#onMinimize}
            >
              ${icons.minimize}
            </button>
          </header>
          <div class="above">
            <div><slot></slot></div>
          </div>
          <div class="pages">${pages.map((each, index) => this.#renderPage(each, index))}</div>
          ${this.resizable ? this.#renderResize() : nothing}
        </section>
        <button
          type="button"
          part="bar"
          aria-expanded="false"
          ?hidden=${this.open}
          @click=${this.#onBar}
        >
          ${this.#renderBar()}
        </button>
        <p class="unseen" role="status">${this.#announcement}</p>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    this.#watchRoom();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { title, others, pages } = this.#contents;
    const [titleSlot, othersSlot, ...slots] = this.renderRoot.querySelectorAll('slot');
    titleSlot?.assign(...title);
    othersSlot?.assign(...others);
    slots.forEach((slot, index) => {
      slot.assign(...pages.slice(index, index + 1).map(({ child }) => child));
    });
    this.#showPlace();
    if (this.#hasToggled(changed)) this.#onToggled();
    else if (changed.get('corner')) this.#keep();
  }

  #watchRoom(): void {
    const view = this.#view;
    this.#room?.disconnect();
    // In the next frame: what an observer changes may not change what it observes.
    this.#room = new view.ResizeObserver(() => view.requestAnimationFrame(this.#fit));
    for (const each of ['.layer', '.above', '.above > div', '.pages']) {
      this.#room.observe(this.#find(each));
    }
  }

  /** Gives room to what stands above the widget; the keyboard reaches what scrolls. */
  readonly #fit = (): void => {
    const layer = this.#find('.layer');
    this.#showSide();
    const most = layer.clientHeight - (matchMedia(SHEET).matches ? SHEET_GAP : 0);
    const above = roomAbove(this.#find('.above > div').offsetHeight, most);
    layer.style.setProperty('--_above', `${above}px`);
    for (const each of [this.#find('.above'), this.#find('.pages')]) {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = each;
      const scrolls = scrollWidth > clientWidth || scrollHeight > clientHeight;
      setAttributes(each, { tabindex: scrolls ? '0' : null });
    }
  };

  /** The window that shows it. */
  get #view(): Window & typeof globalThis {
    return this.ownerDocument.defaultView ?? window;
  }

  /** By the styles of the page, too. */
  get #isRtl(): boolean {
    return getComputedStyle(this.#find('.layer')).direction === 'rtl';
  }

  /** The embed that is shown. */
  get #page(): Page | undefined {
    return this.#contents.pages.find(({ child }) => child === this.selected);
  }

  /** Keeps to the embed that is shown; where it has left, to another of its product, else to what is beside it now. */
  #select(): void {
    const { pages } = this.#contents;
    const { page: last, index = 0 } = this.#last ?? {};
    const page =
      this.#page ??
      pages.find((each) => last && productsOf(last).some((product) => each[product])) ??
      pages[Math.min(index, pages.length - 1)];
    this.selected = page?.child;
    if (page) this.#last = { page, index: pages.indexOf(page) };
  }

  #find(selector: string): HTMLElement {
    return this.renderRoot.querySelector(selector) as HTMLElement;
  }

  #renderPage(page: Page, index: number): TemplateResult {
    const isAlone = this.#contents.pages.length === 1;
    return html`
      <div
        id="page-${index}"
        role=${isAlone ? nothing : 'tabpanel'}
        aria-labelledby=${isAlone ? nothing : `tab-${index}`}
        class="page"
        ?inert=${page !== this.#page}
      >
        <slot></slot>
      </div>
    `;
  }

  #renderResize(): TemplateResult {
    return html`
      <button
        type="button"
        part="resize"
        aria-label=${this.#localize.word('dockResize')}
        title=${this.#localize.word('dockResizeHint')}
        @pointerdown=${this.#position.sizing.pointerdown}
        @keydown=${this.#position.sizing.keydown}
        @blur=${this.#position.sizing.blur}
      ></button>
    `;
  }

  #renderBar(): TemplateResult {
    const { cc } = this.#contents;
    const live = this.#live;
    const page = this.#page;
    return renderBar({
      product: live?.product ?? (page && productsOf(page)[0]),
      title: live ? this.#partyOf(live.record) : this.#name,
      state: live?.state,
      stateText: live ? this.#localize.word(STATES[live.state]) : '',
      time: live?.since && !this.open ? this.#time.since(live.since) : '',
      badge: this.#renderBadge(cc?.liveEngagements.length),
    });
  }

  #renderBadge(count = 0): TemplateResult | typeof nothing {
    return renderBadge(count, this.#localize.word('dockInProgress', count));
  }

  get #live(): Live | undefined {
    return liveIn(this.#contents);
  }

  /** What is read out when somebody calls, also during another call. */
  get #announcement(): string {
    const who = this.#contents.pages
      .flatMap(liveRecordsOf)
      .filter(rings)
      .map((record) => this.#partyOf(record))
      .join(' · ');
    return who && this.#localize.word('dockIncoming', who);
  }

  #partyOf(record: Call | Engagement): string {
    return partyOf(record) ?? this.#localize.word('unknownParty');
  }

  /** The name of what is in the dock. */
  get #name(): string {
    return this.#contents.pages.map((page) => this.#nameOf(page)).join(' · ');
  }

  #nameOf(page: Page): string {
    return productsOf(page)
      .map((product) => page[product]?.label || this.#localize.word(NAMES[product]))
      .join(' · ');
  }

  #tabOf(page: Page): Tab {
    return {
      name: this.#nameOf(page),
      isSelected: page === this.#page,
      badge: this.#renderBadge(liveRecordsOf(page).length),
      ringing: liveRecordsOf(page).some(rings) ? this.#localize.word('dockRinging') : '',
      select: () => {
        this.#wanted = undefined;
        this.selected = page.child;
      },
    };
  }

  /** By the direction of text, which a style sheet may change without telling. */
  #showSide(): void {
    const { right } = edgesOf(this.#position.place.corner, this.#isRtl);
    this.#find('.layer').toggleAttribute('data-left', !right);
  }

  #showPlace(): void {
    const layer = this.#find('.layer');
    const { place, size } = this.#position;
    this.#showSide();
    const measures = {
      '--_x': place.x,
      '--_y': place.y,
      '--_own-width': size?.width,
      '--_own-height': size?.height,
    };
    for (const [name, pixels] of Object.entries(measures)) {
      layer.style.setProperty(name, pixels === undefined ? null : `${pixels}px`);
    }
  }

  #keep(): void {
    const { storageKey, open } = this;
    const { place, size } = this.#position;
    if (storageKey) remember(storageKey, { open, place, ...(size && { size }) });
  }

  #recall(): void {
    const kept = this.storageKey ? recall(this.storageKey) : undefined;
    if (!kept) return;
    this.open = kept.open;
    this.corner = kept.place.corner;
    this.#position.place = kept.place;
    this.#position.size = kept.size;
  }

  /** Not at first: it is as it was made then. */
  #hasToggled(changed: PropertyValues<this>): boolean {
    return changed.get('open') === !this.open;
  }

  #onToggled(): void {
    const wasFocused = this.#focused !== undefined || this.#isByUser;
    const target = this.open && this.#isByUser ? this.#left : undefined;
    this.#isByUser = false;
    if (!this.open) this.#left = this.#focused;
    // What had the focus is out of reach now.
    if (wasFocused) {
      const own = this.#find(this.open ? '[part=minimize]' : '[part=bar]');
      if (target) focusOn(target);
      // It may be gone.
      if (!target || this.#focusedPart() !== target) focusOn(own);
    }
    this.#keep();
    const detail: DockToggle = { open: this.open };
    this.dispatchEvent(new CustomEvent('dock-toggle', { detail, bubbles: true, composed: true }));
  }

  /** What has the focus: a part of the panel or the bar, or what is in a slot. */
  #focusedPart(): Element | undefined {
    const { activeElement } = this.getRootNode() as Document | ShadowRoot;
    if (activeElement === this) return this.shadowRoot?.activeElement ?? undefined;
    return activeElement && this.contains(activeElement) ? activeElement : undefined;
  }

  get #isFocusInPage(): boolean {
    const focused = this.#focusedPart();
    return focused !== undefined && (this.#page?.child.contains(focused) ?? false);
  }

  readonly #onFocus = (): void => {
    if (this.#isFocusInPage) return;
    const page = this.#contents.pages.find(({ child }) => child === this.#wanted);
    this.#wanted = undefined;
    // What was wanted there may be over by now.
    if (page && liveRecordsOf(page).length > 0) this.selected = page.child;
  };

  readonly #onHeadDown = (event: PointerEvent): void => {
    // The head's other buttons are there to be pressed, and a sheet stays where it is.
    const control = (event.target as Element).closest('a, button, input, label, select, textarea');
    if (control && !control.part.contains('handle')) return;
    if (!matchMedia(SHEET).matches) this.#position.moving.pointerdown(event);
  };

  readonly #onMinimize = (): void => {
    this.#isByUser = true;
    this.minimize();
  };

  readonly #onBar = (): void => {
    this.#isByUser = true;
    // It opens what the bar has shown.
    const live = this.#live;
    const page = this.#contents.pages.find((each) => live && each[live.product]);
    if (page && page !== this.#page) {
      this.selected = page.child;
      this.#left = undefined;
    }
    this.show();
  };
}

/** A click on a button leaves the focus where it is, in the frame say: it is wanted back there. */
const keepFocus = (event: Event): void => {
  event.preventDefault();
};

/** The calls and engagements that go on in a page: an embed that is not defined yet knows of none. */
const liveRecordsOf = ({ phone, cc }: Page): readonly (Call | Engagement)[] => [
  ...((phone as Partial<typeof phone>)?.liveCalls ?? []),
  ...((cc as Partial<typeof cc>)?.liveEngagements ?? []),
];

/** Focuses an element; of an embed its frame. */
function focusOn(element: Element): void {
  const target =
    (element as Partial<NonNullable<Page['phone']>>).iframe ?? (element as HTMLElement);
  target.focus({ preventScroll: true });
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-embed-dock': ZoomEmbedDock;
  }
  interface GlobalEventHandlersEventMap {
    'dock-toggle': CustomEvent<DockToggle>;
  }
}
