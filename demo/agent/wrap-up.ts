import { html, type TemplateResult } from 'lit';
import type { Engagement } from '../../src/index.js';
import type { Desk } from './desk.js';
import { fields, list, text } from '../shared/read.js';
import { formFields } from './parts.js';

const DEPTH = 4;

/** The codes of a list that may be nested, each with its path in words. */
function flat(
  codes: unknown,
  path: readonly string[] = [],
): readonly { id: string; label: string }[] {
  if (path.length === DEPTH) return [];
  return list(codes)
    .map(fields)
    .flatMap(({ id, name, subDispositionList }) => {
      const own = [...path, text(name)];
      return [{ id: text(id), label: own.join(' › ') }, ...flat(subDispositionList, own)];
    });
}

/** The disposition and the end of wrap-up. */
export function wrapUp({ cc, outcomes, learned }: Desk, e: Engagement): TemplateResult {
  const codes = flat(learned(e.engagementId).dispositions);
  const choose = (event: SubmitEvent): void => {
    const { disposition = '' } = formFields(event);
    void outcomes.run('Set disposition', cc.setEngagementDisposition(e, disposition));
  };
  const close = (event: SubmitEvent): void => {
    const { note } = formFields(event);
    void outcomes.run('Close wrap-up', cc.closeEngagementWrapup(e, note ? { note } : {}));
  };
  return html`
    <form class="fields" @submit=${choose}>
      <label>
        Disposition
        <select name="disposition" required>
          <option value="">${codes.length ? 'Choose…' : 'None was told'}</option>
          ${codes.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}
        </select>
      </label>
      <button>Set</button>
    </form>
    <form class="fields" @submit=${close}>
      <label class="wide">
        Note
        <textarea name="note" rows="2" maxlength="2000"></textarea>
      </label>
      <button class="primary">Close wrap-up</button>
    </form>
  `;
}
