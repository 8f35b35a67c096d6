import { LitElement, type CSSResultGroup } from 'lit';
import { property } from '../../element/attributes.js';
import { base } from './base-styles.js';
import { tokens } from './tokens.js';

/** What all controls are: elements that show what an embed knows, and call its methods. */
export abstract class EmbedControl extends LitElement {
  static override styles: CSSResultGroup = [tokens, base];

  /**
   * The id of the embed; two, separated by a space, where the control serves both. Default: the nearest embed that
   * provides itself, as in a dock, else the only one of its kind in the page.
   */
  @property() for: string | null = null;
}
