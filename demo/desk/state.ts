import { customers, type Customer } from '../crm/customers.js';

/** What a narrow window shows; a wide one shows all of it. */
export type View = 'customer' | 'customers' | 'calls';

interface State {
  readonly selected: Customer;
  readonly query: string;
  readonly view: View;
}

const listeners = new Set<() => void>();
let state: State = { selected: customers[0] as Customer, query: '', view: 'customer' };

/** What the desk shows just now. */
export const shown = (): State => state;

/** Hears of every change. */
export function onChange(listener: () => void): void {
  listeners.add(listener);
}

export function change(part: Partial<State>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

/** Opens a customer's record. */
export const select = (customer: Customer): void =>
  change({ selected: customer, view: 'customer' });
