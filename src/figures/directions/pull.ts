/** Pulling a feature's direction by its tip, in the plane or in the plane of view of space. */
import { clamp, finite, indices, type Point } from '../../charts/view.ts';
import type { ExperimentState } from '../../experiment/experiment.ts';
import { arrowStep } from '../../figure/concept/handles.ts';
import type { Change, Key } from '../../figure/definition.ts';
import { noTurn } from './alignment.ts';
import type { DirectionsInput, DirectionsLayout } from './layout.ts';

/** Half the width of the target. */
const REACH = 14;
/** The longest a direction can be pulled. */
const MOST = 3;
const KEY_STEP = 0.05;

export function canPull({ nHidden }: Pick<DirectionsInput, 'nHidden'>): boolean {
  return nHidden === 2 || nHidden === 3;
}

/** The feature whose tip is under the pointer. */
export function tipAt(layout: DirectionsLayout, { x, y }: Point): string | null {
  if (!canPull(layout) || layout.compact) return null;
  const distance = (arrow: Point) => Math.hypot(arrow.x - x, arrow.y - y);
  const [nearest] = [...layout.arrows].sort((a, b) => distance(a) - distance(b));
  return nearest && distance(nearest) <= REACH ? String(nearest.feature) : null;
}

/** The direction whose tip is drawn at a place; depth stays as it is. */
export function directionTowards(input: DirectionsInput, layout: DirectionsLayout, feature: number, to: Point): readonly number[] {
  const { basis, centre, unit } = layout;
  const before = rowOf(input, feature);
  const [x, y] = [(to.x - centre.x) / unit, (centre.y - to.y) / unit];
  const axis = (direction: Float64Array) => dot(before, inModel(layout, direction));
  return moved(before, layout, x - axis(basis.right), y - axis(basis.up));
}

/** Enter takes hold of the selected feature and lets it go again, arrow keys pull it meanwhile; null for other keys. */
export function pullByKey(pressed: Key, state: ExperimentState, input: DirectionsInput, layout: DirectionsLayout): Change<null> | null {
  const { selectedFeature: feature, pull } = state;
  if (feature === null || !canPull(input)) return null;
  const isHeld = pull?.isHeld === true && pull.feature === feature;
  const row = rowOf(input, feature);
  if (pressed.key === 'Enter') return isHeld ? { pull: null } : { pull: { feature, direction: row } };
  if (!isHeld) return null;
  if (pressed.key === 'Escape') return { pull: null };
  const by = arrowStep(pressed);
  return by && { pull: { feature, direction: moved(row, layout, KEY_STEP * by.x, KEY_STEP * by.y) } };
}

function rowOf({ W, nHidden }: DirectionsInput, feature: number): readonly number[] {
  return indices(nHidden).map((k) => finite(W[feature * nHidden + k]));
}

/** A direction of the drawing, which may be turned, in the model's own axes. */
function inModel({ followed, nHidden }: DirectionsLayout, direction: Float64Array): readonly number[] {
  const turn = followed?.turn ?? noTurn(nHidden);
  return indices(nHidden).map((j) => indices(nHidden).reduce((sum, k) => sum + (turn[j * nHidden + k] ?? 0) * (direction[k] ?? 0), 0));
}

/** @param x to the right in the drawing @param y upwards */
function moved(row: readonly number[], layout: DirectionsLayout, x: number, y: number): readonly number[] {
  const [right, up] = [inModel(layout, layout.basis.right), inModel(layout, layout.basis.up)];
  return row.map((value, k) => clamp(value + x * (right[k] ?? 0) + y * (up[k] ?? 0), -MOST, MOST));
}

function dot(row: readonly number[], axis: readonly number[]): number {
  return row.reduce((sum, value, k) => sum + value * (axis[k] ?? 0), 0);
}
