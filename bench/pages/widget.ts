import { speakers } from '../widgets/index.js';
import { message, type Kind } from './messages.js';
import { CONTROL, serve } from './port-calls.js';

// The widget's page: it sends and receives what the host's page tells it to, through a channel that
// is not measured, and speaks the protocol that its address names.

const parameters = new URL(location.href).searchParams;
const hostOrigin = parameters.get('host') ?? '';

// Before anything is awaited: the host sends this as soon as the page has loaded.
const control = new Promise<MessagePort>((resolve) => {
  addEventListener('message', ({ data, ports: [port] }: MessageEvent<unknown>) => {
    if (data === CONTROL && port) resolve(port);
  });
});

const speak = await speakers[parameters.get('as') ?? '']?.();
if (!speak) throw new Error('as= names no protocol.');

let arrivals: number[] = [];
let expected = Infinity;
let allArrived: ((times: number[]) => void) | undefined;

const speaker = speak(hostOrigin, () => {
  if (arrivals.push(performance.now()) >= expected) allArrived?.(arrivals);
});

let index = 0;

const functions = {
  /** Sends messages as fast as it can; returns when the first one went. */
  deliver({ kind, count }: { kind: Kind; count: number }): number {
    const messages = Array.from({ length: count }, () => message(kind, index++));
    const start = performance.now();
    for (const each of messages) speaker.deliver(each);
    return start;
  },

  /** Forgets the commands that came, and awaits so many. */
  expect(count: number): void {
    arrivals = [];
    expected = count;
  },

  /** When each of the awaited commands arrived, once all have. */
  arrived: (): Promise<number[]> =>
    new Promise((resolve) => {
      if (arrivals.length >= expected) resolve(arrivals);
      else allArrived = resolve;
    }),

  /** Asks for contacts, one after another; returns how long each answer took. */
  async searches(count: number): Promise<number[]> {
    const times: number[] = [];
    for (let each = 0; each < count; each++) {
      const start = performance.now();
      const found = await speaker.search('ada');
      if (!Array.isArray(found) || !found.length) throw new Error('No contact came back.');
      times.push(performance.now() - start);
    }
    return times;
  },

  /** Asks for contacts, all at once; returns how long it took until all answers were there. */
  async searchesAtOnce(count: number): Promise<number> {
    const start = performance.now();
    await Promise.all(Array.from({ length: count }, () => speaker.search('ada')));
    return performance.now() - start;
  },
};

serve(await control, functions);
