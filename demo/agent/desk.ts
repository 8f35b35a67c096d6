import type { CcFromWidget, ZoomCcEmbed } from '../../src/index.js';
import type { Outcomes } from './outcomes.js';

export type Disposition = CcFromWidget['zcc-get-disposition-codes-response']['codes'][number];
export type Variable = CcFromWidget['zcc-get-variables-response']['variables'][number];

/** What the page has learned of an engagement besides its record. */
export interface Learned {
  readonly dispositions?: readonly Disposition[];
  readonly variables?: readonly Variable[];
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
