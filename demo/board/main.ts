import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { onceAFrame, part } from '../shared/draw.js';
import { companion, type Companion } from '../shared/environment.js';
import { callRow } from './call-row.js';
import { isLive, type CallItem } from './item.js';
import { joined } from './joined.js';
import { follow, getCall, listCalls } from './server.js';

/** All calls, live ones first, as the server tells of them while they change. */
function showBoard(server: Companion): void {
  const calls = new Map<string, CallItem>();
  let selected = '';
  let detail: CallItem | undefined;
  let isConnected = false;

  /** What is known of it all, raw too, comes by another way than the stream. */
  async function load(key: string): Promise<void> {
    const call = calls.get(key);
    if (!call) return;
    try {
      const loaded = await getCall(server, call.callId);
      if (selected === key) detail = loaded;
    } catch {
      // It was there a moment ago: the stream tells what has become of it.
    }
    draw();
  }

  const select = (key: string): void => {
    selected = key;
    detail = calls.get(key);
    draw();
    void load(key);
  };

  const take = (call: CallItem): void => {
    const { recordId } = call;
    calls.set(recordId, call);
    if (!selected) selected = recordId;
    if (selected === recordId) void load(recordId);
    draw();
  };

  const gone = (recordId: string): void => {
    calls.delete(recordId);
    // What it was joined with says more.
    if (selected === recordId) {
      selected = '';
      detail = undefined;
    }
    draw();
  };

  const draw = onceAFrame(() => {
    const started = ({ startedAt = '' }: CallItem): string => startedAt;
    const ordered = [...calls.values()].sort(
      (a, b) => Number(isLive(b)) - Number(isLive(a)) || started(b).localeCompare(started(a)),
    );
    render(
      isConnected
        ? html`<span class="chip live">Live</span>`
        : html`<span class="chip failed">Not connected</span>`,
      part('#connection'),
    );
    render(
      ordered.length
        ? html`<ol class="calls">
            ${repeat(
              ordered,
              ({ recordId }) => recordId,
              (call) => callRow(call, call.recordId === selected, () => select(call.recordId)),
            )}
          </ol>`
        : html`<p class="hint">
            No calls yet. Let it ring at the <a href="./index.html">desk</a>, and watch here what
            the embed, Zoom’s webhooks and its call history tell of it.
          </p>`,
      part('#calls'),
    );
    part('#joined').hidden = !detail;
    if (detail) render(joined(detail), part('#joined'));
  });

  setInterval(() => {
    if ([...calls.values()].some(isLive)) draw();
  }, 1000);

  const refresh = async (): Promise<void> => {
    try {
      for (const call of (await listCalls(server)).toReversed()) take(call);
    } catch {
      // Whether the server is there is said already.
    }
  };
  void follow(server, {
    call: take,
    gone,
    connected: (is) => {
      isConnected = is;
      if (is) void refresh();
      draw();
    },
  });
  draw();
}

if (companion) showBoard(companion);
else {
  part('#joined').hidden = true;
  render(
    html`<p class="hint">
      There is no server to ask. <code>npm start</code> brings one, with a stand-in for Zoom.
    </p>`,
    part('#calls'),
  );
}
