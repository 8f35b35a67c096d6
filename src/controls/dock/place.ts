/** The corners of the viewport, by the direction of text. */
export const CORNERS = ['bottom-end', 'bottom-start', 'top-end', 'top-start'] as const;

/** Where a dock sticks: a corner of the viewport. */
export type DockCorner = (typeof CORNERS)[number];

/** A corner, and the distances from it in pixels, along the line and across. */
export interface Place {
  readonly corner: DockCorner;
  readonly x: number;
  readonly y: number;
}

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels, with the origin at the top left of the area that a panel may be in. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** What a panel may be in, and which way its text runs. */
export interface Area extends Size {
  readonly rtl: boolean;
}

/** Pixels that a panel keeps from its corner until it is moved. */
export const GAP = 16;

export const isCorner = (value: unknown): value is DockCorner =>
  CORNERS.some((corner) => corner === value);

export const inCorner = (corner: DockCorner): Place => ({ corner, x: GAP, y: GAP });

export const clamp = (least: number, value: number, most: number): number =>
  Math.max(least, Math.min(value, most));

/** Which edges a corner is at, on the screen. */
export const edgesOf = (corner: DockCorner, rtl: boolean): { right: boolean; bottom: boolean } => ({
  right: corner.endsWith('end') !== rtl,
  bottom: corner.startsWith('bottom'),
});

const cornerAt = (right: boolean, bottom: boolean, rtl: boolean): DockCorner =>
  `${bottom ? 'bottom' : 'top'}-${right === rtl ? 'start' : 'end'}`;

/** The corner that is nearest to the middle of a box. */
export const nearestCorner = (box: Box, { width, height, rtl }: Area): DockCorner =>
  cornerAt(box.left + box.width / 2 > width / 2, box.top + box.height / 2 > height / 2, rtl);

/** The corner on the side that an arrow points to. */
export function cornerTowards(corner: DockCorner, x: number, y: number, rtl: boolean): DockCorner {
  const { right, bottom } = edgesOf(corner, rtl);
  return cornerAt(x ? x > 0 : right, y ? y > 0 : bottom, rtl);
}

/** Where a panel of a size is on the screen. */
export function boxOf({ corner, x, y }: Place, { width, height }: Size, area: Area): Box {
  const { right, bottom } = edgesOf(corner, area.rtl);
  const across = clamp(0, x, area.width - width);
  const down = clamp(0, y, area.height - height);
  return {
    left: right ? area.width - width - across : across,
    top: bottom ? area.height - height - down : down,
    width,
    height,
  };
}

/** Where a box is, told from a corner; inside the area. */
export function placeOf(box: Box, corner: DockCorner, { width, height, rtl }: Area): Place {
  const { right, bottom } = edgesOf(corner, rtl);
  const x = right ? width - box.left - box.width : box.left;
  const y = bottom ? height - box.top - box.height : box.top;
  return {
    corner,
    x: Math.round(clamp(0, x, width - box.width)),
    y: Math.round(clamp(0, y, height - box.height)),
  };
}
