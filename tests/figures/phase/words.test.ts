/** A map in words and numbers: one cell against the closed forms, time left, which colourings and which theory a map has. */
import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../../../src/address/configuration.ts';
import { compareWithForms, excessWords } from '../../../src/figures/phase/cell/comparison.ts';
import { describeMap, mapTooltip, timeLeft } from '../../../src/figures/phase/describe.ts';
import { namedHeight, phaseHeight, phaseLayout } from '../../../src/figures/phase/layout.ts';
import { diagramFamily, mapAxes, theoryInput } from '../../../src/figures/phase/mapView.ts';
import { colouringsOf, familyOf, PHASE } from '../../../src/figures/phase/settings.ts';
import { sweepPlan } from '../../../src/map/sweepPlanOf.ts';
import { configurations } from '../../../src/model/theory/theory.ts';
import { theoryMap } from './cells.ts';

const settingsOf = (query: string) => settingsFrom(query, PHASE).map;

describe('a cell against the closed forms', () => {
  it('has the best first, and how the trained loss compares', () => {
    const [best, ...others] = compareWithForms('n2m1', 0.001, { S: 0.9, r: 1 });
    expect(best).toMatchObject({ loss: expect.closeTo(0.1 ** 2 / 6, 12), excess: expect.closeTo(-0.4, 9) });
    for (const { loss } of others) expect(loss).toBeGreaterThan(best?.loss ?? 0);
  });

  it.each([
    [0.54, '54\u202f% higher'],
    [-0.012, '1.2\u202f% lower'],
    [0.0001, 'the same'],
    [3.1, '4.1× as high'],
    [150, '151× as high'],
    [Number.NaN, '–'],
  ])('%s is said as %s', (excess, words) => {
    expect(excessWords(excess)).toBe(words);
  });
});

describe('time left', () => {
  it.each([
    [null, ''],
    [0, ''],
    [0.2, 'about 1\u202fs left'],
    [38, 'about 40\u202fs left'],
    [70, 'about 1\u202fmin left'],
    [5400, 'about 2\u202fh left'],
  ])('%s s is said as "%s"', (seconds, words) => {
    expect(timeLeft(seconds)).toBe(words);
  });
});

describe('the theory', () => {
  it.each([
    ['n=2&m=1', 'n2m1', 'n2m1'],
    ['n=3&m=2', 'n3m2', 'n3m2'],
    ['n=2&m=1&x=lr', 'n2m1', null],
    ['n=2&m=1&x=density&y=r', 'n2m1', null],
    ['n=2&m=1&x=n', null, null],
    ['n=2&m=1&act=linear', null, null],
    ['n=20&m=5', null, null],
  ])('of %s', (query, family, diagram) => {
    const settings = settingsOf(query);
    expect([familyOf(settings), diagramFamily(settings)]).toEqual([family, diagram]);
    expect(colouringsOf(settings)[0]).toBe(family ? 'outcome' : 'represented');
  });

  it('is a map over the same cells, every one of them known', () => {
    const settings = settingsOf('n=3&m=2&cells=5&y=density_1_0.1_linear');
    const axes = mapAxes({ settings, plan: sweepPlan(settings) });
    expect(axes.y).toMatchObject({ scale: 'linear', values: [1, 0.775, 0.55, 0.325, 0.1] });
    const input = theoryInput('n3m2', axes);
    expect(input.cells.map((cell) => cell?.configuration !== null)).toEqual(Array.from({ length: 25 }, () => true));
  });
});

describe('colours', () => {
  it('are those of the address, where the map has them', () => {
    expect(settingsFrom('n=20&m=5&by=DimensionsPerFeature', PHASE).by).toBe('dimensionsPerFeature');
    expect(settingsFrom('n=20&m=5&by=outcome', PHASE).by).toBe('represented');
    expect(settingsFrom('n=2&m=1&by=nothing', PHASE).by).toBe('outcome');
  });

  it('are told cell by cell, and as a whole', () => {
    const input = theoryMap('n2m1', 4);
    expect(mapTooltip(input, 15, 'represented')).toBe('density 1 − S = 0.01, relative importance = 10: features represented 2');
    expect(describeMap(input, 'represented')).toMatch(/^16 of 16 cells .* trained; features represented from 1 to 2\.$/);
  });
});

it.each([288, 340, 440])('on phones a map is square and its legend stands below, at width %s', (width) => {
  const input = { ...theoryMap('n3m2', 4), colouring: 'configuration', configurations: configurations('n3m2') } as const;
  for (const height of [phaseHeight(width), namedHeight(width, configurations('n3m2'))]) {
    const { plot, legendBox } = phaseLayout(input, { width, height });
    expect(plot.height).toBe(plot.width);
    expect(legendBox.y).toBeGreaterThanOrEqual(plot.y + plot.height);
    expect(legendBox.y + legendBox.height).toBe(height);
  }
});
