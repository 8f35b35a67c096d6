import { html, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MessageRecord, ZoomCcEmbed, ZoomPhoneEmbed } from '../../src/index.js';
import { onceAFrame } from './draw.js';
import { exactTime, json } from './format.js';
import { fields, text } from './read.js';

interface Entry extends MessageRecord {
  /** The embed that it came to or went from. */
  readonly embed: string;
  open: boolean;
}

const KEPT = 500;

/** Messages of a widget may be anything at all. */
const typeOf = ({ message }: Entry): string => text(fields(message).type) || '(no type)';

/** Shows all traffic of the page's embeds, newest first. */
export function showMessageLog(root: HTMLElement): void {
  let entries: Entry[] = [];
  let filter = '';
  let direction = '';

  const fits = (entry: Entry): boolean =>
    typeOf(entry).toLowerCase().includes(filter.trim().toLowerCase()) &&
    (!direction || entry.direction === direction);

  const draw = onceAFrame(() => {
    const shown = entries.filter(fits);
    const several = new Set(entries.map(({ embed }) => embed)).size > 1;
    render(
      html`
        <header>
          <h2>
            <span id="messages-title">Messages</span>
            <small>${count(shown.length, entries.length)}</small>
          </h2>
          <label class="hidden" for="message-filter">Filter messages by type</label>
          <input
            id="message-filter"
            type="search"
            placeholder="Filter by type"
            autocomplete="off"
            @input=${({ target }: Event) => {
              filter = (target as HTMLInputElement).value;
              draw();
            }}
          />
          <label class="hidden" for="message-direction">Direction</label>
          <select
            id="message-direction"
            @change=${({ target }: Event) => {
              direction = (target as HTMLSelectElement).value;
              draw();
            }}
          >
            <option value="">In and out</option>
            <option value="in">From the widget</option>
            <option value="out">To the widget</option>
          </select>
          <button
            @click=${() => {
              entries = [];
              draw();
            }}
          >
            Clear
          </button>
        </header>
        <ol class="messages">
          ${repeat(
            shown,
            (entry) => entry,
            (entry) => row(entry, several, draw),
          )}
        </ol>
        ${shown.length ? '' : html`<p class="empty">${nothingShown(entries.length)}</p>`}
      `,
      root,
    );
  });

  for (const embed of document.querySelectorAll<ZoomCcEmbed | ZoomPhoneEmbed>(
    'zoom-phone-embed, zoom-cc-embed',
  )) {
    embed.addEventListener('embed-message', ({ detail }) => {
      entries = [{ ...detail, embed: embed.localName, open: false }, ...entries].slice(0, KEPT);
      draw();
    });
  }
  draw();
}

const count = (shown: number, all: number): string =>
  shown === all ? String(all) : `${shown} of ${all}`;

const nothingShown = (all: number): string => (all ? 'No message fits.' : 'Nothing was said yet.');

const row = (entry: Entry, several: boolean, draw: () => void): TemplateResult => html`
  <li>
    <details
      @toggle=${({ target }: Event) => {
        entry.open = (target as HTMLDetailsElement).open;
        draw();
      }}
    >
      <summary>
        <span class="way ${entry.direction}">${entry.direction}</span>
        <time>${exactTime(entry.time)}</time>
        <code>${typeOf(entry)}</code>
        ${several ? html`<small>${entry.embed}</small>` : ''}
      </summary>
      <pre tabindex="0" role="group" aria-label="The message as JSON">
${entry.open ? json(entry.message) : ''}</pre>
    </details>
  </li>
`;
