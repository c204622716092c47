/** Maps read from addresses and written to them: the usual maps, changes of them, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writePermalink } from '../../src/address/permalink.ts';
import { axesBeside, axisOptions, fewValues } from '../../src/map/axisValues.ts';
import { AXIS_FIELD, AXIS_ROWS, MAP_AXIS_KEYS, readValueList, wholeAxis } from '../../src/map/sweepAxes.ts';
import { sweepOptions, sweepProblems } from '../../src/map/sweepPlanOf.ts';
import { SWEEP, usualMap } from '../../src/map/sweepSettings.ts';
import { phaseDiagram } from '../../src/sweep/maps.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { readSweep } from './readSweep.ts';

const written = (query: string) => writePermalink({ fig: 'phase', own: SWEEP.write(readSweep(query).settings) });

describe('the usual maps', () => {
  it.each([
    ['n2m1', 'n=2&m=1'],
    ['n3m2', 'n=3&m=2'],
  ] as const)('%s is the paper’s diagram', (family, query) => {
    const plan = planSweep(sweepOptions(readSweep(query).settings));
    const expected = planSweep({ ...phaseDiagram(family, 32), base: { ...phaseDiagram(family, 32).base, seed: 0 } });
    expect(plan.keys).toEqual(expected.keys);
    expect(plan.seeds).toEqual(expected.seeds);
  });

  it('of other shapes is the number of features represented, over density and importance decay', () => {
    const { x, y, params } = usualMap({ n: 20, m: 5 });
    expect([x.key, y.key, params.n, params.m]).toEqual(['I', 'density', 20, 5]);
  });

  it.each(['n=2&m=1', 'n=3&m=2', 'n=20&m=5'])('%s has no problems and the shortest address', (query) => {
    expect(readSweep(query).problems).toEqual([]);
    expect(written(query)).toBe(`?v=1&fig=phase&${query}`);
  });
});

describe('an address', () => {
  it.each([
    ['n=2&m=1&seed=5&k=8&x=r_0.5_2&cells=16', '?v=1&fig=phase&n=2&m=1&seed=5&k=8&x=r_0.5_2&cells=16'],
    ['n=2&m=1&x=lr&y=batch_16_64', '?v=1&fig=phase&n=2&m=1&x=lr&y=batch_16_64'],
    ['n=2&m=1&x=r_0.1_10_linear&y=density_at_1_0.3_0.1', '?v=1&fig=phase&n=2&m=1&x=r_0.1_10_linear&y=density_at_1_0.3_0.1'],
    ['n=2&m=1&x=r_0.1_10_log&y=DENSITY_AT_0.5_1', '?v=1&fig=phase&n=2&m=1&y=density_at_0.5_1'],
    ['n=20&m=5&steps=500&x=I&y=density_1_0.01', '?v=1&fig=phase&n=20&m=5&steps=500'],
  ])('%s is written as %s, and read back as the same', (query, address) => {
    expect(written(query)).toBe(address);
    expect(readSweep(address.slice(1)).settings).toEqual(readSweep(query).settings);
  });

  it.each([
    ['x=q', 'x must be an axis such as r, r_0.1_10'],
    ['x=r_1', 'x must be an axis'],
    ['x=r_1_two', 'x must be an axis'],
    ['x=r_1_2_cubic', 'x must be an axis'],
    ['x=r_at', 'x must be an axis'],
    ['x=r_at_1_x', 'x must be an axis'],
    ['x=r_at_1', 'x.values must be a list of 2'],
    ['x=r_at_1_0', 'x.values[1] (relativeImportance) must be'],
    [`x=r_at_${Array.from({ length: 129 }, (_, at) => at + 1).join('_')}`, 'at most 128 values'],
    ['x=wd_0_0.1_log', 'above 0 on a logarithmic axis'],
    ['x=r_1_1', 'x.values must be different numbers'],
    ['x=r_0_1', 'x.from (relativeImportance) must be'],
    ['x=density', 'y.key must be another parameter than that of x'],
    ['x=n_3_3', 'x.values must be a list of 2'],
    ['cells=1', 'cells must be a whole number from 2 to 128'],
    ['cells=10000000', 'cells must be a whole number from 2 to 128, not "10000000"; 128 is used instead'],
    ['k=100000', 'k must be'],
  ])('%s is told and does no harm', (query, sentence) => {
    const { settings, problems } = readSweep(`n=2&m=1&${query}`);
    expect(problems.map(({ message }) => message).join(' ')).toContain(sentence);
    expect(sweepProblems(settings)).toEqual([]);
  });

  it('of any text makes a sweep', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (x, y, cells) => {
        const query = new URLSearchParams({ x, y, cells }).toString();
        expect(sweepProblems(readSweep(query).settings)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('axes', () => {
  it.each(MAP_AXIS_KEYS)('%s can be one, with the ends it has where none are named', (key) => {
    const whole = wholeAxis(key);
    expect(AXIS_FIELD.parse(AXIS_FIELD.write(whole))?.value).toEqual(whole);
    expect(AXIS_FIELD.write(whole)).toBe(key);
    const y = wholeAxis(axesBeside(key).find((other) => other !== 'n' && other !== 'm') ?? key);
    expect(sweepProblems({ ...usualMap({ n: 2, m: 1 }), x: whole, y })).toEqual([]);
  });

  it('of the same parameter do not stand beside each other', () => {
    expect(axesBeside('S')).not.toContain('density');
    expect(axesBeside('r')).not.toContain('I');
    expect(axesBeside('n')).toHaveLength(MAP_AXIS_KEYS.length - 1);
  });

  it('of whole numbers have each once', () => {
    const options = axisOptions({ ...wholeAxis('n'), to: 6 }, 32);
    expect('values' in options && options.values).toEqual([2, 3, 4, 5, 6]);
  });

  it('have own values as typed', () => {
    expect(readValueList('r', ' 0.1, 1;  10 ')).toEqual({ ...wholeAxis('r'), values: [0.1, 1, 10] });
    expect(readValueList('r', '0,5 1,5')?.values).toEqual([0.5, 1.5]);
    expect(readValueList('r', '0.5,1,2')?.values).toEqual([0.5, 1, 2]);
    expect(readValueList('r', '1 two')).toBeNull();
    expect(fewValues(wholeAxis('m'))).toEqual([1, 3, 5, 6, 8]);
    expect(fewValues({ ...wholeAxis('r'), from: 1, to: 3, scale: 'linear' })).toEqual([1, 1.5, 2, 2.5, 3]);
  });

  it('are all there are', () => {
    expect([...MAP_AXIS_KEYS].sort()).toEqual(Object.keys(AXIS_ROWS).sort());
  });
});
