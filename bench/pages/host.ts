import { subjects } from '../subjects/index.js';
import type { Connection, Contact, Subject } from '../subjects/subject.js';
import type { Kind } from './messages.js';
import { call, CONTROL } from './port-calls.js';

// The host's page: it holds the widgets of one subject, and measures what the runner asks for.
// Times of the widget's page come from another clock, whose distance the runner knows.

interface Stage {
  readonly connection: Connection;
  readonly control: MessagePort;
}

const parameters = new URL(location.href).searchParams;
const widgetUrl = parameters.get('widget') ?? '';
const contacts: readonly Contact[] = [{ number: '+16505551234', displayName: 'Ada Lovelace' }];

const stages: Stage[] = [];
let subject: Subject;

/** When messages of the widget arrived. */
let arrivals: number[] = [];
let expected = Infinity;
let allArrived: (() => void) | undefined;

/** The searches that are kept waiting, and until there are how many. */
let waiting: ((found: readonly Contact[]) => void)[] = [];
let keep = 0;

const application = {
  message(): void {
    if (arrivals.push(performance.now()) >= expected) allArrived?.();
  },
  search(): readonly Contact[] | Promise<readonly Contact[]> {
    if (!keep) return contacts;
    return new Promise<readonly Contact[]>((resolve) => {
      if (waiting.push(resolve) < keep) return;
      for (const answer of waiting) answer(contacts);
      waiting = [];
    });
  },
};

/** Resolves when so many messages have arrived. */
function messages(count: number): Promise<void> {
  arrivals = [];
  expected = count;
  return new Promise((resolve) => {
    allArrived = resolve;
  });
}

const url = (extra = ''): string =>
  `${widgetUrl}?as=${subject.speaks}&host=${location.origin}${extra}`;

function stage(): Stage {
  const [first] = stages;
  if (!first) throw new Error('No widget was started.');
  return first;
}

/** One more widget in the page, ready to talk. */
async function start(): Promise<void> {
  const connection = await subject.insert(url(), application)();
  const { port1, port2 } = new MessageChannel();
  const { origin } = new URL(widgetUrl);
  connection.iframe.contentWindow?.postMessage(CONTROL, origin, [port2]);
  stages.push({ connection, control: port1 });
  await call(port1, 'expect', 0);
}

const bench = {
  /** Loads the subject's code. */
  async load(name: string): Promise<void> {
    const found = await subjects[name]?.();
    if (!found) throw new Error(`No subject is called ${name}.`);
    subject = found;
  },

  start,

  /** Messages in, as fast as they come: milliseconds from the first one's sending to the last one's arrival. */
  async burstIn({ kind, count, skew }: { kind: Kind; count: number; skew: number }) {
    const all = messages(count);
    const sent = await call<number>(stage().control, 'deliver', { kind, count });
    await all;
    return (arrivals.at(-1) ?? NaN) - (sent + skew);
  },

  /** Messages in, one after another: milliseconds for each. */
  async eachIn({ kind, count, skew }: { kind: Kind; count: number; skew: number }) {
    const times: number[] = [];
    for (let each = 0; each < count; each++) {
      const one = messages(1);
      const sent = await call<number>(stage().control, 'deliver', { kind, count: 1 });
      await one;
      times.push((arrivals[0] ?? NaN) - (sent + skew));
    }
    return times;
  },

  /** Commands out, all at once: milliseconds from the first one to the last one's arrival. */
  async burstOut({ count, skew }: { count: number; skew: number }) {
    const { connection, control } = stage();
    await call(control, 'expect', count);
    const sent = performance.now();
    for (let each = 0; each < count; each++) connection.makeCall('+16505551234');
    const times = await call<number[]>(control, 'arrived');
    return (times.at(-1) ?? NaN) + skew - sent;
  },

  /** Commands out, one after another: milliseconds for each. */
  async eachOut({ count, skew }: { count: number; skew: number }) {
    const { connection, control } = stage();
    const times: number[] = [];
    for (let each = 0; each < count; each++) {
      await call(control, 'expect', 1);
      const sent = performance.now();
      connection.makeCall('+16505551234');
      const [arrived = NaN] = await call<number[]>(control, 'arrived');
      times.push(arrived + skew - sent);
    }
    return times;
  },

  /** Searches of contacts, one after another: milliseconds for each answer, as the widget sees it. */
  searches: (count: number) => call<number[]>(stage().control, 'searches', count),

  /** Searches that wait for each other: milliseconds until all are answered. */
  async searchesAtOnce(count: number) {
    keep = count;
    const time = await call<number>(stage().control, 'searchesAtOnce', count);
    keep = 0;
    return time;
  },

  /** So many listeners more for each message. */
  listen(count: number): number {
    let heard = 0;
    for (let each = 0; each < count; each++) stage().connection.listen?.(() => heard++);
    return heard;
  },

  /**
   * Puts a widget into the page and takes it out again once it has loaded.
   *
   * @returns milliseconds from its insertion to the start of its request, and to when it left the browser
   */
  async insert(number: number) {
    const address = url(`&n=${number}`);
    const start = performance.now();
    const connect = subject.insert(address, application);
    const connection = await connect();
    const timing = performance
      .getEntriesByType('resource')
      .find((entry) => new URL(entry.name).search.endsWith(`&n=${number}`));
    connection.remove();
    performance.clearResourceTimings();
    const { startTime, requestStart } = timing as PerformanceResourceTiming;
    return { started: startTime - start, requested: requestStart - start };
  },

  /** Takes every widget out of the page. */
  clear(): void {
    for (const { connection, control } of stages.splice(0)) {
      control.close();
      connection.remove();
    }
  },
};

Object.assign(globalThis, { bench });
