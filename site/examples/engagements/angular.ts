import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { Engagement } from 'zoom-embed-elements';

@Component({
  selector: 'app-example',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button
      [disabled]="engagement()?.state !== 'ringing'"
      (click)="contactCenter.acceptEngagement(engagement())"
    >
      Accept
    </button>
    @if (engagement(); as current) {
      <output>{{ current.channel }}: {{ current.state }}</output>
    }
    <zoom-cc-embed #contactCenter (engagements-change)="engagement.set($event.detail.engagement)" />
  `,
})
export class Example {
  readonly engagement = signal<Engagement | undefined>(undefined);
}
