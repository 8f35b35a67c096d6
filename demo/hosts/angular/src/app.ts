import { PlatformLocation } from '@angular/common';
import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { widgetsOf } from '../../shared/widgets.js';
import { ContactCenter } from './contact-center.js';
import { Phone } from './phone.js';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterLinkActive, RouterOutlet, Phone, ContactCenter],
  templateUrl: './app.html',
  // It shows nothing itself, and would take a gap.
  styles: 'router-outlet { display: none; }',
})
export class App {
  readonly widgets = widgetsOf(inject(PlatformLocation).search);
}
