/** One move, from where a thing was when it began. */
export interface Move {
  /** So many pixels away from there. */
  to(x: number, y: number): void;
  /** Back there. */
  takeBack(): void;
}

/** What a {@link Mover} moves. */
export interface Movable {
  begin(): Move;
  /** To the side that an arrow key points to, with Shift. */
  jump?(x: number, y: number): void;
  /** A move is over, and what it came to stays. */
  settle(): void;
}

/** Pixels that a pointer may stray by in a press. */
const SLOP = 4;

/** Pixels for each press of an arrow key. */
const STEP = 16;

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const swallow = (event: Event): void => {
  event.preventDefault();
  event.stopPropagation();
};

/** Moves something by pointer and touch, or with the arrow keys on a button; Escape takes it back. */
export class Mover {
  readonly #movable: Movable;
  /** The first move by keys since the button got the focus. */
  #first: Move | undefined;
  /** The listeners of a drag that goes on. */
  #drag: AbortController | undefined;

  constructor(movable: Movable) {
    this.#movable = movable;
  }

  readonly pointerdown = (event: PointerEvent): void => {
    const { button, currentTarget, target, isPrimary, pointerId, clientX, clientY } = event;
    if (button || !isPrimary) return;
    const grip = currentTarget as HTMLElement;
    this.stop();
    const drag = new AbortController();
    const { signal } = drag;
    this.#drag = drag;
    let move: Move | undefined;
    const end = (): void => {
      drag.abort();
      if (!move) return;
      // WebKit has a click follow to what was pressed.
      const soon = AbortSignal.timeout(0);
      window.addEventListener('click', swallow, { signal: soon, capture: true, once: true });
      this.#movable.settle();
    };
    // With a capture the pointer's events go to the grip, also those over the frames. But so would the click on what the
    // page has put there: that is left alone until the pointer moves.
    if (grip.contains(target as Node)) grip.setPointerCapture(pointerId);
    grip.addEventListener(
      'pointermove',
      (moved) => {
        if (!move) {
          // It may have been released over a frame.
          if (!moved.buttons) {
            end();
            return;
          }
          if (Math.hypot(moved.clientX - clientX, moved.clientY - clientY) < SLOP) return;
          grip.setPointerCapture(pointerId);
          move = this.#movable.begin();
        }
        // The pointer's pixels are those of the screen, and what is moved may be in a page with CSS zoom.
        const { currentCSSZoom: zoom = 1 } = grip as Partial<HTMLElement>;
        move.to((moved.clientX - clientX) / zoom, (moved.clientY - clientY) / zoom);
      },
      { signal },
    );
    grip.addEventListener('lostpointercapture', end, { signal });
    for (const type of ['pointerup', 'pointercancel']) {
      window.addEventListener(type, end, { signal, capture: true });
    }
    window.addEventListener(
      'keydown',
      (pressed) => {
        if (pressed.key !== 'Escape') return;
        // A dialog around the dock stays open.
        pressed.preventDefault();
        pressed.stopPropagation();
        drag.abort();
        grip.releasePointerCapture(pointerId);
        move?.takeBack();
      },
      { signal, capture: true },
    );
  };

  readonly keydown = (event: KeyboardEvent): void => {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    const movable = this.#movable;
    const arrow = ARROWS[key];
    if (altKey || ctrlKey || metaKey) return;
    if (arrow) {
      const [x, y] = arrow;
      const move = movable.begin();
      this.#first ??= move;
      if (shiftKey && movable.jump) {
        movable.jump(x, y);
      } else {
        move.to(x * STEP, y * STEP);
        movable.settle();
      }
    } else if (key === 'Escape' && this.#first) {
      this.#first.takeBack();
      this.#first = undefined;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  readonly blur = (): void => {
    this.#first = undefined;
  };

  /** Ends a drag whose end nobody will hear of: what is dragged has left the page. */
  stop(): void {
    this.#drag?.abort();
  }
}
