/** Steps per dispatch follow measured times: about 15 ms, at least one step, no leap from a short measurement. */
import { describe, expect, it } from 'vitest';
import { DispatchPace } from '../../../src/engine/webgpu/dispatchPace.ts';

/** @param msOf duration of a dispatch of so many steps */
function settle(msOf: (steps: number) => number, dispatches = 30, most = 4096): number[] {
  const pace = new DispatchPace(most);
  return Array.from({ length: dispatches }, () => {
    const steps = pace.next;
    pace.measured(steps, msOf(steps));
    return steps;
  });
}

describe('DispatchPace', () => {
  it.each([
    ['half a millisecond a step', (steps: number) => steps / 2, 30],
    ['with a fixed cost', (steps: number) => 5 + steps / 4, 40],
    ['longer than the target', () => 80, 1],
    ['unmeasurably short', () => 0, 4096],
  ])('settles: %s', (_, msOf, expected) => {
    expect(Math.abs((settle(msOf).at(-1) ?? 0) - expected)).toBeLessThanOrEqual(2);
  });

  it('starts with one step and grows at most fourfold', () => {
    expect(settle(() => 0, 4)).toEqual([1, 4, 16, 64]);
  });

  it('does not forget what fits after a few short chunks', () => {
    const pace = new DispatchPace(4096);
    for (let turn = 0; turn < 10; turn++) pace.measured(pace.next, pace.next / 2);
    const fitting = pace.next;
    pace.measured(1, 0.4);
    expect(pace.next).toBeGreaterThanOrEqual(fitting);
  });

  it('shortens at once when dispatches become slow', () => {
    const pace = new DispatchPace(4096);
    for (let turn = 0; turn < 10; turn++) pace.measured(pace.next, pace.next / 10);
    pace.measured(pace.next, 300);
    expect(pace.next).toBeLessThanOrEqual(8);
  });
});
