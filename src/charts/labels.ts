/** Finds a place for each mark's label so that labels cover neither one another nor, where it can be helped, marks and lines. */
import { type Box, clamp, type Point, type Size } from './view.ts';

export interface Mark extends Point {
  /** Null: labels avoid this mark, but it has none itself. */
  readonly text: string | null;
  /** Where the label would best stand, seen from the mark, in radians (y grows downwards). */
  readonly angle: number;
  /** The line that leads to the mark starts here. */
  readonly from: Point;
}

/** Middle of the text. `far`: the label needs a line to its mark. */
export interface PlacedLabel extends Point {
  readonly text: string;
  readonly far: boolean;
}

const DIGIT_WIDTH = 7.4;
const LINE_HEIGHT = 14;
const RINGS = [13, 24, 36, 48, 60];
const TURNS = [0, 1, -1, 2, -2, 3, -3, 4.5, -4.5, 6].map((twelfths) => (twelfths * Math.PI) / 6);
const [RING_COST, MARK_COST, LINE_COST] = [4, 6, 2.5];

/** Candidate positions of a label relative to its mark; the cost grows with the distance from the best one. */
interface Candidate {
  readonly distance: number;
  readonly turn: number;
  readonly far: boolean;
  readonly cost: number;
}

const CANDIDATES = RINGS.flatMap((distance, ring) =>
  TURNS.map((turn): Candidate => ({ distance, turn, far: ring > 0, cost: ring * RING_COST + Math.abs(turn) })),
);
/** Close by and not far from the best angle. */
const NEAR_CANDIDATES = CANDIDATES.slice(0, 5);

export function labelBox({ x, y }: Point, text: string): Box {
  const width = text.length * DIGIT_WIDTH + 3;
  return { x: x - width / 2, y: y - LINE_HEIGHT / 2, width, height: LINE_HEIGHT };
}

/** How much further to the side a word stands than a number, so that it does not cover its mark. */
export function labelReach(text: string): number {
  return text.length > 2 ? ((text.length - 1) * DIGIT_WIDTH) / 2 : 0;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * @param taken boxes that labels must not cover
 * @param must label every mark where there is any room; otherwise only marks whose preferred positions are free
 * @returns one entry a mark, null where there is no room
 */
export function placeLabels(marks: readonly Mark[], size: Size, taken: readonly Box[], must: boolean): (PlacedLabel | null)[] {
  const boxes = [...taken];
  const candidates = must ? CANDIDATES : NEAR_CANDIDATES;
  return marks.map((mark) => {
    const place = mark.text === null ? null : bestPlace(mark, mark.text, marks, size, boxes, candidates);
    if (place) boxes.push(labelBox(place, place.text));
    return place;
  });
}

function bestPlace(
  mark: Mark,
  text: string,
  marks: readonly Mark[],
  size: Size,
  boxes: readonly Box[],
  candidates: readonly Candidate[],
): PlacedLabel | null {
  let best: PlacedLabel | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  const reach = labelReach(text);
  for (const { distance, turn, far, cost: ownCost } of candidates) {
    if (ownCost >= bestCost) continue;
    const [across, down] = [Math.cos(mark.angle + turn), Math.sin(mark.angle + turn)];
    const place = { x: mark.x + (distance + reach) * across, y: mark.y + distance * down };
    const box = labelBox(place, text);
    if (!isInside(box, size) || boxes.some((other) => overlaps(box, other))) continue;
    const cost = ownCost + clutter(place, box, mark, marks);
    if (cost < bestCost) [best, bestCost] = [{ ...place, text, far }, cost];
  }
  return best;
}

function isInside(box: Box, { width, height }: Size): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}

const DOT = 5;

/** Runs for every candidate and mark, so it allocates nothing. */
function clutter(place: Point, box: Box, own: Mark, marks: readonly Mark[]): number {
  let cost = 0;
  for (const mark of marks) {
    const isOver = mark !== own && mark.x > box.x - DOT && mark.x < box.x + box.width + DOT;
    if (isOver && mark.y > box.y - DOT && mark.y < box.y + box.height + DOT) cost += MARK_COST;
    if (distanceToSegment(place, mark.from, mark) < (mark === own ? 6 : 8)) cost += LINE_COST;
  }
  return cost;
}

export function distanceToSegment(point: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : clamp(((point.x - from.x) * dx + (point.y - from.y) * dy) / squared, 0, 1);
  return Math.sqrt((point.x - from.x - along * dx) ** 2 + (point.y - from.y - along * dy) ** 2);
}
