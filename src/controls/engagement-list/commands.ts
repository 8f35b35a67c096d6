import { html, type TemplateResult } from 'lit';
import type { ZoomCcEmbed } from '../../contact-center/element.js';
import type { Engagement } from '../../contact-center/records.js';
import type { Localize } from '../../words/localize.js';
import { channelIcon } from '../shared/icons.js';
import { takesCommands } from '../shared/party.js';
import type { SharedWords } from '../shared/words.js';
import type { EngagementListWords } from './words.js';

/** An engagement, and what it takes to give commands about it. */
export interface Commanded {
  readonly cc: ZoomCcEmbed;
  readonly engagement: Engagement;
  readonly localize: Localize<EngagementListWords & SharedWords>;
  /** Whether a command waits for its answer; with a name, that one. */
  readonly isWaiting: (name?: string) => boolean;
  /** Gives a command, and shows what becomes of it; under this name, where it fails. */
  readonly run: (give: Give, name: string) => void;
}

type Give = (requestId: string) => Promise<unknown>;

/** What each form asked for last: the same is not asked for again while it waits. */
const asked = new WeakMap<HTMLFormElement, string>();

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** A button that gives a command; while `isWaiting` it does nothing, but keeps the focus. */
const button = (
  { run }: Commanded,
  name: string,
  label: string,
  give: Give,
  {
    kind = '',
    icon = '',
    isWaiting = false,
  }: { kind?: string; icon?: unknown; isWaiting?: boolean } = {},
): TemplateResult => html`
  <button
    type="button"
    part="command ${name}"
    class=${kind}
    aria-disabled=${String(isWaiting)}
    @click=${() => {
      if (!isWaiting) run(give, label);
    }}
  >
    ${icon}${label}
  </button>
`;

/** The commands that fit an engagement's state. */
export function commandsOf(commanded: Commanded): TemplateResult | undefined {
  if (!takesCommands(commanded.engagement)) return undefined;
  const { state, channel, direction } = commanded.engagement;
  if (state === 'ringing' && direction !== 'outbound') return answers(commanded);
  if (state !== 'ringing' && state !== 'active') return undefined;
  const isTalk = state === 'active' && channel === 'voice';
  return html`
    <div class="row">${isTalk ? microphoneAndHold(commanded) : ''} ${end(commanded)}</div>
    ${isTalk ? html`<div class="panels">${keypad(commanded)} ${transfer(commanded)}</div>` : ''}
  `;
}

function answers(commanded: Commanded): TemplateResult {
  const { cc, engagement: e, localize } = commanded;
  const give =
    (command: 'acceptEngagement' | 'rejectEngagement'): Give =>
    (requestId) =>
      cc[command](e, { confirm: true, requestId });
  const isWaiting = commanded.isWaiting();
  return html`
    <div class="row">
      ${button(commanded, 'accept', localize.word('accept'), give('acceptEngagement'), {
        kind: 'good',
        icon: channelIcon(e.channel),
        isWaiting,
      })}
      ${button(commanded, 'decline', localize.word('decline'), give('rejectEngagement'), {
        kind: 'bad',
        isWaiting,
      })}
    </div>
  `;
}

/** The widget confirms neither, so there are two buttons each, and none that looks pressed. */
function microphoneAndHold(commanded: Commanded): TemplateResult {
  const { cc, engagement: e, localize } = commanded;
  const word = localize.word.bind(localize);
  return html`
    <span class="pair">
      ${button(commanded, 'hold', word('hold'), (requestId) => cc.setHold(e, true, { requestId }))}
      ${button(commanded, 'resume', word('resume'), (requestId) =>
        cc.setHold(e, false, { requestId }),
      )}
    </span>
    <span class="pair">
      ${button(commanded, 'mute', word('mute'), (requestId) => cc.setMute(e, true, { requestId }))}
      ${button(commanded, 'unmute', word('unmute'), (requestId) =>
        cc.setMute(e, false, { requestId }),
      )}
    </span>
  `;
}

const end = (commanded: Commanded): TemplateResult => {
  const { cc, engagement: e, localize } = commanded;
  const give: Give = (requestId) => cc.terminateEngagement(e, { confirm: true, requestId });
  const label = localize.word('endEngagement');
  const isWaiting = commanded.isWaiting(label);
  return button(commanded, 'end', label, give, { kind: 'bad end', isWaiting });
};

const keypad = (commanded: Commanded): TemplateResult => {
  const { cc, engagement: e, localize } = commanded;
  return html`
    <details part="keypad">
      <summary>${localize.word('keypad')}</summary>
      <div class="keypad" role="group" aria-label=${localize.word('keypad')} dir="ltr">
        ${DIGITS.map((digit) =>
          button(commanded, 'digit', digit, (requestId) => cc.sendDtmf(e, digit, { requestId })),
        )}
      </div>
    </details>
  `;
};

function transfer(commanded: Commanded): TemplateResult {
  const { cc, engagement: e, localize, isWaiting, run } = commanded;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const destination = data.get('destination') as string;
    const transferType = data.get('how') === 'direct' ? 'direct' : 'warm';
    const adds = (event.submitter as HTMLButtonElement | null)?.value === 'add';
    const label = localize.word(adds ? 'addCall' : 'transfer');
    const wanted = JSON.stringify([label, ...data]);
    if (isWaiting(label) && asked.get(form) === wanted) return;
    asked.set(form, wanted);
    run(
      (requestId) =>
        adds
          ? cc.addCall(e, { destination }, { requestId })
          : cc.transferEngagement(e, { destination, transferType }, { requestId }),
      label,
    );
  };
  const consult = (
    name: 'completeTransfer' | 'mergeConsult' | 'cancelConsult',
    part: string,
  ): TemplateResult =>
    button(commanded, part, localize.word(name), (requestId) => cc[name](e, {}, { requestId }));
  return html`
    <details part="transfer">
      <summary>${localize.word('transfer')}</summary>
      <form class="fields" @submit=${submit}>
        <label>
          ${localize.word('transferTo')}
          <input name="destination" required pattern=".*\\S.*" autocomplete="off" dir="ltr" />
        </label>
        <label>
          ${localize.word('transferHow')}
          <select name="how">
            <option value="warm">${localize.word('transferWarm')}</option>
            <option value="direct">${localize.word('transferDirect')}</option>
          </select>
        </label>
        <div class="row">
          <button class="primary" part="command start-transfer">
            ${localize.word('transfer')}
          </button>
          <button value="add" part="command add-call">${localize.word('addCall')}</button>
        </div>
      </form>
      <div class="row consult" role="group" aria-label=${localize.word('consult')}>
        <span class="muted">${localize.word('consult')}</span>
        ${consult('completeTransfer', 'complete')} ${consult('mergeConsult', 'merge')}
        ${consult('cancelConsult', 'cancel')}
      </div>
    </details>
  `;
}
