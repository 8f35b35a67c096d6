import { html, type TemplateResult } from 'lit';
import { toPlainText } from '../../src/plain-text.js';
import { fields, text } from '../shared/read.js';

const LABELS = {
  callDuration: 'Duration',
  wrapUpTimeDuration: 'Wrap-up',
  callQueue: 'Queue',
  agentName: 'Agent',
  dispositionCode: 'Disposition',
} as const;

/** Notes are HTML from outside, one piece or several: only their text is shown. */
const notesIn = (value: unknown): readonly string[] =>
  [value].flat().map(toPlainText).filter(Boolean);

/** The log of an engagement, `zcc-phone-call-log`. */
export function logView(log: unknown): TemplateResult {
  const { objectRecord, smartNotes } = fields(log);
  const record = fields(objectRecord);
  const facts = Object.entries(LABELS).flatMap(([field, label]) => {
    const value = text(record[field]);
    // A call that never was has a length of NaN:NaN.
    return value && !value.includes('NaN') ? [{ label, value }] : [];
  });
  const notes = [
    ...notesIn(record.notes).map((note) => ({ label: 'Note', note })),
    ...notesIn(smartNotes).map((note) => ({ label: 'Smart note', note })),
  ];
  return html`
    <dl class="notes">
      ${facts.map(
        ({ label, value }) => html`
          <div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>
        `,
      )}
      ${notes.map(
        ({ label, note }) => html`
          <div class="wide">
            <dt>${label}</dt>
            <dd class="lines">${note}</dd>
          </div>
        `,
      )}
    </dl>
  `;
}
