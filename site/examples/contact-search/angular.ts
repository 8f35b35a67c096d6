import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { ElementEvent } from 'zoom-embed-elements/types/angular';

const people = [
  { displayName: 'Ada Lovelace', number: '+12025550123' },
  { displayName: 'Grace Hopper', number: '+12025550124' },
];

@Component({
  selector: 'app-example',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <output>{{ asked() }}</output>
    <zoom-phone-embed enable-contact-searching (zp-contact-search-event)="search($event)" />
  `,
})
export class Example {
  readonly asked = signal('Nothing was searched yet.');

  search(event: ElementEvent<'zoom-phone-embed', 'zp-contact-search-event'>) {
    const text = event.detail.searchString;
    this.asked.set(`Asked for “${text}”`);
    event.respondWith(people.filter((one) => one.displayName.toLowerCase().includes(text)));
  }
}
