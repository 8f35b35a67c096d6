/** A message of a recording, as `embed-message` tells it and `<zoom-embed-inspector>` exports it. */
export interface Recorded {
  /** `in` from the widget, `out` to it. */
  readonly direction: 'in' | 'out';
  readonly message: unknown;
  /** An ISO text, or milliseconds. */
  readonly time: string | number;
}

/** What {@link stepsOf} takes beside the recording. */
export interface PlaybackOptions {
  /** Where the recording holds messages of both widgets: whose to play. */
  readonly product?: 'phone' | 'contact-center';
  /** 1 as fast as it was recorded, 2 twice as fast; at once by default. */
  readonly speed?: number;
}

/** A step of a recording's script; every widget knows both. */
export type PlaybackStep = { readonly send: unknown } | { readonly wait: number };

const PREFIXES = { phone: 'zp-', 'contact-center': 'zcc-' };

/** What the inspector writes in the place of a value that it leaves out. */
const HIDDEN = '•••';

/**
 * Makes a script of recorded traffic: what the widget posted is posted again, in its order.
 *
 * ```js
 * await simulator.run(stepsOf(await file.text()));
 * ```
 *
 * What the host posted is left out: it is the host that is tested. An embed drops a message with an `id` that it has
 * seen before, so a recording plays once on a page.
 *
 * @param recording - the text of an export, or its messages
 * @param options - `product`, `speed`
 * @throws {TypeError} when it is no recording, or one without values
 */
export function stepsOf(
  recording: string | readonly Recorded[],
  { product, speed }: PlaybackOptions = {},
): PlaybackStep[] {
  const recorded: unknown = typeof recording === 'string' ? JSON.parse(recording) : recording;
  if (!Array.isArray(recorded)) throw new TypeError('a recording is a list of messages');
  const played = (recorded as readonly Recorded[]).filter(
    ({ direction, message }) => direction === 'in' && isOf(product, message),
  );
  let before: number | undefined;
  return played.flatMap(({ message, time }, index): PlaybackStep[] => {
    if (JSON.stringify(message).includes(HIDDEN)) {
      throw new TypeError(
        `message ${index + 1} has no values: have the inspector show them before you export`,
      );
    }
    const now = new Date(time).getTime();
    if (speed && Number.isNaN(now)) throw new TypeError(`message ${index + 1} has no time`);
    const wait = speed && before !== undefined ? Math.max(0, now - before) / speed : 0;
    before = now;
    return wait ? [{ wait }, { send: message }] : [{ send: message }];
  });
}

/** Messages without a type that tells may be of either. */
function isOf(product: PlaybackOptions['product'], message: unknown): boolean {
  if (!product) return true;
  const { type } = Object(message) as { type?: unknown };
  const others = Object.entries(PREFIXES).filter(([name]) => name !== product);
  return !others.some(([, prefix]) => String(type).startsWith(prefix));
}
