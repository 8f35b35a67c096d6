import { html, type TemplateResult } from 'lit';
import { toPlainText } from '../shared/plain-text.js';

type Fields = Readonly<Record<string, unknown>>;

const LABELS = {
  callDuration: 'Duration',
  wrapUpTimeDuration: 'Wrap-up',
  callQueue: 'Queue',
  agentName: 'Agent',
  dispositionCode: 'Disposition',
} as const;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** Notes are HTML from outside, one piece or several: only their text is shown. */
const notesIn = (value: unknown): readonly string[] =>
  [value]
    .flat()
    .filter((each) => typeof each === 'string')
    .map(toPlainText)
    .filter(Boolean);

/** The log of an engagement, `zcc-phone-call-log`. */
export function logView(log: Fields): TemplateResult {
  const record = fieldsOf(log.objectRecord);
  const facts = Object.entries(LABELS).flatMap(([field, label]) => {
    const value = record[field];
    return typeof value === 'string' && value ? [{ label, value }] : [];
  });
  const notes = [
    ...notesIn(record.notes).map((text) => ({ label: 'Note', text })),
    ...notesIn(log.smartNotes).map((text) => ({ label: 'Smart note', text })),
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
        ({ label, text }) => html`
          <div class="wide">
            <dt>${label}</dt>
            <dd class="lines">${text}</dd>
          </div>
        `,
      )}
    </dl>
  `;
}
