import type { ZoomCcEmbed } from '../../src/index.js';
import type { Outcomes } from './outcomes.js';

/** What the page has learned of an engagement besides its record. */
export interface Learned {
  /** As the widget answered: of any form. */
  readonly dispositions?: unknown;
  readonly variables?: unknown;
  /** The chat messages that the widget has confirmed. */
  readonly sent?: readonly string[];
}

/** What the views work on. */
export interface Desk {
  readonly cc: ZoomCcEmbed;
  readonly outcomes: Outcomes;
  readonly learned: (engagementId: string) => Learned;
  readonly learn: (engagementId: string, more: Learned) => void;
}
