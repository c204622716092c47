/**
 * Many seeds of one configuration as small multiples, grouped by geometry, each group with its share and losses: the local minima
 * that the paper's best-of-many hides. Pure; drawing is `draw.ts`.
 */
import { type Box, cleanModel, type ModelView, type Size } from '../../charts/view.ts';
import { type DirectionsLayout, directionsLayout } from '../directions/layout.ts';
import { type SeedGroup, type SeedModel, type SpreadInput, seedGroups } from './groups.ts';
import { uprightPlane } from './upright.ts';

export interface Thumbnail extends Box {
  /** Index in the input's `models`. */
  readonly model: number;
  readonly drawing: DirectionsLayout;
  readonly selected: boolean;
}

export interface GroupLayout extends SeedGroup {
  /** Baseline of its title. */
  readonly y: number;
  readonly thumbnails: readonly Thumbnail[];
  /** Models for which there was no room, and where that is told. */
  readonly more: { readonly count: number; readonly x: number; readonly y: number } | null;
}

export interface SpreadLayout extends Size {
  readonly models: number;
  readonly groups: readonly GroupLayout[];
}

const MARGIN = 10;
const GAP = 6;
const HEADER = 44;
const BETWEEN_GROUPS = 14;
const MAX_ROWS = 3;

/** The height the drawing takes at this width. */
export function spreadHeight(input: SpreadInput, width: number): number {
  return spreadLayout(input, width).height;
}

export function spreadLayout(input: SpreadInput, width: number): SpreadLayout {
  const side = input.models.length > 24 ? 48 : 64;
  const perRow = Math.max(1, Math.floor((width - 2 * MARGIN + GAP) / (side + GAP)));
  let y = MARGIN;
  const groups = seedGroups(input).map((group): GroupLayout => {
    const most = perRow * MAX_ROWS;
    // The last place tells how many are left out.
    const shown = group.members.length > most ? group.members.slice(0, most - 1) : group.members;
    const placeOf = (at: number) => ({ x: MARGIN + (at % perRow) * (side + GAP), y: y + HEADER + Math.floor(at / perRow) * (side + GAP) });
    const thumbnails = shown.map((model, at) => thumbnail(input, model, { ...placeOf(at), width: side, height: side }));
    const left = group.members.length - shown.length;
    const middle = placeOf(shown.length);
    const placed = {
      ...group,
      y: y + 13,
      thumbnails,
      more: left > 0 ? { count: left, x: middle.x + side / 2, y: middle.y + side / 2 } : null,
    };
    y += HEADER + Math.ceil(Math.min(group.members.length, most) / perRow) * (side + GAP) + BETWEEN_GROUPS;
    return placed;
  });
  return { width, height: Math.max(120, y), models: input.models.length, groups };
}

function thumbnail({ models, nFeatures, nHidden, selectedModel }: SpreadInput, model: number, box: Box): Thumbnail {
  const { W, b } = models[model] ?? { W: [], b: [] };
  const view: ModelView = { W, b, nFeatures, nHidden, selectedFeature: null };
  const upright = nHidden === 2 ? { ...view, W: uprightPlane(cleanModel(view)) } : view;
  return { ...box, model, drawing: directionsLayout({ ...upright, compact: true }, box), selected: model === selectedModel };
}

/** The model under the pointer: its index in the input. */
export function modelAt({ groups }: SpreadLayout, x: number, y: number): number | null {
  for (const { thumbnails } of groups) {
    const found = thumbnails.find((box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);
    if (found) return found.model;
  }
  return null;
}

/** The models in the order in which they are drawn, for moving through them by keys. */
export function modelOrder({ groups }: SpreadLayout): readonly number[] {
  return groups.flatMap(({ thumbnails }) => thumbnails.map(({ model }) => model));
}

export type { SeedModel, SpreadInput };
