import { oneOf, options, text } from '../shared/arguments.js';
import { CUSTOMER_LINES } from './people.js';
import type { Engagement, Line } from './state.js';
import { engagementChecks, type EngagementOptions, type Store } from './store.js';
import { noteHtml } from './wire-data.js';

export interface MessageOptions extends EngagementOptions {
  /** Default: the customer. */
  from?: Line['from'];
  /** Default: what the customer would say next. */
  text?: string;
}

export const messageOptions = options<MessageOptions>({
  ...engagementChecks,
  from: oneOf('agent', 'customer'),
  text,
});

export interface NoteOptions extends EngagementOptions {
  text: string;
}

export const noteOptions = options<NoteOptions>({ ...engagementChecks, text }, ['text']);

const written = ({ channel, state }: Engagement): boolean =>
  (channel === 'chat' || channel === 'sms') && state === 'active';
const inWork = ({ state }: Engagement): boolean => state === 'active' || state === 'wrapup';

/** What is written: the lines of a chat or of an SMS conversation, and the agent's notes. */
export class Conversation {
  constructor(private readonly store: Store) {}

  /** Someone writes. No message tells the host. */
  write({ engagementId, from = 'customer', text }: MessageOptions = {}): Line {
    const engagement = this.store.find(engagementId, written, 'is an active chat or SMS');
    const { lines } = engagement;
    const said = lines.filter((line) => line.from === 'customer').length;
    const next = CUSTOMER_LINES[Math.min(said, CUSTOMER_LINES.length - 1)] ?? '';
    const line = { from, text: text ?? next, time: this.store.now() };
    this.store.change(engagement, { lines: [...lines, line] });
    return line;
  }

  /** The agent adds a note; the host is told, but not to which engagement it belongs. */
  note({ text, engagementId }: NoteOptions): void {
    this.keepNote(this.store.find(engagementId, inWork, 'is active or in wrap-up'), text);
    this.store.send('zcc-add-note', { comment: noteHtml(text) });
  }

  /** Keeps a note for the log. */
  keepNote(engagement: Engagement, text: string): void {
    this.store.change(engagement, { notes: [...engagement.notes, text] });
  }
}
