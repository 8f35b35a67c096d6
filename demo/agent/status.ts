import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Desk } from './desk.js';
import { command } from './parts.js';

/** The agent's status as the widget tells it, and a menu to ask for another. */
export function statusView({ cc, outcomes }: Desk, redraw: () => void): TemplateResult {
  const { agentStatus: status, agentSubReasons } = cc;
  const choices = [
    { code: '1', label: 'Ready' },
    { code: '2', label: 'Not Ready' },
    ...agentSubReasons.map(({ statusCode, subReason }) => ({
      code: statusCode,
      label: `Not Ready: ${subReason}`,
    })),
  ];
  const current = status?.statusCode ?? '';
  const known = choices.some(({ code }) => code === current);

  async function choose({ value }: HTMLSelectElement): Promise<void> {
    const label = choices.find(({ code }) => code === value)?.label ?? value;
    await outcomes.run(`Status: ${label}`, cc.setAgentStatus(value));
    // Back to what the widget told, where it refused.
    redraw();
  }

  return html`
    <section class="card status" aria-labelledby="status-title">
      <h2 id="status-title">Agent</h2>
      <label>
        <span class="hidden">Status</span>
        <select
          .value=${live(current)}
          @change=${({ target }: Event) => void choose(target as HTMLSelectElement)}
        >
          ${
            known
              ? ''
              : html`<option value=${current} disabled>
                  ${status?.subReason ?? status?.status ?? 'Not known yet'}
                </option>`
          }
          ${choices.map(({ code, label }) => html`<option value=${code}>${label}</option>`)}
        </select>
      </label>
      <div class="buttons">
        ${command('Who am I', () => outcomes.run('Agent info', cc.getAgentInfo()))}
        ${command('Refresh', () => outcomes.run('Engagement status', cc.getEngagementStatus()))}
      </div>
    </section>
  `;
}
