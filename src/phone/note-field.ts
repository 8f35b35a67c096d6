import { ContextConsumer } from '@lit/context';
import { ReactiveElement, type PropertyValues } from '@lit/reactive-element';
import { property } from '../element/attributes.js';
import { hearLateProviders } from '../element/context.js';
import { define } from '../element/define.js';
import { given } from '../wire/given.js';
import { notePageContext } from './context.js';
import type { NoteFieldSource, NotePage } from './note-page.js';

/**
 * One field of the note page, declared inside a `<zoom-phone-embed>`, at any depth.
 * It renders nothing: the widget shows the field.
 *
 * @summary A field of Zoom Phone's note page.
 * @tagname zp-note-field
 * @slot - `<option value>` children become the options of a select
 */
export class ZpNoteField extends ReactiveElement implements NoteFieldSource {
  /** The field's title, and its key in the saved notes. Required, and unique on its page. */
  @property() name: string | null = null;

  /** The kind of field. Default: `select` when there are options, else `text`. */
  @property() type: 'text' | 'select' | null = null;

  /** The text that an empty field shows. */
  @property() placeholder: string | null = null;

  #options: MutationObserver | undefined;
  #page: NotePage | undefined;

  constructor() {
    super();
    const consumer = new ContextConsumer(this, {
      context: notePageContext,
      callback: (page) => {
        if (page === this.#page) return;
        this.#page?.unregister(this);
        this.#page = page;
        page.register(this);
      },
      subscribe: true,
    });
    hearLateProviders(this, consumer as ContextConsumer<never, never>, notePageContext);
  }

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zp-note-field', registry = customElements): void {
    define(this, tag, registry);
  }

  /**
   * The field as the widget is told of it.
   * @internal
   */
  get noteField(): object {
    const selectOptions = Array.from(this.querySelectorAll('option'), (option) => ({
      label: option.label.trim(),
      value: option.hasAttribute('value') ? option.value : option.label.trim(),
    }));
    const fieldType = this.type || (selectOptions.length ? 'select' : 'text');
    return given({
      fieldName: this.name ?? '',
      fieldType,
      selectOptions: fieldType === 'select' ? selectOptions : undefined,
      placeholder: this.placeholder ?? undefined,
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#options ??= new MutationObserver(() => this.#page?.register(this));
    this.#options.observe(this, {
      attributeFilter: ['label', 'value'],
      characterData: true,
      childList: true,
      subtree: true,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#options?.disconnect();
    this.#page?.unregister(this);
    this.#page = undefined;
  }

  /** A move that disconnects nothing (`moveBefore()`) may still have changed the order, or the embed. */
  connectedMoveCallback(): void {
    this.disconnectedCallback();
    this.connectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // As it was at first, the page knows it since it was connected.
    if (this.hasUpdated && changed.size) this.#page?.register(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zp-note-field': ZpNoteField;
  }
}
