/** The norm bars: layout, drawing and words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNorms } from '../../../src/figures/norms/draw.ts';
import { describeNorms, normsTable, normsTooltip } from '../../../src/figures/norms/figure.ts';
import { barAt, normsLayout } from '../../../src/figures/norms/layout.ts';
import { expectGolden, expectSound } from '../../figure/golden.ts';
import { anyModel, anySize, trainedModel } from '../../figure/models.ts';

const SIZE = { width: 320, height: 300 };

describe('drawing', () => {
  it.each([
    ['pentagon', trainedModel('pentagon', { selectedFeature: 2 })],
    ['twenty', trainedModel('twenty')],
    ['eighty', trainedModel('eighty')],
  ])('%s', (name, input) => {
    expectGolden(`norms-${name}`, drawNorms(normsLayout(input, SIZE), describeNorms(input)));
  });

  it('is sound for any model and size', () => {
    fc.assert(
      fc.property(anyModel, anySize, (model, size) => {
        expectSound(drawNorms(normsLayout(model, size), describeNorms(model)));
      }),
      { seed: 1 },
    );
  });
});

describe('layout', () => {
  it('makes longer norms longer bars, inside the plot', () => {
    fc.assert(
      fc.property(anyModel, anySize, (model, size) => {
        const { bars, plot } = normsLayout(model, size);
        const sorted = [...bars].sort((a, b) => a.norm - b.norm);
        sorted.forEach((bar, at) => {
          expect(bar.width).toBeGreaterThanOrEqual(sorted[at - 1]?.width ?? 0);
          expect(bar.width).toBeLessThanOrEqual(plot.width);
          expect(bar.y + bar.height).toBeLessThanOrEqual(plot.y + plot.height + 1e-6);
        });
      }),
      { seed: 1 },
    );
  });

  it('finds the bar under the pointer', () => {
    const layout = normsLayout(trainedModel('eighty'), SIZE);
    for (const bar of layout.bars) expect(barAt(layout, bar.x + 1, bar.y + bar.height / 2)).toBe(bar.feature);
    expect(barAt(layout, 10, layout.plot.y - 1)).toBeNull();
    expect(barAt(layout, 10, layout.plot.y + layout.plot.height + 1)).toBeNull();
  });

  it('thins labels where rows are narrow', () => {
    const labels = normsLayout(trainedModel('eighty'), SIZE).bars.flatMap((bar) => bar.label ?? []);
    expect(labels.slice(0, 3)).toEqual(['0', '5', '10']);
  });

  it('colours by superposition', () => {
    const { bars } = normsLayout({ W: [1, 0, 0, 1, 0, -1], b: [0, 0, 0], nFeatures: 3, nHidden: 2, selectedFeature: null }, SIZE);
    expect(bars.map((bar) => bar.colour)).toEqual(['var(--superposition-0)', 'var(--superposition-5)', 'var(--superposition-5)']);
  });
});

describe('words', () => {
  it('counts dedicated and superposed features', () => {
    expect(describeNorms(trainedModel('pentagon'))).toBe(
      '5 of 5 features represented (norm above 0.5): 0 with a dimension of their own, 5 in superposition.',
    );
    expect(normsTooltip(trainedModel('pentagon'), 0)).toMatch(/^feature 0: norm 1\.1\d, superposition 1\.\d+$/);
    expect(normsTable(trainedModel('line')).rows).toHaveLength(4);
  });
});
