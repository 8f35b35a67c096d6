import { Component } from '@angular/core';
import { widgetsOf } from '../../shared/widgets.js';
import { ContactCenter } from './contact-center.js';
import { Phone } from './phone.js';

@Component({
  selector: 'app-root',
  imports: [Phone, ContactCenter],
  template: `
    <main>
      <h1>Zoom in Angular</h1>
      <app-phone [src]="widgets.phone" />
      <app-contact-center [src]="widgets.contactCenter" />
    </main>
  `,
})
export class App {
  readonly widgets = widgetsOf(location.search);
}
