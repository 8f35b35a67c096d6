import { anything, flag, number, yes } from './arguments.js';
import { makeStep, type StepMaker, type StepsOf } from './steps.js';
import type { WireMessage } from './wire.js';

/** What a script can do to the page that a widget is on. */
export interface Steered {
  /** Posts a message to the host, exactly as it is. */
  post(message: WireMessage): void;
  /** The last message that was posted. */
  readonly lastSent: WireMessage | undefined;
  /** Sets the widget's clock ahead. */
  pass(seconds: number): void;
  /** Makes this tab the one that was active last. */
  activate(): void;
  /** Pretends that another tab was active last, or this one. */
  pretendInactive(inactive: boolean): void;
}

const step: StepMaker<Steered> = makeStep;

/** The steps that every simulated widget knows. */
export const commonSteps = {
  /** Posts any message to the host, exactly as given. */
  send: step<unknown>(anything, (page, message) => {
    page.post(message as WireMessage);
  }),
  /** Posts the last message again, so many times, unchanged: a burst of duplicates. */
  repeat: step<number>(number, (page, times) => {
    const { lastSent } = page;
    if (!lastSent) throw new Error('nothing was sent yet');
    for (let count = 0; count < times; count++) page.post(lastSent);
  }),
  /** Waits so many milliseconds of real time. Nothing else ever waits. */
  wait: step<number>(
    number,
    (_page, delay) => new Promise((resolve) => setTimeout(resolve, delay)),
  ),
  /** Lets so many seconds pass on the widget's clock, at once: later messages carry later times. */
  pass: step<number>(number, (page, seconds) => page.pass(seconds)),
  /** The user turns to this tab: it is the last active one, until another is focused or shown. */
  activate: step<true>(yes, (page) => page.activate()),
  /** Pretends that another tab was active last (`true`) or this one (`false`), until `activate`. */
  inactive: step<boolean>(flag, (page, inactive) => page.pretendInactive(inactive)),
  /** Loads the page anew, as a widget does that reloads itself. Has to be the last step. */
  reload: step<true>(yes, () => {
    // Without its script, which would reload the page for ever.
    const url = new URL(location.href);
    url.searchParams.delete('script');
    history.replaceState(null, '', url);
    // Time for the answer to leave.
    setTimeout(() => location.reload());
  }),
};

/** The steps that every simulated widget knows, each with its argument. */
export type CommonSteps = StepsOf<typeof commonSteps>;
