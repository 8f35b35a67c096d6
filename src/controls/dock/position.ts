import { Mover } from './mover.js';
import {
  boxOf,
  cornerTowards,
  inCorner,
  nearestCorner,
  placeOf,
  type Area,
  type DockCorner,
  type Place,
  type Size,
} from './place.js';
import { resized } from './size.js';

/** What is measured before a move. */
export interface Measures {
  readonly panel: Size;
  /** Pixels of the panel's height that what stands above the widget takes. */
  readonly above: number;
  readonly area: Area;
}

/** Where a panel is and how large, and what the user's hands make of that. */
export class Position {
  place: Place;
  /** Absent until the user has sized it. */
  size: Size | undefined;
  readonly #measure: () => Measures;
  readonly #changed: (isSettled: boolean) => void;

  /** Moves the panel. */
  readonly moving = new Mover({
    begin: () => {
      const { place: before } = this;
      const { panel, area } = this.#measure();
      const box = boxOf(before, panel, area);
      return {
        to: (x, y) => {
          // The corner changes once it is dropped.
          const moved = { ...box, left: box.left + x, top: box.top + y };
          this.#put(placeOf(moved, before.corner, area), false);
        },
        takeBack: () => {
          this.#put(before, true);
        },
      };
    },
    jump: (x, y) => {
      const { rtl } = this.#measure().area;
      this.#put(inCorner(cornerTowards(this.place.corner, x, y, rtl)), true);
    },
    settle: () => {
      const { panel, area } = this.#measure();
      const box = boxOf(this.place, panel, area);
      this.#put(placeOf(box, nearestCorner(box, area), area), true);
    },
  });

  /** Sizes the panel. */
  readonly sizing = new Mover({
    begin: () => {
      const { size: before } = this;
      const { panel, above, area } = this.#measure();
      // Where it is shown: the viewport may have shrunk since it was put there.
      const place = placeOf(boxOf(this.place, panel, area), this.place.corner, area);
      const size = { ...panel, height: panel.height - above };
      const room = { ...area, height: area.height - above };
      return {
        to: (x, y) => {
          this.#resize(resized(size, x, y, place, room), false);
        },
        takeBack: () => {
          this.#resize(before, true);
        },
      };
    },
    settle: () => {
      this.#changed(true);
    },
  });

  /**
   * @param corner - where it is at first
   * @param measure - how large the panel and the viewport are
   * @param changed - is told of each change, and whether it is there to stay
   */
  constructor(corner: DockCorner, measure: () => Measures, changed: (isSettled: boolean) => void) {
    this.place = inCorner(corner);
    this.#measure = measure;
    this.#changed = changed;
  }

  #put(place: Place, isSettled: boolean): void {
    this.place = place;
    this.#changed(isSettled);
  }

  #resize(size: Size | undefined, isSettled: boolean): void {
    this.size = size;
    this.#changed(isSettled);
  }
}
