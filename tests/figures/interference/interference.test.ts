/** The interference matrix: layout, drawing, words, and moving among its cells. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawInterference } from '../../../src/figures/interference/draw.ts';
import { describeInterference, interferenceTable, interferenceTooltip } from '../../../src/figures/interference/figure.ts';
import { type Cell, cellAt, cellBox, interferenceLayout, moveCell } from '../../../src/figures/interference/layout.ts';
import { expectGolden, expectSound } from '../../figure/golden.ts';
import { anyModel, anySize, trainedModel } from '../../figure/models.ts';

const SIZE = { width: 320, height: 320 };

describe('drawing', () => {
  it.each([
    ['pentagon', trainedModel('pentagon')],
    ['pentagon-selected', trainedModel('pentagon', { selectedFeature: 2 })],
    ['twenty', { ...trainedModel('twenty', { selectedFeature: 7 }), selectedCell: { row: 3, column: 4 } }],
    ['eighty', trainedModel('eighty')],
  ])('%s', (name, input) => {
    expectGolden(`interference-${name}`, drawInterference(interferenceLayout(input, SIZE), describeInterference(input)));
  });

  it('is sound for any model and size', () => {
    fc.assert(
      fc.property(anyModel, anySize, (model, size) => {
        expectSound(drawInterference(interferenceLayout(model, size), describeInterference(model)));
      }),
      { seed: 1 },
    );
  });
});

describe('layout', () => {
  it('stays inside the drawing', () => {
    fc.assert(
      fc.property(anyModel, anySize, (model, size) => {
        const { matrix, bias } = interferenceLayout(model, size);
        expect(matrix.x).toBeGreaterThanOrEqual(0);
        expect(bias.x + bias.width).toBeLessThanOrEqual(size.width);
        expect(matrix.y + matrix.height).toBeLessThanOrEqual(size.height);
      }),
      { seed: 1 },
    );
  });

  it('leaves room between the numbers of columns', () => {
    fc.assert(
      fc.property(anyModel, anySize, (model, size) => {
        const { labels } = interferenceLayout(model, size);
        for (const [at, label] of labels.slice(1).entries()) {
          const digitWidth = 7;
          expect(label.column.x - (labels[at]?.column.x ?? 0)).toBeGreaterThan(digitWidth * label.text.length);
        }
      }),
      { seed: 1 },
    );
  });

  it('finds the cell under the pointer', () => {
    const layout = interferenceLayout(trainedModel('twenty'), SIZE);
    const at = (cell: Cell) => {
      const box = cellBox(layout, cell);
      return cellAt(layout, box.x + box.width / 2, box.y + box.height / 2);
    };
    for (const cell of [
      { row: 0, column: 0 },
      { row: 19, column: 3 },
      { row: 7, column: null },
    ])
      expect(at(cell)).toEqual(cell);
    expect(cellAt(layout, layout.matrix.x + layout.matrix.width + 3, layout.matrix.y + 5)).toBeNull();
    expect(cellAt(layout, 1, 1)).toBeNull();
  });

  it('draws few paths, and none for what cannot be seen', () => {
    const layout = interferenceLayout(trainedModel('eighty'), SIZE);
    expect(layout.layers.length).toBeLessThanOrEqual(32);
    const zero = interferenceLayout({ ...trainedModel('eighty'), W: new Float32Array(1600), b: new Float32Array(80) }, SIZE);
    expect(zero.layers).toEqual([]);
  });

  it('shows negative values blue and positive ones orange, stronger for larger', () => {
    const { layers } = interferenceLayout({ W: [1, -0.5], b: [0, 0], nFeatures: 2, nHidden: 1, selectedFeature: null }, SIZE);
    expect(layers.map(({ colour, opacity }) => [colour, opacity])).toEqual([
      ['var(--negative)', 0.5],
      ['var(--positive)', 0.25],
      ['var(--positive)', 1],
    ]);
  });
});

describe('moveCell', () => {
  const first = { row: 0, column: 0 };
  it.each([
    [null, 'ArrowDown', first],
    [first, 'ArrowDown', { row: 1, column: 0 }],
    [first, 'ArrowUp', first],
    [{ row: 0, column: 2 }, 'ArrowRight', { row: 0, column: null }],
    [{ row: 0, column: null }, 'ArrowRight', { row: 0, column: null }],
    [{ row: 2, column: null }, 'ArrowLeft', { row: 2, column: 2 }],
    [{ row: 2, column: 2 }, 'ArrowDown', { row: 2, column: 2 }],
    [{ row: 1, column: 1 }, 'Home', { row: 1, column: 0 }],
    [{ row: 1, column: 1 }, 'End', { row: 1, column: null }],
    [first, 'a', null],
  ])('from %o by %s to %o', (from, key, to) => expect(moveCell(3, from, key)).toEqual(to));
});

describe('words', () => {
  const pair = { W: [1, -0.5], b: [0.1, -0.2], nFeatures: 2, nHidden: 1, selectedFeature: null };
  it.each([
    [{ row: 0, column: 1 }, 'features 0 and 1: −0.5'],
    [{ row: 1, column: 1 }, 'feature 1 with itself, ‖W‖²: 0.25'],
    [{ row: 1, column: null }, 'bias of feature 1: −0.2'],
  ])('tells of cell %o', (cell, text) => expect(interferenceTooltip(pair, cell)).toBe(text));

  it('describes the whole', () => {
    expect(describeInterference(pair)).toBe('WᵀW of 2 features: interference between features from −0.5 to 0, biases from −0.2 to 0.1.');
    expect(interferenceTable(pair).rows).toEqual([
      ['0', 1, -0.5, 0.1],
      ['1', -0.5, 0.25, -0.2],
    ]);
  });
});
