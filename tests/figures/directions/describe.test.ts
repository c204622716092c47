/** The feature directions in words, as a table and under the pointer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDirections, directionsTable, directionsTooltip } from '../../../src/figures/directions/describe.ts';
import { anyModel, trainedModel } from '../../figure/models.ts';

describe('directions in words', () => {
  it('never shows NaN', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const words = [describeDirections(model), directionsTooltip(model, model.nFeatures - 1), JSON.stringify(directionsTable(model))];
        expect(words.join()).not.toMatch(/NaN|null|Infinity|undefined/);
      }),
      { seed: 1 },
    );
  });

  it('tells of one feature', () => {
    expect(directionsTooltip(trainedModel('digons'), 3)).toContain('not represented');
    expect(directionsTooltip(trainedModel('digons'), 0)).toContain('51\u202f% of a dimension');
  });

  it('has a row a feature with all its numbers', () => {
    const { columns, rows } = directionsTable(trainedModel('space'));
    expect(columns).toEqual(['feature', 'norm', 'dimensionality', 'bias', 'hidden 0', 'hidden 1', 'hidden 2']);
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});
