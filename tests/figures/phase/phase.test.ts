/** The phase diagram: layout, colours, the theory’s boundaries, and words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theoryBoundaries } from '../../../src/figures/phase/boundaries.ts';
import { colourCells } from '../../../src/figures/phase/colouring.ts';
import { describePhase, phaseTable, phaseTooltip } from '../../../src/figures/phase/describe.ts';
import { drawPhase } from '../../../src/figures/phase/draw.ts';
import { phaseHeight, phaseLayout } from '../../../src/figures/phase/layout.ts';
import type { PhaseColouring } from '../../../src/figures/phase/settings.ts';
import { expectGolden, expectSound, textsOf } from '../../figure/golden.ts';
import { theoryMap } from './cells.ts';

const COLOURINGS: readonly PhaseColouring[] = ['outcome', 'configuration', 'loss', 'represented', 'dimensionsPerFeature', 'spread'];
const WIDE = { width: 560, height: 400 };
const NARROW = { width: 340, height: 470 };

describe('drawing', () => {
  it.each([
    ['n2m1', { ...theoryMap('n2m1', 16), colouring: 'outcome', boundaries: theoryBoundaries('n2m1', 0.1, 10), selectedCell: 37 }, WIDE],
    ['n3m2-configurations', { ...theoryMap('n3m2', 16), colouring: 'configuration' }, NARROW],
    ['refining', { ...theoryMap('n2m1', 32, (c, r) => c % 4 === 0 && r % 4 === 0 && r < 20), colouring: 'loss' }, WIDE],
  ] as const)('%s', (name, input, size) => {
    expectGolden(`phase-${name}`, drawPhase(phaseLayout(input, size), describePhase(input)));
  });

  it.each([
    ['outcome', ['the extra feature', 'norm', 'superposition', 'not learned', 'a dimension of its own', 'in superposition']],
    ['configuration', ['simple solutions']],
    ['loss', ['loss, logarithmic']],
    ['represented', ['features represented']],
    ['dimensionsPerFeature', ['dimensions per feature D*']],
    ['spread', ['spread over seeds: 1 − lowest ÷ highest loss']],
  ] as const)('says what its colours by %s are', (colouring, words) => {
    const input = { ...theoryMap('n3m2', 8), colouring };
    for (const width of [560, 358, 288]) {
      const drawing = drawPhase(phaseLayout(input, { width, height: phaseHeight(width) }), '');
      // Long ones take several lines.
      const said = textsOf(drawing).join(' ');
      for (const text of words) expect(said).toContain(text);
    }
  });

  it('is sound for any width, colouring and part of the map', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 280, max: 1100 }),
        fc.constantFrom(...COLOURINGS),
        fc.integer({ min: 2, max: 12 }),
        fc.nat(5),
        (width, colouring, count, every) => {
          const input = { ...theoryMap('n3m2', count, (column, row) => every > 0 && (column + row) % every === 0), colouring };
          expectSound(drawPhase(phaseLayout(input, { width, height: phaseHeight(width) }), describePhase(input)));
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });
});

describe('colouring', () => {
  const cells = theoryMap('n3m2', 8).cells;

  it.each(COLOURINGS)('by %s knows a colour for every known cell and none for others', (colouring) => {
    const { colours } = colourCells([...cells, null, undefined], colouring);
    expect(colours).toHaveLength(66);
    expect(colours.slice(0, 64)).not.toContain(null);
    expect(colours.slice(64)).toEqual([null, null]);
  });

  it('gives each configuration a colour of its own', () => {
    const { colours, legend } = colourCells(cells, 'configuration');
    expect(new Set(colours).size).toBe(4);
    expect(legend.kind === 'names' && new Set(legend.entries.map((entry) => entry.colour)).size).toBe(4);
  });

  it('shows a diverged model as nothing where its amount is no number', () => {
    const [cell] = cells;
    expect(cell && colourCells([{ ...cell, loss: Number.POSITIVE_INFINITY }], 'loss').colours).toEqual([null]);
  });
});

describe('theoryBoundaries', () => {
  it('passes through the corners of the theory', () => {
    const [below, above, upright] = theoryBoundaries('n2m1', 0.1, 10);
    expect(below?.[0]?.y).toBeCloseTo(0.16, 12);
    expect(below?.at(-1)?.y).toBeCloseTo(4 / 7, 12);
    expect(above?.at(-1)).toEqual({ x: 10, y: 4 / 25 });
    expect(upright?.map(({ x }) => x)).toEqual([1, 1]);
  });

  it('is horizontal above r = 1 for three features', () => {
    const above = theoryBoundaries('n3m2', 0.1, 10)[1] ?? [];
    for (const { y } of above) expect(y).toBeCloseTo(4 / 7, 12);
  });

  it('has only the part that is asked for', () => {
    expect(theoryBoundaries('n2m1', 2, 10)).toHaveLength(1);
    expect(theoryBoundaries('n2m1', 0.1, 0.5)).toHaveLength(1);
  });
});

describe('words', () => {
  const input = theoryMap('n2m1', 4, (column, row) => column + row > 0);

  it('tells shares, cells and numbers', () => {
    expect(describePhase(input)).toMatch(
      /^15 of 16 cells of density 1 − S against relative importance trained; the extra feature is ignored in /,
    );
    expect(phaseTooltip(input, 0)).toBe('density 1 − S 1, relative importance 0.1: not trained yet');
    expect(phaseTooltip(input, 15)).toMatch(/^density 1 − S 0\.01, relative importance 10: superposed, norm 1, superposition 1, loss /);
  });

  it('tells of a diverged cell', () => {
    const cells = input.cells.map((cell) => cell && { ...cell, outcome: null });
    expect(phaseTooltip({ ...input, cells }, 1)).toContain('training diverged');
  });

  it('has a row a known cell', () => {
    const { columns, rows } = phaseTable(input);
    expect(rows).toHaveLength(15);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});
