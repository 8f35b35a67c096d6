/** The `detail` of `before-dial`. */
export interface BeforeDial {
  /** The number, as it is dialled. */
  readonly number: string;
  /** `call` dials; `sms` fills the SMS composer. */
  readonly kind: 'call' | 'sms';
  /** What the page knows of the call, as `dial()` takes it. */
  readonly context: unknown;
  /** What was clicked: a link, or a `<zoom-call-button>`. */
  readonly link: Element;
}

/** Asks the page whether a number may be dialled. */
export const mayDial = (control: EventTarget, detail: BeforeDial): boolean =>
  control.dispatchEvent(
    new CustomEvent('before-dial', { detail, bubbles: true, composed: true, cancelable: true }),
  );

declare global {
  interface GlobalEventHandlersEventMap {
    'before-dial': CustomEvent<BeforeDial>;
  }
}
