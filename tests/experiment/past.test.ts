/** What all runs of a page keep of their earlier steps. */
import { expect, it } from 'vitest';
import { MAX_PAGE_BYTES, Past } from '../../src/experiment/time/past.ts';
import type { Checkpoint, Snapshot } from '../../src/model/network/parameters.ts';

const MEGABYTE = 2 ** 20;

function snapshotAt(step: number): Snapshot {
  const shape = { nInstances: 1, nFeatures: 512, nHidden: 512 };
  const weights = { W: new Float32Array(MEGABYTE / 4), b: new Float32Array(0), loss: new Float32Array(0) };
  return { ...shape, ...weights, step, engine: 'cpu', elapsedMs: 0 };
}

function checkpointAt(step: number, megabytes: number): Checkpoint {
  return { step, nInstances: 1, nFeatures: 512, nHidden: 512, state: new Float32Array((megabytes * MEGABYTE) / 4) };
}

function fill(past: Past): void {
  for (let step = 0; step < 30; step++) past.show(snapshotAt(step));
}

it('is bounded in their sum: the run that has gone on least recently gives way', () => {
  const all = Array.from({ length: 8 }, () => new Past());
  for (const past of all) {
    fill(past);
    expect(past.moments).toHaveLength(30);
    expect(all.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(MAX_PAGE_BYTES);
  }
  const [first, second, , , , , , last] = all.map(({ moments }) => moments.length);
  expect(first).toBeLessThan(3);
  expect(first).toBeLessThanOrEqual(second ?? 0);
  expect(last).toBe(30);
  // Whatever is left can still be looked at.
  expect(all[0]?.nearest(29)?.step).toBe(all[0]?.moments.at(-1));
  for (const past of all) past.clear();
});

it('spares a run that goes on again', () => {
  const all = Array.from({ length: 8 }, () => new Past());
  const [first, second, ...others] = all;
  for (const past of all.slice(0, 4)) fill(past);
  first?.show(snapshotAt(100));
  for (const past of others) fill(past);
  expect(second?.moments.length).toBeLessThan(first?.moments.length ?? 0);
  for (const past of all) past.clear();
});

it('keeps the last checkpoint of every run, and beside these no more than the bound', () => {
  const all = Array.from({ length: 5 }, () => new Past());
  for (const step of [1, 2, 3]) {
    for (const past of all) {
      fill(past);
      past.add(checkpointAt(step, 60));
    }
  }
  expect(all.map(({ checkpoints }) => [checkpoints.earliest, checkpoints.atOrBefore(3)?.step])).toEqual(all.map(() => [3, 3]));
  expect(all.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(MAX_PAGE_BYTES);
  expect(all.at(-1)?.moments.length).toBe(30);
  for (const past of all) past.clear();
});

it('leaves room again once a run is cleared', () => {
  const [cleared, other] = [new Past(), new Past()];
  fill(cleared);
  cleared.clear();
  expect(cleared.bytes).toBe(0);
  const others = [other, new Past(), new Past(), new Past()];
  for (const past of others) fill(past);
  expect(others.map(({ moments }) => moments.length)).toEqual([30, 30, 30, 30]);
  for (const past of others) past.clear();
});
