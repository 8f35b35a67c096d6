import type { SmartEmbedError, SmartEmbedErrorCode } from '../wire/errors.js';
import type { CommandOptions } from '../wire/outgoing.js';
import { freshId } from './id.js';
import type { Kit } from './kit.js';

/** What another tab is asked to do. */
interface DialRequest {
  readonly method: 'dial' | 'makeCall';
  readonly number: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Milliseconds that it may take there. */
  readonly timeout: number;
}

/** What may dial for other tabs: a phone. */
type Dialler = {
  readonly [M in DialRequest['method']]: (
    number: string,
    options: DialRequest['options'],
    command: CommandOptions,
  ) => Promise<unknown>;
} & { readonly status: string };

interface Failure {
  readonly code: SmartEmbedErrorCode;
  readonly message: string;
  readonly sent: boolean;
}

/** What tabs tell each other. Each dial has an id, and each tab that can dial. */
type Message =
  | { readonly is: 'asked'; readonly dial: string }
  | { readonly is: 'offered'; readonly dial: string; readonly tab: string }
  | {
      readonly is: 'chosen';
      readonly dial: string;
      readonly tab: string;
      readonly request: DialRequest;
      /** A tab that hears of it later does nothing: it has slept, and nobody waits any longer. */
      readonly until: number;
    }
  | { readonly is: 'begun'; readonly dial: string }
  | { readonly is: 'done'; readonly dial: string; readonly record: unknown }
  | { readonly is: 'failed'; readonly dial: string; readonly failure: Failure };

const NAME = 'zoom-embed-elements/dial';

/** Milliseconds in which a tab has to offer itself, and to begin. */
const OFFER = 1000;
const BEGIN = 2000;

/** Milliseconds that a number may take to become a call. */
const TIMEOUT = 15_000;

/** Milliseconds that its answer may take to come back. */
const WAY = 1000;

/**
 * Dials for other tabs whenever it is ready.
 *
 * @returns a function that ends it
 */
export function offerDials(dialler: Dialler): () => void {
  const tab = freshId();
  const isReady = (): boolean => dialler.status === 'ready';
  let channel: BroadcastChannel | undefined;

  const post = (message: Message): void => channel?.postMessage(message);
  const hear = ({ data }: MessageEvent<Message>): void => {
    if (data.is === 'asked') {
      if (isReady()) post({ is: 'offered', dial: data.dial, tab });
      return;
    }
    if (data.is !== 'chosen' || data.tab !== tab) return;
    const { dial, request, until } = data;
    if (Date.now() > until || !isReady()) {
      const message = 'the tab that offered to dial is not ready any longer';
      post({ is: 'failed', dial, failure: { code: 'not-ready', message, sent: false } });
      return;
    }
    post({ is: 'begun', dial });
    const { method, number, options, timeout } = request;
    dialler[method](number, options, { timeout }).then(
      (record) => {
        post({ is: 'done', dial, record });
      },
      (error: unknown) => {
        const { code, message, sent } = error as SmartEmbedError;
        post({ is: 'failed', dial, failure: { code, message, sent } });
      },
    );
  };

  // An open channel keeps a page from coming back out of the back-forward cache.
  const open = (): void => {
    if (channel) return;
    channel = new BroadcastChannel(NAME);
    channel.onmessage = hear;
  };
  const close = (): void => {
    channel?.close();
    channel = undefined;
  };
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  open();
  return () => {
    removeEventListener('pagehide', close);
    removeEventListener('pageshow', open);
    close();
  };
}

/**
 * Has another tab dial: the first that offers to, and no other.
 *
 * @param kit - what it needs
 * @param method - what it does there
 * @param number - the number to dial
 * @param options - as `makeCall()` takes them
 * @param command - `signal`: gives it up, while what was begun is not taken back; `timeout`
 * @returns {Promise<object | undefined>} what came of it; nothing where no tab can dial
 * @throws {SmartEmbedError} as in the other tab; `unconfirmed`, `sent: true`, where nobody knows whether it dialled
 */
export async function dialInAnotherTab(
  { after, snapshot, dialable, copied, SmartEmbedError }: Kit,
  method: DialRequest['method'],
  number: unknown,
  options: object,
  { signal, timeout = TIMEOUT }: CommandOptions = {},
): Promise<{ readonly record: unknown } | undefined> {
  const request: DialRequest = {
    method,
    number: dialable(number) as string,
    timeout,
    options: copied('zp-make-call', { ...options }),
  };
  const dial = freshId();
  const channel = new BroadcastChannel(NAME);
  let callOff: (() => void) | undefined;
  let abort: (() => void) | undefined;
  return new Promise<{ record: unknown } | undefined>((resolve, reject) => {
    let isChosen = false;
    callOff = after(OFFER, () => {
      resolve(undefined);
    });
    const wait = (delay: number): void => {
      callOff?.();
      callOff = after(delay, () => {
        const text = 'the tab that was to dial has not said whether it did';
        reject(new SmartEmbedError('unconfirmed', text, { sent: true }));
      });
    };
    abort = (): void => {
      reject(new SmartEmbedError('aborted', 'the dial was given up', { sent: isChosen }));
    };
    const post = (message: Message): void => {
      channel.postMessage(message);
    };
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.dial !== dial) return;
      switch (data.is) {
        case 'offered':
          if (isChosen) return;
          isChosen = true;
          post({ is: 'chosen', dial, tab: data.tab, request, until: Date.now() + BEGIN });
          wait(BEGIN + WAY);
          return;
        case 'begun':
          wait(request.timeout + WAY);
          return;
        case 'done':
          resolve({ record: snapshot(data.record) });
          return;
        case 'failed': {
          const { code, message, sent } = data.failure;
          reject(new SmartEmbedError(code, message, { sent }));
        }
      }
    };
    if (signal?.aborted) abort();
    else post({ is: 'asked', dial });
    signal?.addEventListener('abort', abort, { once: true });
  }).finally(() => {
    callOff?.();
    if (abort) signal?.removeEventListener('abort', abort);
    channel.close();
  });
}
