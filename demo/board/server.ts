import type { Companion } from '../shared/environment.js';
import type { CallItem } from './item.js';

/** Milliseconds until it connects again. */
const PAUSE = 2000;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

const ask = (
  { url, token }: Companion,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(new URL(path, url), { headers: { Authorization: `Bearer ${token}`, ...headers } });

async function json<T>(companion: Companion, path: string): Promise<T> {
  const response = await ask(companion, path);
  if (!response.ok) throw new Error(`The server answered with ${response.status}.`);
  return (await response.json()) as T;
}

/** The newest calls. */
export const listCalls = async (companion: Companion): Promise<readonly CallItem[]> =>
  (await json<{ readonly items: readonly CallItem[] }>(companion, '/calls?limit=50')).items;

/** One call, with what each source said of it. */
export const getCall = (companion: Companion, id: string): Promise<CallItem> =>
  json(companion, `/calls/${encodeURIComponent(id)}?raw`);

/** What the stream tells. */
export interface Listener {
  readonly call: (call: CallItem) => void;
  /** It was deleted, or is one with another. */
  readonly gone: (recordId: string) => void;
  readonly connected: (isConnected: boolean) => void;
}

/**
 * Hears of each call that changes or is gone: `GET /calls/stream`. By `fetch`, since the browser's `EventSource` sends no
 * `Authorization`; it connects again by itself, and goes on where it was.
 */
export async function follow(
  companion: Companion,
  { call, gone, connected }: Listener,
): Promise<never> {
  let last = '';
  for (;;) {
    try {
      const response = await ask(companion, '/calls/stream', last ? { 'last-event-id': last } : {});
      if (!response.ok || !response.body) throw new Error(String(response.status));
      connected(true);
      for await (const { id, event, data } of events(response.body)) {
        if (id) last = id;
        if (event === 'call') call(JSON.parse(data) as CallItem);
        if (event === 'gone') gone((JSON.parse(data) as CallItem).recordId);
      }
    } catch {
      // Said by `connected`.
    }
    connected(false);
    await wait(PAUSE);
  }
}

interface StreamEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** The events of a stream of server-sent events. */
async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) yield eventOf(block.split('\n'));
  }
}

function eventOf(lines: readonly string[]): StreamEvent {
  const valueOf = (name: string): string =>
    lines
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trimStart())
      .join('\n');
  return { id: valueOf('id'), event: valueOf('event'), data: valueOf('data') };
}
