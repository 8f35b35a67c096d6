import { clamp, edgesOf, type Area, type Place, type Size } from './place.js';

/** Pixels of the panel's head. */
export const HEAD = 48;

/** What Zoom documents as the least that the phone needs; the contact center names none. */
export const LEAST_WIDGET: Size = { width: 350, height: 580 };

/** The size after the free corner was moved by so many pixels, within the limits. */
export function resized(size: Size, x: number, y: number, place: Place, area: Area): Size {
  const { right, bottom } = edgesOf(place.corner, area.rtl);
  const width = size.width + (right ? -x : x);
  const height = size.height + (bottom ? -y : y);
  return {
    width: Math.round(clamp(LEAST_WIDGET.width, width, area.width - place.x)),
    height: Math.round(clamp(LEAST_WIDGET.height + HEAD, height, area.height - place.y)),
  };
}
