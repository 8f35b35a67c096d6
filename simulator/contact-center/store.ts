import { options, text } from '../shared/arguments.js';
import type { Environment } from '../shared/product.js';
import { StateStore } from '../shared/store.js';
import { READY } from './people.js';
import { type ContactCenterState, type Engagement, Refused } from './state.js';
import type { CcSwitches } from './switches.js';
import type { CcFromWidget } from './wire.js';

/** Which engagement a step means. Default: the newest one for which it can be done. */
export interface EngagementOptions {
  engagementId?: string;
}

/** What every step takes that is about an engagement. */
export const engagementChecks = { engagementId: text };
export const engagementOptions = options<EngagementOptions>(engagementChecks);

/** The contact center's state and its way out. */
export class Store extends StateStore<ContactCenterState, CcFromWidget> {
  constructor(
    environment: Environment,
    readonly switches: CcSwitches,
  ) {
    super(environment, {
      screenPopEvent: 'RINGING',
      signedIn: !switches.signedOut,
      status: READY,
      page: 'home',
      engagements: [],
      dial: '',
      openRequests: [],
    });
  }

  /** Puts an engagement on top. */
  add(engagement: Engagement): void {
    const { engagements } = this.state;
    if (engagements.some(({ engagementId }) => engagementId === engagement.engagementId)) {
      throw new Refused(`there is an engagement ${engagement.engagementId} already`);
    }
    this.update({ engagements: [engagement, ...engagements] });
  }

  byId(engagementId: string): Engagement | undefined {
    return this.state.engagements.find((each) => each.engagementId === engagementId);
  }

  /**
   * The engagement that is meant.
   *
   * @param what - what it has to be, as in "no engagement that rings"
   */
  find(
    engagementId: string | undefined,
    fits: (engagement: Engagement) => boolean,
    what: string,
  ): Engagement {
    if (engagementId === undefined) {
      const found = this.state.engagements.find(fits);
      if (found) return found;
      throw new Refused(`there is no engagement that ${what}`);
    }
    const known = this.byId(engagementId);
    if (!known) throw new Refused(`there is no engagement ${engagementId}`);
    if (fits(known)) return known;
    throw new Refused(`engagement ${engagementId} is not one that ${what}`);
  }

  change(engagement: Engagement, change: Partial<Engagement>): Engagement {
    return this.replace({ ...engagement, ...change });
  }

  /** Puts a changed engagement in the place of the one with its id. */
  replace(engagement: Engagement): Engagement {
    const { engagementId } = engagement;
    this.update({
      engagements: this.state.engagements.map((each) =>
        each.engagementId === engagementId ? engagement : each,
      ),
    });
    return engagement;
  }
}
