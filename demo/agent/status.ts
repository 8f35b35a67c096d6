import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Desk } from './desk.js';
import { command } from './parts.js';

/** The agent's status as the widget tells it, and a menu to ask for another. */
export function statusView({ cc, outcomes }: Desk, redraw: () => void): TemplateResult {
  const { agentStatus: status, agentSubReasons } = cc;
  const current = status?.statusCode ?? '';
  const settable = [
    { code: '1', label: 'Ready' },
    { code: '2', label: 'Not Ready' },
    ...agentSubReasons.map(({ statusCode, subReason }) => ({
      code: statusCode,
      label: `Not Ready: ${subReason}`,
    })),
  ];
  // Offline and occupied are nobody's choice.
  const isSettable = settable.some(({ code }) => code === current);
  const told = { code: current, label: status?.subReason ?? status?.status ?? 'Not known yet' };

  async function choose({ value }: HTMLSelectElement): Promise<void> {
    const label = settable.find(({ code }) => code === value)?.label ?? value;
    await outcomes.run(`Status: ${label}`, cc.setAgentStatus(value));
    // Back to what the widget told, where it refused.
    redraw();
  }

  return html`
    <section class="card status" aria-labelledby="status-title">
      <h2 id="status-title">Agent</h2>
      <label>
        <span class="hidden">Status</span>
        <select @change=${({ target }: Event) => void choose(target as HTMLSelectElement)}>
          ${(isSettable ? settable : [told, ...settable]).map(
            (choice) => html`
              <option
                value=${choice.code}
                ?disabled=${choice === told}
                .selected=${live(choice.code === current)}
              >
                ${choice.label}
              </option>
            `,
          )}
        </select>
      </label>
      <div class="buttons">
        ${command('Who am I', () => outcomes.run('Agent info', cc.getAgentInfo()))}
        ${command('Refresh', () => outcomes.run('Engagement status', cc.getEngagementStatus()))}
      </div>
    </section>
  `;
}
