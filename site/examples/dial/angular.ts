import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { ZoomPhoneEmbed } from 'zoom-embed-elements';

@Component({
  selector: 'app-example',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button (click)="dial(phone)">Call +1 202 555 0123</button>
    <output>{{ text() }}</output>
    <zoom-phone-embed #phone />
  `,
})
export class Example {
  readonly text = signal('Ready.');

  async dial(phone: ZoomPhoneEmbed) {
    try {
      const call = await phone.dial('+12025550123');
      this.text.set(`Call ${call.callId}: ${call.state}`);
    } catch (error) {
      this.text.set(String(error));
    }
  }
}
