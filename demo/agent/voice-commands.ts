import { html, type TemplateResult } from 'lit';
import type { Engagement } from '../../src/index.js';
import type { Desk } from './desk.js';
import { command, formFields, group } from './parts.js';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

const RECORDING = [
  { action: 'pause', label: 'Pause' },
  { action: 'resume', label: 'Resume' },
  { action: 'stop', label: 'Stop' },
] as const;

/** What can be done in a call. The widget confirms no mute and no hold: the buttons claim no state. */
export const voiceCommands = (desk: Desk, e: Engagement): TemplateResult => {
  const { cc, outcomes } = desk;
  const run = outcomes.run.bind(outcomes);
  return html`
    ${group('Microphone', [
      command('Mute', () => run('Mute', cc.setMute(e, true))),
      command('Unmute', () => run('Unmute', cc.setMute(e, false))),
    ])}
    ${group('Call', [
      command('Hold', () => run('Hold', cc.setHold(e, true))),
      command('Resume', () => run('Resume', cc.setHold(e, false))),
    ])}
    ${group(
      'Recording',
      RECORDING.map(({ action, label }) =>
        command(label, () => run(`Recording: ${action}`, cc.setRecording(e, action))),
      ),
    )}
    <details>
      <summary>Keypad</summary>
      <div class="keypad" role="group" aria-label="Touch tones">
        ${DIGITS.map((digit) =>
          command(digit, () => run(`Touch tone ${digit}`, cc.sendDtmf(e, digit))),
        )}
      </div>
    </details>
    <details>
      <summary>Transfer and consult</summary>
      ${transfer(desk, e)}
    </details>
    <details>
      <summary>Go on by video</summary>
      ${video(desk, e)}
    </details>
  `;
};

function transfer({ cc, outcomes }: Desk, e: Engagement): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    const { destination = '', transferType } = formFields(event);
    const type = transferType === 'direct' ? 'direct' : 'warm';
    void ((event.submitter as HTMLButtonElement).value === 'add'
      ? outcomes.run('Add call', cc.addCall(e, { destination, transferType: type }))
      : outcomes.run(
          `Transfer, ${type}`,
          cc.transferEngagement(e, { destination, transferType: type }),
        ));
  };
  return html`
    <form class="fields" @submit=${submit}>
      <label>To <input name="destination" type="tel" value="+16505550105" required /></label>
      <label>
        How
        <select name="transferType">
          <option value="warm">Warm: consult first</option>
          <option value="direct">Direct</option>
        </select>
      </label>
      <div class="buttons">
        <button class="primary">Transfer</button>
        <button value="add">Add call</button>
      </div>
    </form>
    ${group('Consult', [
      command('Complete', () => outcomes.run('Complete transfer', cc.completeTransfer(e))),
      command('Merge', () => outcomes.run('Merge consult', cc.mergeConsult(e))),
      command('Cancel', () => outcomes.run('Cancel consult', cc.cancelConsult(e))),
    ])}
  `;
}

function video({ cc, outcomes }: Desk, e: Engagement): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    const { destination = '', method } = formFields(event);
    const chosen = method === 'sms' || method === 'manual' ? method : 'email';
    void outcomes.run('Upgrade to video', cc.upgradeToVideo(e, { method: chosen, destination }));
  };
  return html`
    <form class="fields" @submit=${submit}>
      <label>
        Invite by
        <select name="method">
          <option value="email">E-mail</option>
          <option value="sms">SMS</option>
          <option value="manual">Link to hand on</option>
        </select>
      </label>
      <label>
        Address or number
        <input
          name="destination"
          .defaultValue=${e.customer.email ?? e.customer.number ?? ''}
          required
        />
      </label>
      <button class="primary">Invite</button>
    </form>
  `;
}
