import 'zoom-embed-elements/define/zoom-log-outbox';
import type { ZoomLogOutbox } from '../../src/outbox.js';
import { callStoreContext } from '../../src/phone/context.js';
import { createCallStore } from '../../src/records.js';

// A page with an outbox, whose store holds as many records as the runner asks for.

const NAME = 'zoom-embed-elements/outbox/bench';

/** Where the calls come from: to an outbox it is an embed. */
const calls = createCallStore();
const source = document.createElement('div');
source.setAttribute('status', 'ready');
source.addEventListener('context-request', (event) => {
  if (event.context === callStoreContext) event.callback(calls);
});
document.body.append(source);

const end = (callId: string): void => {
  const data = { callId, result: 'ended', dateTime: new Date().toISOString() };
  calls.apply({ type: 'zp-call-ended-event', data });
};

const tasks: number[] = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) tasks.push(duration);
}).observe({ type: 'longtask' });

let outbox: ZoomLogOutbox;

/** An outbox, which is left to itself without an endpoint. */
function append(endpoint?: string): void {
  outbox = document.createElement('zoom-log-outbox');
  outbox.user = 'bench';
  if (endpoint) outbox.endpoint = endpoint;
  document.body.append(outbox);
}

const delivered = (id: string): Promise<number> =>
  new Promise((resolve) => {
    const listen = ({ detail }: CustomEvent<{ key: string }>): void => {
      if (!detail.key.startsWith(`call:${id}:`)) return;
      outbox.removeEventListener('outbox-delivered', listen);
      resolve(performance.now());
    };
    outbox.addEventListener('outbox-delivered', listen);
  });

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error('the database failed', { cause: request.error }));
    };
  });

const bench = {
  /** Fills the store: one record is due, the others were told to wait for an hour. Leaves no outbox. */
  async fill(count: number): Promise<void> {
    append();
    const changed = new Promise((resolve) => {
      outbox.addEventListener('outbox-change', resolve, { once: true });
    });
    end('first');
    await changed;
    outbox.remove();
    const database = await done(indexedDB.open(NAME));
    const transaction = database.transaction(['rows', 'entries', 'meta'], 'readwrite');
    const [rows, entries, metas] = ['rows', 'entries', 'meta'].map((name) =>
      transaction.objectStore(name),
    ) as [IDBObjectStore, IDBObjectStore, IDBObjectStore];
    const [row] = (await done(rows.getAll())) as object[];
    const [entry] = (await done(entries.getAll())) as { order: number }[];
    const [meta] = (await done(metas.getAll())) as object[];
    if (!entry) throw new Error('Nothing was written.');
    const other = <T>(value: T, id: string): T =>
      JSON.parse(JSON.stringify(value).replaceAll('first', id)) as T;
    for (let each = 1; each < count; each++) {
      const id = `other-${each}`;
      rows.put(other(row, id));
      const order = entry.order + each;
      entries.put({ ...other(entry, id), order, attempts: 1, notBefore: Date.now() + 3_600_000 });
    }
    metas.put({ ...meta, count: entry.order + count });
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  },

  /** Starts an outbox; resolves to the milliseconds until it has delivered what is due. */
  async start(): Promise<number> {
    const begin = performance.now();
    append('/events');
    return (await delivered('first')) - begin;
  },

  /** Waits until it knows all that waits. */
  async known(count: number): Promise<void> {
    while (outbox.pending.length < count) await new Promise((resolve) => setTimeout(resolve, 100));
  },

  /** New records, one after the other; resolves to the milliseconds of each from its end to its delivery. */
  async records(count: number): Promise<number[]> {
    const times: number[] = [];
    for (let each = 0; each < count; each++) {
      const id = `new-${each}`;
      const end_ = delivered(id);
      const begin = performance.now();
      end(id);
      times.push((await end_) - begin);
    }
    return times;
  },

  /** The longest task of the page so far that held it for 50 ms or more; 0 where none did. */
  longest: (): number => Math.max(0, ...tasks),
};

Object.assign(globalThis, { bench });
