import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';

/** Ends all that moves in an element, but for what goes on for ever. */
export function standStill({ shadowRoot }: LitElement): void {
  for (const animation of shadowRoot!.getAnimations()) {
    if (animation.effect?.getTiming().iterations === 1) animation.finish();
  }
}

/** Has axe look at a control that has drawn what was set, and stands still: it would see half a change of colour. */
export async function isAccessible(control: LitElement): Promise<void> {
  await control.updateComplete;
  standStill(control);
  await expect(control).to.be.accessible();
}
