import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { ElementEvent } from 'zoom-embed-elements/types/angular';

@Component({
  selector: 'app-example',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <output>{{ text() }}</output>
    <zoom-phone-embed (zp-notes-save-event)="show($event)">
      <zp-note-field name="Outcome">
        @for (outcome of outcomes; track outcome.value) {
          <option [value]="outcome.value">{{ outcome.label }}</option>
        }
      </zp-note-field>
      <zp-note-field name="Notes" placeholder="What was said" />
    </zoom-phone-embed>
  `,
})
export class Example {
  readonly text = signal('No note yet.');
  readonly outcomes = [
    { value: 'sold', label: 'Sold' },
    { value: 'later', label: 'Call again' },
  ];

  show({ detail: { notesData } }: ElementEvent<'zoom-phone-embed', 'zp-notes-save-event'>) {
    this.text.set(`${notesData['Outcome']}: ${notesData['Notes']}`);
  }
}
