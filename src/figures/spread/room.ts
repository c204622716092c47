/**
 * How much room the seeds' pictures take: the same however they are grouped, so that nothing around the drawing moves while they are
 * trained. Pictures are as large as that room allows for the groups there are.
 */
import { clamp } from '../../charts/view.ts';
import { MOST_GROUPS } from './groups.ts';

export const MARGIN = 10;
export const GAP = 4;
const BETWEEN_GROUPS = 14;

/** Where a group's words stand, which decides everything else. */
export interface Room {
  /** Of the words beside the pictures; 0 where they stand above. */
  readonly labelWidth: number;
  readonly labelHeight: number;
  /** The narrowest drawing that is laid out like this. */
  readonly least: number;
  /** Side of a picture that always fits, by the number of seeds. */
  readonly sides: readonly { readonly upTo: number; readonly side: number }[];
}

const ABOVE: Room = {
  labelWidth: 0,
  labelHeight: 44,
  least: 288,
  sides: [
    { upTo: 16, side: 40 },
    { upTo: 64, side: 28 },
    { upTo: Number.POSITIVE_INFINITY, side: 20 },
  ],
};
const BESIDE: Room = {
  labelWidth: 216,
  labelHeight: 66,
  least: 560,
  sides: [
    { upTo: 16, side: 56 },
    { upTo: 64, side: 36 },
    { upTo: Number.POSITIVE_INFINITY, side: 24 },
  ],
};
const LARGEST_SIDE = 72;

export function roomFor(width: number): Room {
  return width >= BESIDE.least ? BESIDE : ABOVE;
}

/** Pictures in a row. */
export function perRow({ labelWidth }: Room, width: number, side: number): number {
  return Math.max(1, Math.floor((width - 2 * MARGIN - labelWidth + GAP) / (side + GAP)));
}

/** From the top of a group to the top of the next. @param rows of pictures */
export function groupHeight({ labelWidth, labelHeight }: Room, rows: number, side: number): number {
  const pictures = rows * (side + GAP) - GAP;
  return BETWEEN_GROUPS + (labelWidth > 0 ? Math.max(labelHeight, pictures) : labelHeight + pictures);
}

/** Of the drawing: what the least convenient groups of so many seeds take. */
export function spreadHeight(seeds: number, width: number): number {
  const room = roomFor(width);
  const side = leastSide(room, seeds);
  const groups = clamp(seeds, 1, MOST_GROUPS);
  const further = Math.floor(Math.max(0, seeds - groups) / perRow(room, Math.min(width, room.least), side));
  return 2 * MARGIN - BETWEEN_GROUPS + groups * groupHeight(room, 1, side) + further * (side + GAP);
}

/** @param sizes of the groups */
export function pictureSide(sizes: readonly number[], seeds: number, width: number): number {
  const room = roomFor(width);
  const height = spreadHeight(seeds, width);
  const taken = (side: number) =>
    sizes.reduce((sum, size) => sum + groupHeight(room, Math.ceil(size / perRow(room, width, side)), side), 2 * MARGIN - BETWEEN_GROUPS);
  let side = leastSide(room, seeds);
  for (let larger = side; larger <= LARGEST_SIDE; larger += 4) if (taken(larger) <= height) side = larger;
  return side;
}

function leastSide({ sides }: Room, seeds: number): number {
  return sides.find(({ upTo }) => seeds <= upTo)?.side ?? GAP;
}
