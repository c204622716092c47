/** The loss curve: layout, drawing and words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLoss } from '../../../src/figures/loss/draw.ts';
import { describeLoss, lossTable, lossTooltip } from '../../../src/figures/loss/figure.ts';
import { type LossInput, lossLayout, nearestPoint } from '../../../src/figures/loss/layout.ts';
import { expectGolden, expectSound } from '../../figure/golden.ts';
import { anySize, emptyLoss, trainedLoss } from '../../figure/models.ts';

const SIZE = { width: 360, height: 240 };
const CHANGES = [
  { step: 1500, key: 'S', value: 0.95 },
  { step: 1600, key: 'S', value: 0.99 },
  { step: 5900, key: 'lr', value: 0.0003 },
] as const;

const anyLoss: fc.Arbitrary<LossInput> = fc
  .record({
    nInstances: fc.integer({ min: 1, max: 4 }),
    gaps: fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 40 }),
    lossScale: fc.constantFrom('log', 'linear'),
    stepScale: fc.constantFrom('log', 'linear'),
    hoverStep: fc.option(fc.nat(20_000)),
    seed: fc.nat(1000),
  })
  .map(({ nInstances, gaps, seed, ...scales }) => {
    const steps = gaps.map((_, at) => gaps.slice(0, at).reduce((a, b) => a + b, 0));
    const value = (at: number, i: number) =>
      at === 0 || (seed + at * 7 + i) % 11 === 0 ? Number.NaN : 10 ** (Math.sin(seed + at + i) * 5);
    const losses = steps.map((_, at) => Float32Array.from({ length: nInstances }, (_, i) => value(at, i)));
    const seeds = losses[0] ? Array.from(losses[0], (_, i) => seed + i) : [];
    return { history: { nInstances, steps, losses }, seeds, front: seed % nInstances, changes: CHANGES, ...scales };
  });

describe('drawing', () => {
  it.each([
    ['plain', trainedLoss()],
    ['log-steps', trainedLoss({ stepScale: 'log' })],
    ['hover', trainedLoss({ lossScale: 'linear', hoverStep: 2100 })],
    ['changes', trainedLoss({ changes: CHANGES })],
    ['empty', emptyLoss],
  ])('%s', (name, input) => {
    expectGolden(`loss-${name}`, drawLoss(lossLayout(input, SIZE), describeLoss(input)));
  });

  it('is sound for any history and size', () => {
    fc.assert(
      fc.property(anyLoss, anySize, (input, size) => {
        expectSound(drawLoss(lossLayout(input, size), describeLoss(input)));
        expect(JSON.stringify([describeLoss(input)])).not.toContain('NaN');
      }),
      { seed: 1 },
    );
  });
});

describe('layout', () => {
  it('puts later steps further right and lower losses further down, inside the plot', () => {
    fc.assert(
      fc.property(anyLoss, anySize, (input, size) => {
        const { points, plot } = lossLayout(input, size);
        points.forEach((point, at) => {
          const before = points[at - 1];
          if (before) expect(point.x).toBeGreaterThanOrEqual(before.x);
          if (before && point.loss < before.loss) expect(point.y).toBeGreaterThanOrEqual(before.y);
          expect(point.y).toBeGreaterThanOrEqual(plot.y - 1e-6);
          expect(point.y).toBeLessThanOrEqual(plot.y + plot.height + 1e-6);
          expect(point.x).toBeLessThanOrEqual(plot.x + plot.width + 1e-6);
        });
      }),
      { seed: 1 },
    );
  });

  it('reads off the nearest known loss', () => {
    const layout = lossLayout(trainedLoss(), SIZE);
    for (const point of layout.points) expect(nearestPoint(layout, point.x)?.x).toBeCloseTo(point.x, 6);
    expect(nearestPoint(layout, 0)).toBeNull();
    expect(nearestPoint(lossLayout(emptyLoss, SIZE), 100)).toBeNull();
  });

  it('keeps its bounds while the loss moves within a round step', () => {
    const ticksFor = (loss: number) => {
      const history = { nInstances: 1, steps: [1, 2], losses: [Float32Array.of(0.05), Float32Array.of(loss)] };
      return lossLayout({ history, seeds: [3], front: 0, changes: [] }, SIZE).lossTicks;
    };
    expect(ticksFor(0.0042)).toEqual(ticksFor(0.0041));
  });

  it('keeps the texts of neighbouring marks apart', () => {
    const { marks } = lossLayout(trainedLoss({ changes: CHANGES }), SIZE);
    expect(marks.map(({ text, row, side }) => [text, row, side])).toEqual([
      ['S 0.95', 0, 'right'],
      ['S 0.99', 1, 'right'],
      ['lr 0.0003', 0, 'left'],
    ]);
  });

  it('says in words which own values of features were changed, where the words have room', () => {
    const changes = [
      { step: 1500, key: 'own', value: '0S0.5*1S0.2' },
      { step: 2000, key: 'S', value: 0.99 },
      { step: 5900, key: 'own', value: '0S0.5' },
    ] as const;
    const { marks } = lossLayout(trainedLoss({ changes, startOwn: '0S0.5' }), SIZE);
    expect(marks.map(({ text, row, side }) => [text, row, side])).toEqual([
      ['feature 1: sparsity 0.2', 0, 'right'],
      ['S 0.99', 1, 'right'],
      ['feature 1: no own values', 2, 'left'],
    ]);
  });
});

describe('words', () => {
  it('tells the loss, the other seeds and the moved parameters', () => {
    expect(describeLoss(emptyLoss)).toBe('No steps trained yet.');
    expect(describeLoss(trainedLoss({ changes: CHANGES }))).toMatch(
      /^Loss 0\.00\d+ after 6\u202f000 steps, the other seeds from 0\.00\d+ to 0\.00\d+; parameters were moved 3 times\.$/,
    );
  });

  it('tells of one step and of all', () => {
    const input = trainedLoss();
    const point = lossLayout(input, SIZE).points.at(-1);
    expect(point && lossTooltip(input, point)).toMatch(/^step 6\u202f000: loss 0\.00\d+ \(others 0\.00\d+–0\.00\d+\)$/);
    expect(lossTable(input).columns).toEqual(['step', ...[40, 41, 42, 43, 44, 45, 46, 47].map((seed) => `loss of seed ${seed}`)]);
    expect(lossTable(input).rows).toHaveLength(input.history.steps.length);
  });
});
