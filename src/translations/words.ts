import type { SharedWords } from '../controls/shared/words.js';
import type { FallbackWords } from '../element/words.js';

/** All that a translation says. */
export type AllWords = FallbackWords & SharedWords;
