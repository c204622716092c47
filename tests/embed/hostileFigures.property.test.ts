/** Addresses of every figure, random and hostile: read without an exception, and what a figure makes of its own keys is in range. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { readFigureAttributes, readFigureSearch } from '../../src/embed/figureLink.ts';
import { FIGURE_IDS } from '../../src/figure/ids.ts';
import { readBasis } from '../../src/figures/basis/readBasis.ts';
import { readOptions } from '../../src/figures/densities/readOptions.ts';
import { readPacking } from '../../src/figures/packing/readPacking.ts';
import { MOST_CELLS, readSweepSettings, sweepProblems } from '../../src/map/sweepSettings.ts';
import { HOSTILE } from '../address/hostileAddresses.ts';

vi.setConfig({ testTimeout: 60_000 });

const KEYS = ['n', 'm', 'S', 'I', 'k', 'seed', 'steps', 'x', 'y', 'cells', 'by', 'overlap', 'turn', 'act', 'ui', 'theme', 't', 'ch', 'cam'];
const AXES = ['r_0.1_10', 'density', 'I_1_1', 'n_1e9_2', 'm_-1_3', 'steps_0_0', 'lr_1e-9_1', 'batch_1_1e99', 'r_NaN_1', 'wd_1_0'];
const value = fc.oneof(
  fc.constantFrom(...HOSTILE.values, ...AXES),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double().map(String),
  fc.integer().map(String),
);
const pairs = fc.array(fc.tuple(fc.constantFrom(...KEYS), value), { maxLength: 8 });

it('are read without an exception, as frames and as elements', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIGURE_IDS), pairs, (fig, given) => {
      const search = `?fig=${fig}&embed=1&${new URLSearchParams(given.map(([key, text]) => [key, text]))}`;
      const [frame, element] = [readFigureSearch(search), readFigureAttributes([['fig', fig], ...given])];
      for (const { meta, params, query } of [frame, element]) {
        expect(meta?.id).toBe(fig);
        expect(Object.values(params).every((held) => typeof held === 'string' || Number.isFinite(held))).toBe(true);
        expect(faultsOf(query)).toEqual([]);
      }
    }),
    {
      numRuns: 600,
      examples: [
        [
          'phase',
          [
            ['m', '200'],
            ['n', '1000'],
          ],
        ],
      ],
    },
  );
});

/** What figures that read addresses themselves make of one that is out of range. */
function faultsOf(query: string): readonly string[] {
  const { settings } = readSweepSettings(query);
  const [{ m, allowed }, { count, turn }, { options: densities }] = [readPacking(query), readBasis(query), readOptions(query)];
  return [
    ...sweepProblems(settings).map(({ message }) => message),
    ...(settings.cells >= 2 && settings.cells <= MOST_CELLS ? [] : ['cells']),
    ...(m >= 2 && m <= 10 && allowed >= 0 && allowed <= 9 ? [] : ['packing']),
    ...(count >= 2 && count <= 3 && Math.abs(turn) <= 180 ? [] : ['basis']),
    ...(Object.values(densities).every(Number.isFinite) ? [] : ['densities']),
  ];
}
