/** Addresses and attributes of every figure, random and hostile: no exception, no silent fallback, nothing out of range. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { entriesOf } from '../../src/address/entries.ts';
import { type Address, problemsOf, readMoment, readSettings } from '../../src/address/openAddress.ts';
import { MOST_PROBLEMS, SettingsReader } from '../../src/address/settingsReader.ts';
import type { FigureSettings } from '../../src/figure/figureSchema.ts';
import { FIGURE_IDS } from '../../src/figure/loading.ts';
import { schemaOfFigure } from '../../src/figure/preset.ts';
import { sweepProblems, trainable } from '../../src/map/sweepPlanOf.ts';
import { SWEEP } from '../../src/map/sweepSettings.ts';
import { PARAM_ROWS } from '../../src/params/params.ts';
import { HOSTILE } from '../address/hostileAddresses.ts';
import { figureLinkOf, opened, openedAttributes } from '../address/opened.ts';

vi.setConfig({ testTimeout: 240_000 });

const OWN_KEYS = FIGURE_IDS.flatMap((fig) => schemaOfFigure(fig).keys);
const KEYS = [...new Set([...OWN_KEYS, 'ui', 'theme', 't', 'ch', 'f', 'inst', 'cam', 'autoplay', 'paused', 'sparsity', 'amp;n'])];
const AXES = [
  'r_0.1_10',
  'density',
  'I_1_1',
  'n_1e9_2',
  'm_-1_3',
  'steps_0_0',
  'lr_1e-9_1',
  'batch_1_1e99',
  'r_NaN_1',
  'wd_1_0',
  'r_at_1_2',
];
const WORDS = PARAM_ROWS.flatMap((row) => (row.scale === 'choice' ? row.choices.map(({ value }) => value) : [String(row.initial)]));
const value = fc.oneof(
  fc.constantFrom(...HOSTILE.values, ...AXES, ...WORDS, 'loss', 'outcome', '20,000', '99%', '0,5)', '٠٫٥', 'off'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double().map(String),
  fc.integer({ min: -3, max: 3000 }).map(String),
  fc.double({ min: 0, max: 1, noNaN: true }).map(String),
);
const pairs = fc.array(fc.tuple(fc.constantFrom(...KEYS), value), { maxLength: 8 });

/** Written settings and problems of an address, over settings to begin with. */
function readOver(search: string, before: (initial: FigureSettings) => FigureSettings) {
  const address: Address = opened(search);
  const schema = schemaOfFigure(address.fig);
  const settings = readSettings(address, schema, () => before(schema.initial));
  if (Object.keys(settings.own).length === 0) readMoment(address, settings.params);
  return { written: new Map(schema.write(settings)), problems: problemsOf(address, schema, settings), keys: schema.keys };
}

/** Other settings, so that what an address does not say is known by differing. */
function others({ params, own }: FigureSettings): FigureSettings {
  const [{ n, m }, other] = [
    params,
    { S: 0.123, I: 0.77, r: 3, seed: 99, lr: 0.02, wd: 0.03, act: 'linear', sched: 'cosine', steps: 123 } as const,
  ];
  return { params: { ...params, ...other, n: n + 1, m: m + 1, k: 3, batch: 77, sets: 'anti3', engine: 'tfjs', speed: '30' }, own };
}

it('addresses and attributes have no exception, and no value out of range', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIGURE_IDS), pairs, (fig, given) => {
      const search = `?fig=${fig}&embed=1&${new URLSearchParams(given.map(([key, text]) => [key, text]))}`;
      for (const link of [figureLinkOf(opened(search)), figureLinkOf(openedAttributes([['fig', fig], ...given]))]) {
        const schema = schemaOfFigure(fig);
        const again = new SettingsReader(entriesOf(new URLSearchParams(schema.write(link).map(([key, text]) => [key, text])).toString()));
        expect(link.meta?.id).toBe(fig);
        expect(link.problems.length).toBeLessThanOrEqual(MOST_PROBLEMS + 1);
        // In range: written, they are read back without a problem.
        expect(schema.complete(schema.parse(again), schema.initial).problems).toEqual([]);
        expect(again.finish(schema.keys, new Map())).toEqual([]);
      }
    }),
    {
      numRuns: 5000,
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

it('no value falls back without a sentence', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIGURE_IDS), pairs, (fig, given) => {
      const search = `?fig=${fig}&embed=1&${new URLSearchParams(given.map(([key, text]) => [key, text]))}`;
      const [usual, other] = [readOver(search, (initial) => initial), readOver(search, others)];
      if (usual.problems.length > MOST_PROBLEMS) return;
      const named = new Set([...usual.problems, ...other.problems].map(({ field }) => field.toLowerCase()));
      for (const key of usual.keys) {
        const isGiven = given.some(([name]) => name === key);
        if (isGiven && !named.has(key.toLowerCase())) expect([key, usual.written.get(key)]).toEqual([key, other.written.get(key)]);
      }
    }),
    { numRuns: 5000 },
  );
});

it('maps of any address can be trained', () => {
  fc.assert(
    fc.property(pairs, (given) => {
      const reader = new SettingsReader(entriesOf(new URLSearchParams(given.map(([key, text]) => [key, text])).toString()));
      expect(sweepProblems(trainable(SWEEP.complete(SWEEP.parse(reader), SWEEP.initial).settings).settings)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
