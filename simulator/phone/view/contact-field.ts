import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FoundContact } from '../state.js';
import { formatNumber } from '../../shared/view/format.js';

/**
 * An input for a number or a name, with the host's contacts as suggestions: a combobox.
 *
 * Fires `type` with the text as detail, and `choose` with the contact.
 */
export class ContactField extends LitElement {
  static override readonly properties = {
    label: {},
    name: {},
    value: {},
    contacts: { attribute: false },
    searching: { type: Boolean },
    active: { state: true },
    open: { state: true },
  };

  declare label: string;
  declare name: string;
  declare value: string;
  /** What the host found; `undefined` while nothing was asked or answered. */
  declare contacts: readonly FoundContact[] | undefined;
  declare searching: boolean;
  /** The suggestion that the keyboard is on; -1 for none. */
  declare protected active: number;
  declare protected open: boolean;

  constructor() {
    super();
    this.label = '';
    this.name = '';
    this.value = '';
    this.searching = false;
    this.active = -1;
    this.open = false;
  }

  /** The page's style sheet is for all of it. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const contacts = this.open ? (this.contacts ?? []) : [];
    const listId = `${this.name}-list`;
    const active = contacts[this.active] ? `${this.name}-option-${String(this.active)}` : nothing;
    return html`
      <label class="label" for=${this.name}>${this.label}</label>
      <input
        class="input"
        id=${this.name}
        .value=${live(this.value)}
        autocomplete="off"
        spellcheck="false"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded=${contacts.length ? 'true' : 'false'}
        aria-controls=${listId}
        aria-activedescendant=${active}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
        @blur=${this.#close}
      />
      <ul
        class="suggestions"
        id=${listId}
        role="listbox"
        aria-label="Contacts"
        ?hidden=${!contacts.length}
      >
        ${contacts.map((contact, index) => this.#option(contact, index))}
      </ul>
      <p class="hint" role="status">${this.#hint()}</p>
    `;
  }

  #option(contact: FoundContact, index: number): TemplateResult {
    // A press would take the focus from the input, and close the list before the click.
    const keepFocus = (event: Event): void => {
      event.preventDefault();
    };
    const choose = (): void => {
      this.#choose(contact);
    };
    return html`
      <li
        class="suggestion"
        id=${`${this.name}-option-${String(index)}`}
        role="option"
        aria-selected=${index === this.active ? 'true' : 'false'}
        @mousedown=${keepFocus}
        @click=${choose}
      >
        <span>${contact.displayName}</span>
        <span class="muted">${formatNumber(contact.number)}</span>
      </li>
    `;
  }

  #hint(): string {
    if (!this.open) return '';
    if (this.searching) return 'Searching contacts…';
    if (!this.contacts) return '';
    const { length } = this.contacts;
    if (!length) return 'No contact found';
    return length === 1 ? '1 contact found' : `${String(length)} contacts found`;
  }

  #onInput = ({ target }: Event): void => {
    const { value } = target as HTMLInputElement;
    this.open = true;
    this.active = -1;
    this.dispatchEvent(new CustomEvent('type', { detail: value }));
  };

  #onKeydown = (event: KeyboardEvent): void => {
    const { length } = this.contacts ?? [];
    const contact = this.contacts?.[this.active];
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Enter' && this.open && contact) this.#choose(contact);
    else if (event.key === 'ArrowDown' && length) this.active = (this.active + 1) % length;
    else if (event.key === 'ArrowUp' && length) {
      this.active = this.active <= 0 ? length - 1 : this.active - 1;
    } else return;
    if (event.key.startsWith('Arrow')) this.open = true;
    event.preventDefault();
  };

  #choose(contact: FoundContact): void {
    this.#close();
    this.dispatchEvent(new CustomEvent('choose', { detail: contact }));
  }

  #close = (): void => {
    this.open = false;
    this.active = -1;
  };
}

customElements.define('contact-field', ContactField);
