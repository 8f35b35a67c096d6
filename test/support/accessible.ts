import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';

/** Has axe look at a control that has drawn what was set, and stands still: it would see half a change of colour. */
export async function isAccessible(control: LitElement): Promise<void> {
  await control.updateComplete;
  for (const animation of control.shadowRoot!.getAnimations()) {
    if (animation.effect?.getTiming().iterations === 1) animation.finish();
  }
  await expect(control).to.be.accessible();
}
