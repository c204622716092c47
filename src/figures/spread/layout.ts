/**
 * Many seeds of one configuration as small multiples, grouped by geometry, each group with its share and losses: the local minima
 * that the paper's best-of-many hides. Pure; drawing is `draw.ts`.
 */
import { type Box, cleanModel, indices, type ModelView, type Point, type Size } from '../../charts/view.ts';
import { type Thumbnail, thumbnailLayout } from '../directions/thumbnails.ts';
import { type SeedGroup, type SpreadInput, seedGroups } from './groups.ts';
import { GAP, groupHeight, MARGIN, perRow, pictureSide, roomFor, spreadHeight } from './room.ts';
import { uprightPlane } from './upright.ts';

export interface SeedPicture extends Box {
  /** Index in the input's `models`. */
  readonly model: number;
  readonly drawing: Thumbnail;
  readonly selected: boolean;
}

export interface GroupLayout extends SeedGroup {
  /** Its words: their box. */
  readonly label: Box;
  readonly pictures: readonly SeedPicture[];
}

export interface SpreadLayout extends Size {
  readonly models: number;
  readonly groups: readonly GroupLayout[];
  /** Frames of models that are still to come. */
  readonly empty: readonly Box[];
}

export function spreadLayout(input: SpreadInput, width: number): SpreadLayout {
  const size = { width, height: spreadHeight(input.seeds, width), models: input.models.length };
  const found = seedGroups(input);
  if (found.length > 0) return { ...size, groups: placeGroups(input, found, width), empty: [] };
  const side = pictureSide([input.seeds], input.seeds, width);
  const left = (width - perRow(roomFor(width), width, side) * (side + GAP) + GAP) / 2;
  return { ...size, groups: [], empty: pictureBoxes(input.seeds, { x: left, y: MARGIN }, width, side) };
}

function placeGroups(input: SpreadInput, groups: readonly SeedGroup[], width: number): readonly GroupLayout[] {
  const room = roomFor(width);
  const side = pictureSide(
    groups.map(({ members }) => members.length),
    input.seeds,
    width,
  );
  const isBeside = room.labelWidth > 0;
  let y = MARGIN;
  return groups.map((group): GroupLayout => {
    const label = { x: MARGIN, y, width: isBeside ? room.labelWidth - 16 : width - 2 * MARGIN, height: room.labelHeight };
    const from = { x: MARGIN + room.labelWidth, y: isBeside ? y : y + room.labelHeight };
    const boxes = pictureBoxes(group.members.length, from, width, side);
    y += groupHeight(room, Math.ceil(group.members.length / perRow(room, width, side)), side);
    return { ...group, label, pictures: boxes.map((box, at) => picture(input, group.members[at] ?? 0, box)) };
  });
}

/** @param from the first one's corner @param width of the whole drawing */
function pictureBoxes(count: number, from: Point, width: number, side: number): readonly Box[] {
  const columns = perRow(roomFor(width), width, side);
  return indices(count).map((at) => ({
    x: from.x + (at % columns) * (side + GAP),
    y: from.y + Math.floor(at / columns) * (side + GAP),
    width: side,
    height: side,
  }));
}

function picture({ models, nFeatures, nHidden, selectedModel }: SpreadInput, model: number, box: Box): SeedPicture {
  const { W, b } = models[model] ?? { W: [], b: [] };
  const view: ModelView = { W, b, nFeatures, nHidden, selectedFeature: null };
  const upright = nHidden === 2 ? { ...view, W: uprightPlane(cleanModel(view)) } : view;
  return { ...box, model, drawing: thumbnailLayout(upright, box), selected: model === selectedModel };
}

/** The model under the pointer: its index in the input. */
export function modelAt({ groups }: SpreadLayout, x: number, y: number): number | null {
  for (const { pictures } of groups) {
    const found = pictures.find((box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);
    if (found) return found.model;
  }
  return null;
}

/** The models in the order in which they are drawn, for moving through them by keys. */
export function modelOrder({ groups }: SpreadLayout): readonly number[] {
  return groups.flatMap(({ pictures }) => pictures.map(({ model }) => model));
}
