import { freshId } from '../shared/ids.js';
import type { Environment } from '../shared/product.js';
import { StateStore } from '../shared/store.js';
import { type Call, INITIAL_STATE, type PhoneState } from './state.js';
import type { PhoneSwitches } from './switches.js';
import type { PhoneFromWidget } from './wire.js';

/** The phone's state and its way out. */
export class Store extends StateStore<PhoneState, PhoneFromWidget> {
  constructor(
    environment: Environment,
    readonly switches: PhoneSwitches,
  ) {
    super(environment, { ...INITIAL_STATE, signedIn: !switches.signedOut });
  }

  mustBeSignedIn(): void {
    if (!this.state.signedIn) throw new Error('nobody is signed in');
  }

  /** Puts a changed call in the place of the one with its id. */
  replaceCall(call: Call): void {
    const { calls } = this.state;
    this.update({ calls: calls.map((each) => (each.callId === call.callId ? call : each)) });
  }

  /** Sends an event that the documents show with an id, by which the host knows a duplicate. */
  sendWithId<T extends keyof PhoneFromWidget>(type: T, data: PhoneFromWidget[T]): void {
    this.environment.post({ id: freshId('evt'), type, data });
  }

  /** Sends one of the six call events, unless the host wants them from the last active tab only and this is not it. */
  sendCallEvent<T extends keyof PhoneFromWidget & `zp-call-${string}`>(
    type: T,
    data: PhoneFromWidget[T],
  ): void {
    if (this.state.config.disableInactiveTabCallEvent && this.environment.inactive()) {
      this.environment.holdBack({ type, data });
      return;
    }
    this.sendWithId(type, data);
  }
}
