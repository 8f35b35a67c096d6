import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { ElementEvent } from 'zoom-embed-elements/types/angular';

@Component({
  selector: 'app-example',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <output>{{ text() }}</output>
    <zoom-phone-embed (calls-change)="show($event)" />
  `,
})
export class Example {
  readonly text = signal('Nobody has called yet.');

  show({ detail: { call } }: ElementEvent<'zoom-phone-embed', 'calls-change'>) {
    this.text.set(`${call.remote.number} is ${call.state}`);
  }
}
