import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MessageRecord } from '../../session/session.js';
import { embedsOf, type Contents, type Page } from './contents.js';

/** What an embed may do that a dock opens for. */
export type Alarm = 'ring' | 'dial';

/** The commands that dial or fill the SMS composer, as they go out. */
const DIALS = ['zp-make-call', 'onclicktoact', 'zp-input-sms'];

type Embed = ReturnType<typeof embedsOf>[number];

interface Ringing {
  readonly state: string;
  readonly direction?: string;
}

/** Tells when something rings in an embed, or the page dials a number or writes to it. Draws the dock as embeds change. */
export class Alarms implements ReactiveController {
  readonly #contents: Contents;
  readonly #heard: (alarm: Alarm, page: Page) => void;
  #watched = new Set<Embed>();
  /** Hears of what the embeds do not tell, such as another label. */
  readonly #drawn: ReactiveController;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    contents: Contents,
    heard: (alarm: Alarm, page: Page) => void,
  ) {
    this.#contents = contents;
    this.#heard = heard;
    this.#drawn = {
      hostUpdated: () => {
        host.requestUpdate();
      },
    };
    host.addController(this);
    host.addEventListener('calls-change', ({ target, detail: { call, previous } }) => {
      host.requestUpdate();
      if (rings(call) && !rings(previous)) this.#tell('ring', target);
    });
    host.addEventListener('engagements-change', ({ target, detail: { engagement, previous } }) => {
      host.requestUpdate();
      if (rings(engagement) && !rings(previous)) this.#tell('ring', target);
    });
  }

  hostUpdate(): void {
    this.#watch(this.#contents.pages.flatMap(embedsOf));
  }

  hostDisconnected(): void {
    this.#watch([]);
  }

  /** The traffic does not bubble. */
  #watch(embeds: readonly Embed[]): void {
    const now = new Set(embeds);
    for (const embed of this.#watched) {
      if (now.has(embed)) continue;
      embed.removeEventListener('embed-message', this.#onMessage);
      (embed as Partial<Embed>).removeController?.(this.#drawn);
    }
    for (const embed of now) {
      embed.addEventListener('embed-message', this.#onMessage);
      // One that is not defined yet has none.
      (embed as Partial<Embed>).addController?.(this.#drawn);
    }
    this.#watched = now;
  }

  readonly #onMessage = ({ target, detail }: CustomEvent<MessageRecord>): void => {
    if (detail.direction === 'out' && DIALS.includes(detail.message.type))
      this.#tell('dial', target);
  };

  #tell(alarm: Alarm, target: EventTarget | null): void {
    const page = this.#contents.pages.find(({ phone, cc }) => phone === target || cc === target);
    if (page) this.#heard(alarm, page);
  }
}

/** Whether it is for the user to answer. */
export const rings = (record: Ringing | undefined): boolean =>
  record?.state === 'ringing' && record.direction !== 'outbound';
