/** A parameter driven there and back: its stages, the points on the way, and how it is called off. */
import { expect, it } from 'vitest';
import { toSvgString } from '../../src/charts/svg.ts';
import { createExperimentStore } from '../../src/experiment/createExperimentStore.ts';
import { pointsNow, recordByHand } from '../../src/lab/hysteresis/byHand.ts';
import { describeHysteresis, drawHysteresis, hysteresisTable } from '../../src/lab/hysteresis/draw.ts';
import { drive, type Point, type Program, stagesOf } from '../../src/lab/hysteresis/program.ts';
import { asParams, INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { describeFailure } from '../../src/training/failure.ts';
import { expectSound } from '../figure/golden.ts';
import { inProcessTrainer } from '../training/inProcessTrainer.ts';

const PROGRAM: Program = { key: 'S', from: 0.9, to: 0, stages: 2, stepsPerStage: 30 };

function createPage() {
  const params = asParams({ ...INITIAL_PARAMS, n: 4, m: 2, k: 2, batch: 16, speed: 'max', lr: 0.01 });
  return createExperimentStore(inProcessTrainer(), params, { frame: (callback) => void setImmediate(callback), describeFailure });
}

it('goes there evenly in the logarithm of the density, and back through the same values', () => {
  expect(stagesOf(PROGRAM).map(({ branch, value }) => [branch, Number(value.toFixed(3))])).toEqual([
    ['there', 0.9],
    ['there', 0.684],
    ['there', 0],
    ['back', 0.684],
    ['back', 0.9],
  ]);
  expect(stagesOf({ ...PROGRAM, key: 'I', from: 1, to: 0.5 }).map(({ value }) => value)).toEqual([1, 0.75, 0.5, 0.75, 1]);
});

it('trains at each stage, notes where the model stands, and leaves the record of its changes', async () => {
  const store = createPage();
  const points: Point[] = [];
  expect(await drive(store, PROGRAM, new AbortController().signal, (point) => points.push(point))).toBe(true);
  expect(points.map(({ step }) => step)).toEqual([30, 60, 90, 120, 150]);
  expect(points.map(({ value }) => Number(value.toFixed(3)))).toEqual([0.9, 0.684, 0, 0.684, 0.9]);
  for (const { loss, featuresPerDimension, represented } of points) {
    expect(loss).toBeGreaterThan(0);
    expect(featuresPerDimension).toBeGreaterThan(0);
    expect(represented).toBeLessThanOrEqual(4);
  }
  expect(store.getState().changes.map(({ step }) => step)).toEqual([30, 60, 90, 120]);
  expect(store.getState().params.S).toBeCloseTo(0.9, 5);
  expect(hysteresisTable('S', points).rows).toHaveLength(5);
  expect(describeHysteresis('S', points)).toMatch(/^The two branches are at most .* features per dimension apart, at S = 0\.\d+\.$/);
  expectSound(drawHysteresis('S', stagesOf(PROGRAM), points, { width: 400, height: 300 }, 'Both branches'));
  expectSound(drawHysteresis('S', stagesOf(PROGRAM), [], { width: 400, height: 300 }, 'Both branches'));
});

it('ends where it is called off', async () => {
  const store = createPage();
  const controller = new AbortController();
  const points: Point[] = [];
  const isDone = await drive(store, PROGRAM, controller.signal, (point) => {
    points.push(point);
    if (points.length === 2) controller.abort();
  });
  expect(isDone).toBe(false);
  expect(points).toHaveLength(2);
});

it('draws the same from changes made by hand, with a branch for each direction, and forgets a run that begins anew', async () => {
  const store = createPage();
  const hand = recordByHand(store);
  for (const [at, S] of [0.9, 0.6, 0.3, 0.6, 0.9, 0.6].entries()) {
    store.actions.setParam('S', S);
    store.actions.commit();
    store.actions.step(30);
    await expect.poll(() => store.getState().snapshot?.step).toBe(30 * (at + 1));
  }
  const { drive } = hand.getState();
  const points = drive ? pointsNow(drive, store.getState()) : [];
  expect(points.map(({ step, value, branch }) => [step, value, branch])).toEqual([
    [30, 0.9, 'there'],
    [60, 0.6, 'there'],
    [90, 0.3, 'there'],
    [120, 0.6, 'back'],
    [150, 0.9, 'back'],
    [180, 0.6, 'there'],
  ]);
  const drawn = drawHysteresis('S', points, points, { width: 400, height: 300 }, 'Both branches');
  expectSound(drawn);
  expect(describeHysteresis('S', points)).toMatch(/apart, at S = 0\.[69]\.$/);
  expect(describeHysteresis('S', points.slice(0, 3))).toBe('The way back has not begun.');
  const [there, back] = [...toSvgString(drawn).matchAll(/data-branch[^>]*><path d="([^"]*)"/g)].map(([, path]) => path);
  expect(there?.match(/M/g)).toHaveLength(2);
  expect(back?.match(/M/g)).toHaveLength(1);
  store.actions.lookAt(60);
  await expect.poll(() => store.getState().snapshot?.step).toBe(60);
  expect(hand.getState().drive).toBe(drive);
  store.actions.restart();
  await expect.poll(() => hand.getState().drive).toBeNull();
});
