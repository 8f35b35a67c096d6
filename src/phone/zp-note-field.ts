import { ContextEvent } from '@lit/context';
import {
  ReactiveElement,
  type PropertyDeclarations,
  type PropertyValues,
} from '@lit/reactive-element';
import { given } from '../embed/data.js';
import { notePageContext, type NotePage, type NoteFieldSource } from './note-page.js';

/**
 * One field of the note page, declared inside a `<zoom-phone-embed>`, at any depth.
 * It renders nothing: the widget shows the field.
 *
 * @summary A field of Zoom Phone's note page.
 * @tagname zp-note-field
 * @slot - `<option value>` children become the options of a select
 */
export class ZpNoteField extends ReactiveElement implements NoteFieldSource {
  static override properties: PropertyDeclarations = {
    name: {},
    type: {},
    placeholder: {},
  };

  /** The field's title, and its key in the notes that the widget saves. Required, and unique on its page. */
  name: string | null = null;

  /** The kind of field. Default: `select` when there are options, else `text`. */
  type: 'text' | 'select' | null = null;

  /** What an empty field shows. */
  placeholder: string | null = null;

  #options: MutationObserver | undefined;
  #page: NotePage | undefined;

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
    this.#ask();
    // The embed may be defined after the field: then nobody has heard.
    if (!this.#page) void customElements.whenDefined('zoom-phone-embed').then(() => this.#ask());
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

  #ask(): void {
    if (!this.isConnected || this.#page) return;
    this.dispatchEvent(
      new ContextEvent(notePageContext, this, (page) => {
        this.#page = page;
        page.register(this);
      }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zp-note-field': ZpNoteField;
  }
}
