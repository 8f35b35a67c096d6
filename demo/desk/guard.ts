import { customersByNumber } from '../crm/customers.js';
import { notify } from './toasts.js';

/** Keeps the desk from calling who does not want to be called. A line that others share may be. */
export function guardDials(): void {
  document.addEventListener('before-dial', (event) => {
    const { number, kind, context } = event.detail;
    const wanted = customersByNumber(number).find(
      ({ id, doNotCall }) => doNotCall && id === context,
    );
    if (!wanted || kind !== 'call') return;
    event.preventDefault();
    notify(`${wanted.name} asked not to be called.`, 'error');
  });
}
