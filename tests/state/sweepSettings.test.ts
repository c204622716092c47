/** Maps read from addresses and written to them: the usual maps, changes of them, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AXIS_ROWS, axisOptions, MAP_AXIS_KEYS, readAxis, wholeAxis, writeAxis } from '../../src/state/sweepAxes.ts';
import { readSweepSettings, sweepLink, sweepOptions, sweepProblems, usualMap } from '../../src/state/sweepSettings.ts';
import { phaseDiagram } from '../../src/sweep/maps.ts';
import { planSweep } from '../../src/sweep/plan.ts';

const written = (query: string) => sweepLink('phase', readSweepSettings(query).settings);

describe('the usual maps', () => {
  it.each([
    ['n2m1', 'n=2&m=1'],
    ['n3m2', 'n=3&m=2'],
  ] as const)('%s is the paper’s diagram', (family, query) => {
    const plan = planSweep(sweepOptions(readSweepSettings(query).settings));
    const expected = planSweep({ ...phaseDiagram(family, 32), base: { ...phaseDiagram(family, 32).base, seed: 0 } });
    expect(plan.keys).toEqual(expected.keys);
    expect(plan.seeds).toEqual(expected.seeds);
  });

  it('of other shapes is the number of features represented, over density and importance decay', () => {
    const { x, y, params } = usualMap({ n: 20, m: 5 });
    expect([x.key, y.key, params.n, params.m]).toEqual(['I', 'density', 20, 5]);
  });

  it.each(['n=2&m=1', 'n=3&m=2', 'n=20&m=5'])('%s has no problems and the shortest address', (query) => {
    expect(readSweepSettings(query).problems).toEqual([]);
    expect(written(query)).toBe(`?v=1&fig=phase&${query}`);
  });
});

describe('an address', () => {
  it.each([
    ['n=2&m=1&seed=5&k=8&x=r_0.5_2&cells=16', '?v=1&fig=phase&n=2&m=1&seed=5&k=8&x=r_0.5_2&cells=16'],
    ['n=2&m=1&x=lr&y=batch_16_64', '?v=1&fig=phase&n=2&m=1&x=lr&y=batch_16_64'],
    ['n=20&m=5&steps=500&x=I&y=density_1_0.01', '?v=1&fig=phase&n=20&m=5&steps=500'],
  ])('%s is written as %s, and read back as the same', (query, address) => {
    expect(written(query)).toBe(address);
    expect(readSweepSettings(address.slice(1)).settings).toEqual(readSweepSettings(query).settings);
  });

  it('takes keys of the figure’s own', () => {
    expect(sweepLink('phase', usualMap({ n: 2, m: 1 }), { by: 'loss' })).toBe('?v=1&fig=phase&n=2&m=1&by=loss');
  });

  it.each([
    ['x=q', 'x must be an axis such as r or r_0.1_10'],
    ['x=r_1', 'x must be an axis'],
    ['x=r_1_two', 'x must be an axis'],
    ['x=r_1_1', 'x.values must be different numbers'],
    ['x=r_0_1', 'x.from (relativeImportance) must be'],
    ['x=density', 'y.key must be another parameter than that of x'],
    ['x=n_3_3', 'x.values must be a list of 2'],
    ['cells=1', 'cells must be a whole number from 2 to 128'],
    ['cells=10000', 'cells must be a whole number'],
    ['k=100000', 'k must be'],
  ])('%s is told and does no harm', (query, sentence) => {
    const { settings, problems } = readSweepSettings(`n=2&m=1&${query}`);
    expect(problems.map(({ message }) => message).join(' ')).toContain(sentence);
    expect(sweepProblems(settings)).toEqual([]);
  });

  it('of any text makes a sweep', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (x, y, cells) => {
        const query = new URLSearchParams({ x, y, cells }).toString();
        expect(sweepProblems(readSweepSettings(query).settings)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('axes', () => {
  it.each(MAP_AXIS_KEYS)('%s can be one, with the ends it has where none are named', (key) => {
    const whole = wholeAxis(key);
    expect(readAxis('x', writeAxis(whole))).toEqual(whole);
    expect(writeAxis(whole)).toBe(key);
    const y = key === 'density' ? wholeAxis('r') : wholeAxis('density');
    expect(sweepProblems({ ...usualMap({ n: 2, m: 1 }), x: whole, y })).toEqual([]);
  });

  it('of whole numbers have each once', () => {
    const options = axisOptions({ key: 'n', from: 2, to: 6 }, 32);
    expect('values' in options && options.values).toEqual([2, 3, 4, 5, 6]);
  });

  it('are all there are', () => {
    expect([...MAP_AXIS_KEYS].sort()).toEqual(Object.keys(AXIS_ROWS).sort());
  });
});
