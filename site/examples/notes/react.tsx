import { useState } from 'react';

const outcomes = { sold: 'Sold', later: 'Call again' };

export function Example() {
  const [text, setText] = useState('No note yet.');
  return (
    <>
      <output>{text}</output>
      <zoom-phone-embed
        onzp-notes-save-event={({ detail: { notesData } }) =>
          setText(`${notesData.Outcome}: ${notesData.Notes}`)
        }
      >
        <zp-note-field name="Outcome">
          {Object.entries(outcomes).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </zp-note-field>
        <zp-note-field name="Notes" placeholder="What was said" />
      </zoom-phone-embed>
    </>
  );
}
