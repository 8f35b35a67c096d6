import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  type ElementRef,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { SmartEmbedError, type Call, type ZoomPhoneEmbed } from 'zoom-embed-elements';
import type { ElementEvent } from 'zoom-embed-elements/types/angular';
import { noteFields, phoneContacts } from '../../shared/crm.js';

/** The phone, and what pages beside it use of it: they inject this component. */
@Component({
  selector: 'app-phone',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './phone.html',
})
export class Phone {
  readonly src = input<string | null>(null);
  readonly phone = viewChild.required<ElementRef<ZoomPhoneEmbed>>('phone');
  readonly calls = signal<readonly Call[]>([]);
  readonly fields = signal(noteFields);
  readonly result = signal('');
  readonly initConfig = { enableAutoLog: true };

  search(event: ElementEvent<'zoom-phone-embed', 'zp-contact-search-event'>) {
    event.respondWith(phoneContacts(event.detail.searchString));
  }

  async dial(number: string) {
    try {
      await this.phone().nativeElement.makeCall(number);
      this.result.set(`Dialling ${number}`);
    } catch (error) {
      this.result.set(error instanceof SmartEmbedError ? error.message : String(error));
    }
  }
}
