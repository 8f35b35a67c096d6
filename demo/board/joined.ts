import { html, type TemplateResult } from 'lit';
import { json, timeOfDay } from '../shared/format.js';
import { safeLink } from '../shared/safe-link.js';
import { sourceChips } from './call-row.js';
import { partyOf, type CallItem, type Source } from './item.js';

const exact = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

const moment = (iso: string): string => {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : exact.format(date);
};

/** The one record that the server has joined of a call, and who told what of it. */
export const joined = (call: CallItem): TemplateResult => html`
  <header class="head">
    <div>
      <h2>${partyOf(call)}</h2>
      <p class="muted">
        ${call.direction === 'outbound' ? 'Outgoing' : 'Incoming'} ·
        ${timeOfDay(call.startedAt ? new Date(call.startedAt) : undefined)}
      </p>
    </div>
    ${sourceChips(call)}
  </header>
  <dl class="facts">
    ${facts(call).map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>
  <p class="line">${safeLink('Recording', call.recordingUrl)}</p>
  <h3>Who told what</h3>
  <ol class="told">
    ${call.sources.toSorted((a, b) => a.at.localeCompare(b.at)).map(told)}
  </ol>
  <h3>Known as</h3>
  <dl class="facts ids">
    ${Object.entries(call.ids).map(
      ([name, values]) =>
        html`<div>
          <dt>${name}</dt>
          <dd><code>${values.join(', ')}</code></dd>
        </div>`,
    )}
  </dl>
`;

function facts(call: CallItem): readonly (readonly [string, string])[] {
  const { state, logResult, result, duration, legs, notes, summary } = call;
  const all: readonly (readonly [string, string | undefined])[] = [
    ['State', state],
    ['Result', logResult ?? result],
    ['Seconds', duration === undefined ? undefined : String(duration)],
    ['Legs', legs.length ? String(legs.length) : undefined],
    ['AI summary', summary?.callSummary],
    ...Object.entries(notes ?? {}).map(([name, value]) => [name, String(value)] as const),
  ];
  return all.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

const told = ({ kind, type, at, raw }: Source): TemplateResult => html`
  <li class=${kind}>
    <time>${moment(at)}</time>
    <span class="chip ${kind}">${kind}</span>
    ${
      raw === undefined
        ? html`<code>${type}</code>`
        : html`<details>
            <summary><code>${type}</code></summary>
            <pre tabindex="0" role="group" aria-label="What it said, as JSON">${json(raw)}</pre>
          </details>`
    }
  </li>
`;
