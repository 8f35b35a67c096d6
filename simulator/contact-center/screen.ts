import type { Engagements } from './engagements.js';
import { type Contact, type Drawer, type Engagement, type Page, SIZES } from './state.js';
import type { Store } from './store.js';

/** What the agent opens and fills in: the pages, the drawers below a call, the field for a number. */
export class Screen {
  constructor(
    private readonly store: Store,
    private readonly engagements: Engagements,
  ) {}

  open(page: Page): void {
    this.store.update({ page, drawer: undefined });
  }

  /** Opens what is below the buttons of a call, or closes it again. */
  toggleDrawer(drawer: Drawer): void {
    this.store.update({ drawer: this.store.state.drawer === drawer ? undefined : drawer });
  }

  /** The agent types into the field for a number or a name. */
  type(dial: string): void {
    this.store.update({ dial, search: undefined });
  }

  /** Calls what was typed, or the contact that was found. */
  dialTyped(contact?: Contact): Engagement {
    const { dial } = this.store.state;
    if (!contact) {
      return this.engagements.dial(dial.includes('@') ? { email: dial } : { phone: dial });
    }
    const { phone, email, name } = contact;
    return this.engagements.dial({
      ...(phone !== undefined && { phone }),
      ...(email !== undefined && { email }),
      ...(name !== undefined && { name }),
      contact,
    });
  }

  /** The agent presses a size button. */
  resize(size: keyof typeof SIZES | { width: number; height: number }): void {
    const data =
      typeof size === 'string'
        ? { ...SIZES[size] }
        : { widthInPixels: size.width, heightInPixels: size.height };
    this.store.send('zcc-resize', data);
  }
}
