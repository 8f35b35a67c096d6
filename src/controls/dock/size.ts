import { clamp, edgesOf, type Area, type Place, type Size } from './place.js';

/** Pixels of the panel's head. */
export const HEAD = 48;

/** What Zoom documents as the least that the phone needs; the contact center names none. */
export const LEAST_WIDGET: Size = { width: 350, height: 580 };

const LEAST: Size = { ...LEAST_WIDGET, height: LEAST_WIDGET.height + HEAD };

/** A size, or the least that a panel needs without what stands above the widget. */
export const atLeast = ({ width, height }: Size): Size => ({
  width: Math.max(LEAST.width, width),
  height: Math.max(LEAST.height, height),
});

/**
 * Pixels for what stands above the widget, in a panel of at most this height. It takes what the widget does not need, and
 * scrolls in that. In a low panel both share what there is.
 */
export const roomAbove = (wanted: number, height: number): number =>
  Math.min(wanted, clamp(Math.min(144, height / 3), height - LEAST.height, height / 3));

/** The size after the free corner was moved by so many pixels, within the limits. */
export function resized(size: Size, x: number, y: number, place: Place, area: Area): Size {
  const { right, bottom } = edgesOf(place.corner, area.rtl);
  const width = size.width + (right ? -x : x);
  const height = size.height + (bottom ? -y : y);
  return atLeast({
    width: Math.round(Math.min(width, area.width - place.x)),
    height: Math.round(Math.min(height, area.height - place.y)),
  });
}
