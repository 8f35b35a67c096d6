import type { LitElement, ReactiveController } from 'lit';
import type { LocalizeController } from '@shoelace-style/localize';

/** Seconds as `m:ss` or `h:mm:ss`, in the digits of a language. */
export function durationText(localize: LocalizeController, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 60) % 60, whole % 60];
  const hours = Math.floor(whole / 3600);
  return [...(hours ? [hours] : []), ...parts]
    .map((part, index) => localize.number(part, { minimumIntegerDigits: index ? 2 : 1 }))
    .join(':');
}

/** Draws a control again each second for as long as it shows a time that runs. */
export class RunningTime implements ReactiveController {
  readonly #host: LitElement;
  readonly #localize: LocalizeController;
  #isShown = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: LitElement, localize: LocalizeController) {
    this.#host = host;
    this.#localize = localize;
    host.addController(this);
  }

  /** The time since a moment. */
  since(moment: Date): string {
    this.#isShown = true;
    return durationText(this.#localize, Math.floor((Date.now() - moment.getTime()) / 1000));
  }

  hostUpdate(): void {
    this.#isShown = false;
  }

  hostUpdated(): void {
    // An update that was asked for before the host left comes after.
    if (!this.#isShown || !this.#host.isConnected) this.hostDisconnected();
    else this.#timer ??= setInterval(() => this.#host.requestUpdate(), 1000);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
