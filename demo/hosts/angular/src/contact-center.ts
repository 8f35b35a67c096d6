import { Component, CUSTOM_ELEMENTS_SCHEMA, input, signal } from '@angular/core';
import type { AgentStatus, Engagement } from 'zoom-embed-elements';
import type { ElementEvent } from 'zoom-embed-elements/types/angular';
import { findCustomers } from '../../shared/crm.js';

@Component({
  selector: 'app-contact-center',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './contact-center.html',
})
export class ContactCenter {
  readonly src = input<string | null>(null);
  readonly engagements = signal<readonly Engagement[]>([]);
  readonly agent = signal<AgentStatus | undefined>(undefined);

  match(event: ElementEvent<'zoom-cc-embed', 'zcc-incomingPhone-request'>) {
    event.respondWith(findCustomers(event.detail.incomingPhoneNumber));
  }
}
