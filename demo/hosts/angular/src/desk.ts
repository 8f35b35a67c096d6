import { Component, inject } from '@angular/core';
import { Phone } from './phone.js';

@Component({
  selector: 'app-desk',
  templateUrl: './desk.html',
  host: { class: 'panel' },
})
export class Desk {
  readonly phone = inject(Phone);

  dial(event: Event, number: string) {
    event.preventDefault();
    void this.phone.dial(number);
  }

  addField(event: Event, name: string) {
    event.preventDefault();
    this.phone.fields.update((fields) => [...fields, { name }]);
  }

  removeField(name: string) {
    this.phone.fields.update((fields) => fields.filter((field) => field.name !== name));
  }
}
