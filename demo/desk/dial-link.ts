import { html, type TemplateResult } from 'lit';
import { toE164 } from '../../src/numbers.js';

/** A link that dials: `<zoom-dial-links>` around the page takes its clicks. */
export const dialLink = (number: string, context: string, text = number): TemplateResult =>
  html`<a href="tel:${toE164(number, 'US') ?? number}" data-context=${context} dir="ltr"
    >${text}</a
  >`;

const NUMBERS = /(\+\d[\d\s]{8,14}\d|\(\d{3}\) \d{3}-\d{4})/;

/** A text whose numbers are links. */
export const linked = (text: string, context: string): readonly unknown[] =>
  text.split(NUMBERS).map((piece, index) => (index % 2 ? dialLink(piece, context) : piece));
