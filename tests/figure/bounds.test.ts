/** Every figure of an experiment draws a bounded number of marks at any allowed size, sound ones, and says what it leaves out. */
import { describe, expect, it } from 'vitest';
import { type SvgNode, toSvgString } from '../../src/charts/svg.ts';
import { indices } from '../../src/charts/view.ts';
import type { Figure } from '../../src/figure/defineFigure.tsx';
import { type StillSlot, stillSlot, type TrainedModel } from '../../src/figure/trainedState.ts';
import { PURPOSE, sampleKey, stepKeys } from '../../src/model/data/random.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { expectSound } from './golden.ts';

const FIGURES = Object.values(import.meta.glob<Figure>('../../src/figures/*/figure.ts', { eager: true, import: 'default' }));
const OF_EXPERIMENTS = FIGURES.filter(({ meta }) => meta.needs === 'experiment');

const MOST_MARKS = 4000;
const LONGEST = 600_000;

/** Weights in [−1, 1) from the seed. */
function randomModel(nFeatures: number, nHidden: number, seed: number, nSeeds: number): TrainedModel {
  const keys = stepKeys(seed, PURPOSE.initialWeights, 0);
  const W = Float32Array.from({ length: nFeatures * nHidden }, (_, at) => sampleKey(keys, at) / 2 ** 31 - 1);
  const steps = indices(600).map((at) => 10 * at + 1);
  const history = { nInstances: nSeeds, steps, losses: steps.map((step) => new Float32Array(nSeeds).map((_, i) => (i + 1) / step)) };
  return { model: { W, b: new Float32Array(nFeatures), nFeatures, nHidden, selectedFeature: null }, loss: 0.1, front: 0, history };
}

function slotOf(n: number, m: number, k: number, { poster }: Figure): StillSlot {
  const models = poster.training ? k : 1;
  const trained = indices(models).map((seed) => randomModel(n, m, seed, k));
  return stillSlot({ settings: {}, params: { ...INITIAL_PARAMS, n, m, k }, trained });
}

function countMarks({ children }: SvgNode): number {
  return children.reduce<number>((count, child) => count + (typeof child === 'string' ? 0 : 1 + countMarks(child)), 0);
}

const SHAPES = [
  [1000, 200, 1],
  [2, 1, 256],
  [1000, 1, 2],
  [5, 160, 2],
  [1, 1, 1],
  [3, 3, 256],
  [60, 40, 8],
] as const;

const SLOW_MS = 60_000;

describe.each(OF_EXPERIMENTS)('$meta.id', (figure) => {
  it.each(SHAPES)(
    'is bounded and sound at n=%i, m=%i, k=%i',
    (n, m, k) => {
      const still = figure.still(slotOf(n, m, k, figure));
      for (const width of [160, 358, 720]) {
        const drawing = still.draw({ width, height: still.height(width) });
        expectSound(drawing);
        const text = toSvgString(drawing);
        expect(text).not.toMatch(/ (?:width|height|r)="-/);
        expect(countMarks(drawing)).toBeLessThanOrEqual(MOST_MARKS);
        expect(text.length).toBeLessThanOrEqual(LONGEST);
      }
    },
    SLOW_MS,
  );
});

const ALL_DRAWN = ['activecount', 'directions', 'norms'];

describe.each(OF_EXPERIMENTS)('$meta.id', (figure) => {
  it(
    'says what it leaves out of a large model, and nothing of a small one',
    () => {
      expect(figure.still(slotOf(5, 2, 8, figure)).leftOut).toBeNull();
      const { leftOut } = figure.still(slotOf(1000, 200, figure.poster.training ? 1 : 256, figure));
      if (ALL_DRAWN.includes(figure.meta.id)) expect(leftOut).toBeNull();
      else expect(leftOut).toMatch(/\d.*\.$/);
    },
    SLOW_MS,
  );
});
