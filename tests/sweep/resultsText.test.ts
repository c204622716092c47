/** What a sweep has trained, written as text and read back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Results, TrainedModel } from '../../src/sweep/results.ts';
import { resultsFromText, resultsToText } from '../../src/sweep/resultsText.ts';

const floats = fc.array(fc.float(), { minLength: 1, maxLength: 6 }).map((values) => Float32Array.from(values));
const model: fc.Arbitrary<TrainedModel> = fc.record({
  seed: fc.nat(),
  loss: fc.oneof(fc.double({ noNaN: true, min: 0, max: 1e9, noDefaultInfinity: true }), fc.constant(Number.POSITIVE_INFINITY)),
  W: floats,
  b: floats,
  WOut: fc.option(floats, { nil: undefined }),
});
const results: fc.Arbitrary<Results> = fc
  .dictionary(fc.string(), fc.array(model, { maxLength: 3 }))
  .map((entries) => new Map(Object.entries(entries).map(([key, models]) => [key, new Map(models.map((own) => [own.seed, own]))])));

const bits = (from: Results) =>
  [...from].map(([key, models]) => [
    key,
    [...models.values()].map(({ seed, loss, W, b, WOut }) => [
      seed,
      loss,
      ...[W, b, ...(WOut ? [WOut] : [])].map((values) => [...new Uint32Array(values.slice().buffer)]),
    ]),
  ]);

describe('results as text', () => {
  it('are read back bit for bit', () => {
    fc.assert(
      fc.property(results, (given) => {
        expect(bits(resultsFromText(resultsToText(given)))).toEqual(bits(given));
      }),
      { numRuns: 50 },
    );
  });

  it('have the floats of a model alone, though they are a view of a run’s', () => {
    const run = Float32Array.of(1, 2, 3, 4);
    const given = new Map([['key', new Map([[7, { seed: 7, loss: 0.5, W: run.subarray(1, 3), b: run.subarray(3) }]])]]);
    expect(bits(resultsFromText(resultsToText(given)))).toEqual(bits(given));
  });

  it.each([
    '',
    'null',
    '{}',
    '[1]',
    '[["key"]]',
    '[["key",[[1,2,3,4]]]]',
    '[["key",[[1,0.5,"?","?"]]]]',
    '[["key",[[1,0.5,"AAA=","AAAA"]]]]',
  ])('of the text %s there are none', (text) => {
    expect(resultsFromText(text).size).toBe(0);
  });
});
