import type { CallButtonWords } from '../controls/call-button/words.js';
import type { CallBannerWords } from '../controls/call-banner/words.js';
import type { CallListWords } from '../controls/call-list/words.js';
import type { EngagementListWords } from '../controls/engagement-list/words.js';
import type { DockWords } from '../controls/dock/words.js';
import type { SharedWords } from '../controls/shared/words.js';
import type { FallbackWords } from '../element/words.js';

/** All that a translation says. */
export type AllWords = FallbackWords &
  DockWords &
  SharedWords &
  CallButtonWords &
  CallBannerWords &
  CallListWords &
  EngagementListWords;
