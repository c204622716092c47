/** Many seeds side by side: groups by geometry, layout, drawing and words. */
import { describe, expect, it } from 'vitest';
import { cleanModel, indices } from '../../../src/charts/view.ts';
import { describeSpread, spreadTable, spreadTooltip } from '../../../src/figures/spread/describe.ts';
import { drawSpread } from '../../../src/figures/spread/draw.ts';
import { type SpreadInput, seedGroups } from '../../../src/figures/spread/groups.ts';
import { modelAt, modelOrder, spreadLayout } from '../../../src/figures/spread/layout.ts';
import { groupHeight, perRow, pictureSide, roomFor, spreadHeight } from '../../../src/figures/spread/room.ts';
import { uprightPlane } from '../../../src/figures/spread/upright.ts';
import { featureNorms, gram } from '../../../src/model/geometry/geometry.ts';
import { expectGolden, expectSound } from '../../figure/golden.ts';
import { trainedModel } from '../../figure/models.ts';

const pentagon = (seed: number) => ({ ...trainedModel('pentagon', {}, seed % 8), seed, loss: 0.0043 - 0.00001 * seed });
const digons = (seed: number) => ({ ...trainedModel('digons'), seed, loss: 0.012 });
const diverged = { W: [Number.NaN], b: [], seed: 99, loss: Number.NaN };
const input: SpreadInput = {
  nFeatures: 5,
  nHidden: 2,
  seeds: 8,
  selectedModel: 2,
  models: [diverged, digons(7), ...indices(6).map(pentagon)],
};
const many: SpreadInput = {
  ...{ nFeatures: 5, nHidden: 2, seeds: 64 },
  models: indices(64).map((seed) => (seed % 5 === 4 ? digons(seed) : pentagon(seed))),
};

describe('drawing', () => {
  it.each([
    ['three-groups', input],
    ['none', { ...input, models: [] }],
  ])('%s', (name, models) => {
    expectGolden(`spread-${name}`, drawSpread(spreadLayout(models, 340), describeSpread(models)));
  });

  it.each([160, 280, 560, 1100])('is sound at width %s', (width) => {
    for (const models of [input, many]) expectSound(drawSpread(spreadLayout(models, width), describeSpread(models)));
  });
});

describe('groups', () => {
  it('are by geometry, the best first, the best of each in front, the diverged last', () => {
    expect(seedGroups(input).map(({ name, members }) => [name, members])).toEqual([
      ['one pentagon', [7, 6, 5, 4, 3, 2]],
      ['two pairs of opposites', [1]],
      ['diverged', [0]],
    ]);
  });

  it('have shares that add up to all', () => {
    expect(seedGroups(many).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });
});

/** All in one, evenly, one large and the others single, in as many groups as there may be. */
function groupings(seeds: number): readonly (readonly number[])[] {
  return indices(Math.min(5, seeds)).flatMap((further) => {
    const even = indices(further + 1).map((at) => Math.floor((seeds + at) / (further + 1)));
    return [even, [seeds - further, ...indices(further).map(() => 1)]];
  });
}

describe('layout', () => {
  it.each([
    [many, 340],
    [many, 678],
    [input, 340],
    [input, 678],
  ])('keeps pictures inside and apart', (models, width) => {
    const layout = spreadLayout(models, width);
    const boxes = layout.groups.flatMap(({ pictures }) => pictures);
    expect(boxes.length).toBe(models.models.length);
    expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(boxes.length);
    for (const { x, y, width: side, height } of boxes) expect(x + side <= width && y + height <= layout.height).toBe(true);
  });

  it('keeps its height however the seeds are grouped, and shows them all', () => {
    for (const [seeds, width] of [1, 5, 8, 64, 256].flatMap((count) => [288, 358, 678, 1000].map((room) => [count, room] as const))) {
      const height = spreadHeight(seeds, width);
      for (const sizes of groupings(seeds)) {
        const side = pictureSide(sizes, seeds, width);
        const room = roomFor(width);
        const rows = sizes.map((size) => Math.ceil(size / perRow(room, width, side)));
        expect(side).toBeGreaterThanOrEqual(20);
        expect(rows.reduce((sum, count) => sum + groupHeight(room, count, side), 0)).toBeLessThanOrEqual(height);
      }
    }
  });

  it('has a frame for every model that is still to come', () => {
    const layout = spreadLayout({ ...many, models: [] }, 678);
    expect(layout.empty).toHaveLength(64);
    expect(layout.height).toBe(spreadLayout(many, 678).height);
    for (const { y, height } of layout.empty) expect(y + height).toBeLessThanOrEqual(layout.height);
  });

  it('finds the model under the pointer', () => {
    const layout = spreadLayout(input, 340);
    for (const { pictures } of layout.groups) {
      for (const { model, x, y } of pictures) expect(modelAt(layout, x + 5, y + 5)).toBe(model);
    }
    expect(modelAt(layout, 1, 1)).toBeNull();
    expect(modelOrder(layout)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
  });
});

describe('uprightPlane', () => {
  it.each(indices(8))('turns pentagon %s without changing it', (seed) => {
    const model = cleanModel(trainedModel('pentagon', {}, seed));
    const turned = { ...model, W: uprightPlane(model) };
    expect(turned.W[0]).toBeCloseTo(0, 9);
    expect(turned.W[1]).toBeCloseTo(featureNorms(model)[0] ?? 0, 9);
    expect(turned.W[2]).toBeGreaterThan(0);
    const [before, after] = [gram(model), gram(turned)];
    before.forEach((product, at) => {
      expect(after[at]).toBeCloseTo(product, 9);
    });
  });

  it('leaves alone what represents nothing', () => {
    const W = Float64Array.of(0.1, 0.2, 0.1, 0);
    expect(uprightPlane({ W, nFeatures: 2, nHidden: 2 })).toEqual(W);
  });
});

describe('words', () => {
  it('tells shares and losses', () => {
    expect(describeSpread(input)).toBe(
      '8 seeds of one configuration ended in 3 geometries: one pentagon in 75\u202f% (loss 0.00425 to 0.0043); two pairs of opposites in 13\u202f% (loss 0.012); diverged in 13\u202f% (no loss).',
    );
    expect(spreadTooltip(input, 7)).toBe('seed 5: one pentagon, loss 0.00425');
    expect(spreadTable(input).rows.at(-1)).toEqual([99, 'diverged', 'diverged']);
  });
});
