// What fits the types, and on each line that says "wrong", something that does not. Angular's checker looks
// at events and template variables; it lets any property pass.
import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import type { ElementEvent } from 'zoom-embed-elements/types/angular';

@Component({
  selector: 'app-types',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <zoom-phone-embed #phone [src]="null" [initConfig]="{ a: 1 }" (zp-call-ringing-event)="ringing($event)" />
    <zoom-phone-embed (zp-contact-search-event)="$event.respondWith([{ number: '+1', displayName: 'Ada' }])" />
    <zoom-phone-embed (calls-change)="amount(phone.calls.length)" (embed-error)="text($event.detail.code)" />
    <zoom-cc-embed screen-pop-event="ANSWER" (zcc-call-ringing)="text($event.detail.engagementId)" />
    <zp-note-field #field name="a" (click)="text(field.name ?? '')" />
    <zoom-call-button number="+1" (before-dial)="text($event.detail.number)" />
    <zoom-call-banner #banner (banner-open)="text(banner.for ?? '')" />

    <zoom-phone-embed title="wrong" (zp-call-ringing-event)="amount($event.detail.callId)" />
    <zoom-phone-embed title="wrong" (zp-call-ringing-event)="$event.respondWith([])" />
    <zoom-phone-embed title="wrong" (zp-call-connected-event)="search($event)" />
    <zoom-phone-embed title="wrong" (zp-contact-search-event)="$event.respondWith('Ada')" />
    <zoom-phone-embed title="wrong" (calls-change)="text($event.detail.call.state.state)" />
    <zoom-phone-embed title="wrong" (embed-ready)="phone.hangUp()" />
    <zoom-cc-embed title="wrong" (engagements-change)="amount($event.detail.engagement.engagementId)" />
    <zoom-call-button title="wrong" (before-dial)="amount($event.detail.number)" />
  `,
})
export class Types {
  text(_value: string) {}
  amount(_value: number) {}
  ringing(event: ElementEvent<'zoom-phone-embed', 'zp-call-ringing-event'>) {
    this.text(event.detail.callId);
  }
  search(event: ElementEvent<'zoom-phone-embed', 'zp-contact-search-event'>) {
    event.respondWith([]);
  }
}
