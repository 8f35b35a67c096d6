import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { root } from '../../scripts/setup.mjs';

/**
 * @typedef {object} Delivery
 * @property {string} key
 * @property {any} body
 * @property {string} text
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @typedef {{ status: number, headers?: Record<string, string> }} Answer
 */

/** A server of a host: its pages, and a receiver that stores each key once and keeps the newest revisions. */
export class Receiver {
  /** Every request that came, in order. @type {Delivery[]} */
  requests = [];
  /** What was taken, by key. @type {Map<string, Delivery>} */
  taken = new Map();
  /** The newest record, by kind and id. @type {Map<string, any>} */
  records = new Map();
  /** What went wrong on the wire. @type {string[]} */
  faults = [];
  /** How a request is answered; may wait. @type {(delivery: Delivery) => Answer | Promise<Answer>} */
  answer = () => ({ status: 201 });
  origin = '';
  #server = createServer();
  /** @type {Set<() => void>} */
  #waiting = new Set();

  async start() {
    const files = ['test/frames/', 'dist/cdn/'].map((path) =>
      sirv(join(root, path), { dev: true }),
    );
    this.#server.on('request', (request, response) => {
      if (request.method === 'POST') return void this.#receive(request, response);
      files[0]?.(request, response, () => files[1]?.(request, response));
    });
    await once(this.#server.listen(0, 'localhost'), 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    this.origin = `http://localhost:${port}`;
    return this;
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Waits until something is so, looking after each request. */
  async until(/** @type {() => boolean} */ isSo, what = 'the requests that were expected') {
    const end = Date.now() + 60_000;
    while (!isSo()) {
      if (Date.now() > end) {
        const keys = this.requests.map(({ key }) => key);
        throw new Error(`waited in vain for ${what}; there came ${JSON.stringify(keys)}`);
      }
      await new Promise((/** @type {(value: void) => void} */ resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.#waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, 200);
        this.#waiting.add(wake);
      });
    }
  }

  async #receive(request, response) {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const body = JSON.parse(text);
    const key = String(request.headers['idempotency-key']);
    const delivery = { key, body, text, headers: request.headers };
    if (key !== `"${body.key}"`) this.faults.push(`${key} is not the body's ${body.key}`);
    const same = this.requests.find((each) => each.key === key);
    if (same && same.text !== text) this.faults.push(`${key} has two bodies`);
    this.requests.push(delivery);
    for (const wake of this.#waiting) wake();
    const { status, headers = {} } = await this.answer(delivery);
    if (status < 300) this.#take(delivery);
    response.writeHead(status, headers).end();
    for (const wake of this.#waiting) wake();
  }

  #take(/** @type {Delivery} */ delivery) {
    const { kind, id, revision, record } = delivery.body;
    this.taken.set(delivery.key, delivery);
    const name = `${kind} ${id}`;
    const before = this.records.get(name);
    if (!before || before.revision < revision) this.records.set(name, { revision, record });
  }
}

/** A promise, and what settles it. */
export function gate() {
  /** @type {() => void} */
  let open = () => {};
  const opened = new Promise((/** @type {(value: void) => void} */ resolve) => (open = resolve));
  return { open, opened };
}
