import { oneOf, options } from '../shared/arguments.js';
import type { Engagement } from './state.js';
import { engagementChecks, type EngagementOptions, type Store } from './store.js';
import * as wire from './wire-data.js';

export interface LogUrlOptions extends EngagementOptions {
  /** The official page prints this message under the second name, too. */
  type?: 'zcc-engagement-log-url' | 'zcc-close-engagement-wrapup';
}

export const logUrlOptions = options<LogUrlOptions>({
  ...engagementChecks,
  type: oneOf('zcc-engagement-log-url', 'zcc-close-engagement-wrapup'),
});

const closed = ({ state }: Engagement): boolean => state === 'closed';

/** What is left of a closed engagement: its log, and the links to what was recorded. */
export class Records {
  constructor(private readonly store: Store) {}

  /** Tells everything, in the order of the documents. */
  tellAll(engagement: Engagement): void {
    const { engagementId, disposition, lines, recording } = engagement;
    const { noLogUrl, logUrlAsPrinted } = this.store.switches;
    if (disposition) this.endPostEngagement({ engagementId });
    if (lines.length) this.#transcript(engagementId);
    if (!this.#isLoggedAtEnd(engagement)) this.log({ engagementId });
    if (recording) this.recording({ engagementId });
    if (noLogUrl) return;
    const type = logUrlAsPrinted ? 'zcc-close-engagement-wrapup' : 'zcc-engagement-log-url';
    this.logUrl({ engagementId, type });
  }

  /** The log of a conversation that has just ended, where the widget does not wait for wrap-up. */
  logAtEnd(engagement: Engagement): void {
    if (!this.#isLoggedAtEnd(engagement)) return;
    this.store.send('zcc-phone-call-log', wire.callLog(engagement));
  }

  /** The deprecated message at the end of wrap-up. */
  endPostEngagement({ engagementId }: EngagementOptions = {}): void {
    const engagement = this.store.find(engagementId, closed, 'is closed');
    this.store.send('zcc-end-post-engagement', {
      name: engagement.disposition?.name ?? '',
      engagementId: engagement.engagementId,
    });
  }

  log({ engagementId }: EngagementOptions = {}): void {
    const engagement = this.store.find(engagementId, closed, 'is closed');
    this.store.send('zcc-phone-call-log', wire.callLog(engagement));
  }

  recording({ engagementId }: EngagementOptions = {}): void {
    const engagement = this.store.find(engagementId, closed, 'is closed');
    const { engagementId: id } = engagement;
    const recordingUrl = this.store.environment.mediaUrl('recording', id);
    this.store.change(engagement, { recordingUrl });
    this.store.send('zcc-call-recording', { engagementId: id, recordingUrl });
  }

  logUrl({ engagementId, type = 'zcc-engagement-log-url' }: LogUrlOptions = {}): void {
    const engagement = this.store.find(engagementId, closed, 'is closed');
    const { engagementId: id } = engagement;
    const logUrl = this.store.environment.mediaUrl('engagement', id);
    this.store.change(engagement, { logUrl });
    this.store.send(type, { engagementId: id, recordingUrl: logUrl });
  }

  #isLoggedAtEnd({ channel }: Engagement): boolean {
    return this.store.switches.logAtEnd && (channel === 'sms' || channel === 'video');
  }

  #transcript(engagementId: string): void {
    const engagement = this.store.find(engagementId, closed, 'is closed');
    this.store.send('zcc-add-note', { comment: wire.transcriptHtml(engagement) });
  }
}
