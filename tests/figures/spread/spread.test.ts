import { describe, expect, it } from 'vitest';
import { cleanModel, indices } from '../../../src/charts/view.ts';
import { describeSpread, spreadTable, spreadTooltip } from '../../../src/figures/spread/describe.ts';
import { drawSpread } from '../../../src/figures/spread/draw.ts';
import { type SpreadInput, seedGroups } from '../../../src/figures/spread/groups.ts';
import { modelAt, modelOrder, spreadHeight, spreadLayout } from '../../../src/figures/spread/layout.ts';
import { uprightPlane } from '../../../src/figures/spread/upright.ts';
import { featureNorms, gram } from '../../../src/model/geometry.ts';
import { expectGolden, expectSound } from '../golden.ts';
import { trainedModel } from '../models.ts';

const pentagon = (seed: number) => ({ ...trainedModel('pentagon', {}, seed % 8), seed, loss: 0.0043 - 0.00001 * seed });
const digons = (seed: number) => ({ ...trainedModel('digons'), seed, loss: 0.012 });
const diverged = { W: [Number.NaN], b: [], seed: 99, loss: Number.NaN };
const input: SpreadInput = { nFeatures: 5, nHidden: 2, selectedModel: 2, models: [diverged, digons(7), ...indices(6).map(pentagon)] };
const many: SpreadInput = { nFeatures: 5, nHidden: 2, models: indices(64).map((seed) => (seed % 5 === 4 ? digons(seed) : pentagon(seed))) };

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
      ['two antipodal pairs', [1]],
      ['diverged', [0]],
    ]);
  });

  it('have shares that add up to all', () => {
    expect(seedGroups(many).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });
});

describe('layout', () => {
  it('keeps thumbnails inside and apart, and counts those left out', () => {
    const layout = spreadLayout(many, 340);
    const boxes = layout.groups.flatMap(({ thumbnails }) => thumbnails);
    const left = layout.groups.reduce((sum, { more }) => sum + (more?.count ?? 0), 0);
    expect(boxes.length + left).toBe(64);
    expect(left).toBeGreaterThan(0);
    expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(boxes.length);
    for (const { x, y, width, height } of boxes) expect(x + width <= 340 && y + height <= layout.height).toBe(true);
    expect(spreadHeight(many, 340)).toBe(layout.height);
  });

  it('finds the model under the pointer', () => {
    const layout = spreadLayout(input, 340);
    for (const { thumbnails } of layout.groups) {
      for (const { model, x, y } of thumbnails) expect(modelAt(layout, x + 5, y + 5)).toBe(model);
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
      '8 seeds of one configuration ended in 3 geometries: one pentagon in 75\u202f% (loss 0.00425 to 0.00430); two antipodal pairs in 13\u202f% (loss 0.0120); diverged in 13\u202f% (no loss).',
    );
    expect(spreadTooltip(input, 7)).toBe('seed 5: one pentagon, loss 0.00425');
    expect(spreadTable(input).rows.at(-1)).toEqual([99, 'diverged', 'diverged']);
  });
});
