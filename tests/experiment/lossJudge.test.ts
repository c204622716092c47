/** Judging the instances of a snapshot within the time of a frame, or in workers. */
import { describe, expect, it, vi } from 'vitest';
import { LossJudge, loadExactJudge } from '../../src/experiment/losses/lossJudge.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { exactLoss } from '../../src/model/loss/exactLoss.ts';
import type { Snapshot } from '../../src/model/network/parameters.ts';

await loadExactJudge();

const CONFIG = resolveConfig({ nFeatures: 2, nHidden: 1, nInstances: 4, sparsity: 0.5 });

/** Instance i has the weights (1 + i)/4 and −(1 + i)/4. */
function snapshot(step: number, scale = 1): Snapshot {
  const W = Float32Array.from({ length: 8 }, (_, at) => ((at % 2 === 0 ? 1 : -1) * scale * (1 + Math.floor(at / 2))) / 4);
  const head = { step, engine: 'cpu', elapsedMs: 0, nInstances: 4, nFeatures: 2, nHidden: 1 } as const;
  return { ...head, W, b: new Float32Array(8), loss: Float32Array.of(4, 3, 2, 1) };
}

const expected = (shown: Snapshot) =>
  CONFIG.instances.map((data, i) =>
    exactLoss({ W: shown.W.subarray(2 * i, 2 * i + 2), b: shown.b.subarray(0, 2), nFeatures: 2, nHidden: 1, ...data }),
  );

/** A clock that moves on by `cost` at each look. */
function judgeWith(cost: number) {
  const clock = { ms: 0 };
  const judge = new LossJudge(() => (clock.ms += cost));
  return { judge, clock };
}

it('judges all instances of a step at once where that is quick', () => {
  const { judge } = judgeWith(0.01);
  const shown = snapshot(5);
  expect(judge.work(shown, true, CONFIG)).toEqual(expected(shown));
  expect(judge.isDone(shown)).toBe(true);
});

it('spreads what takes long over frames, keeps to the step it began with and leaves the page time to breathe', () => {
  const { judge, clock } = judgeWith(3);
  const first = snapshot(5);
  const judged = expected(first);
  let frames = 0;
  let worked = 0;
  for (let losses = null; losses === null; frames++) {
    clock.ms += 16;
    const before = clock.ms;
    losses = judge.work(frames === 0 ? first : snapshot(5 + frames, 0.1), true, CONFIG);
    worked += clock.ms - before > 6 ? 1 : 0;
    first.W.fill(0);
    if (losses) expect(losses).toEqual(judged);
    expect(frames).toBeLessThan(100);
  }
  expect(worked).toBeGreaterThan(1);
  expect(frames).toBeGreaterThan(worked);
});

it('judges a changing model now and then, one that rests in the next frame', () => {
  const { judge, clock } = judgeWith(0.01);
  judge.work(snapshot(5), true, CONFIG);
  clock.ms += 16;
  expect(judge.work(snapshot(6, 2), true, CONFIG)).toBeNull();
  expect(judge.work(snapshot(6, 2), false, CONFIG)).toEqual(expected(snapshot(6, 2)));
  clock.ms += 1000;
  expect(judge.work(snapshot(7, 3), true, CONFIG)).toEqual(expected(snapshot(7, 3)));
});

it('judges anew when the data has changed', () => {
  const { judge, clock } = judgeWith(0.01);
  const shown = snapshot(5);
  const before = judge.work(shown, false, CONFIG);
  const other = resolveConfig({ nFeatures: 2, nHidden: 1, nInstances: 4, sparsity: 0.1 });
  clock.ms += 16;
  const after = judge.work(shown, false, other);
  expect(after).toHaveLength(4);
  expect(after).not.toEqual(before);
});

it('takes the average of the batches for more features than can be judged exactly', () => {
  const { judge } = judgeWith(0.01);
  const wide = resolveConfig({ nFeatures: 11, nHidden: 1, nInstances: 4 });
  const shown = snapshot(5);
  expect(judge.work(shown, true, wide)).toEqual([4, 3, 2, 1]);
  expect(judge.isDone(shown)).toBe(true);
});

describe('models that take long to judge', () => {
  const MANY = resolveConfig({ nFeatures: 8, nHidden: 1, nInstances: 3, sparsity: 0.5 });
  const many: Snapshot = {
    ...{ step: 5, engine: 'cpu', elapsedMs: 0, nInstances: 3, nFeatures: 8, nHidden: 1 },
    ...{ W: new Float32Array(24).fill(0.5), b: new Float32Array(24), loss: new Float32Array(3) },
  };
  const losses = [3, 1, 2];
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('are judged in workers: the page asks, and takes the answer when it comes', async () => {
    let answer = (_losses: readonly number[]) => {};
    const ask = vi.fn(() => new Promise<readonly number[]>((resolve) => (answer = resolve)));
    const clock = { ms: 0 };
    const judge = new LossJudge(() => clock.ms, ask);
    expect(judge.work(many, true, MANY)).toBeNull();
    many.W.fill(0.25);
    expect(judge.work(many, true, MANY)).toBeNull();
    expect(ask).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ evaluation: null, models: expect.objectContaining({ length: 3 }) }),
    );
    clock.ms = 100;
    answer(losses);
    await settled();
    expect(judge.isDone(many)).toBe(false);
    expect(judge.work(many, true, MANY)).toEqual(losses);
    expect(judge.isDone(many)).toBe(true);
    // Workers have training to do: while it goes on, judging takes a fifth of the time.
    clock.ms = 499;
    expect(judge.work({ ...many, step: 6 }, true, MANY)).toBeNull();
    expect(ask).toHaveBeenCalledOnce();
    expect(judge.work({ ...many, step: 6 }, false, MANY)).toBeNull();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('are judged here once no worker answers, and few features always', async () => {
    const ask = vi.fn(() => Promise.reject(new Error('the worker was lost')));
    const judge = new LossJudge(() => 0, ask);
    expect(judge.work(many, false, MANY)).toBeNull();
    await settled();
    expect(judge.work(many, false, MANY)).toHaveLength(3);
    judge.work({ ...many, step: 6 }, false, MANY);
    judge.work(snapshot(7), false, CONFIG);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('an answer to an earlier run is dropped', async () => {
    let answer = (_losses: readonly number[]) => {};
    const judge = new LossJudge(
      () => 0,
      () => new Promise((resolve) => (answer = resolve)),
    );
    judge.work(many, true, MANY);
    const late = answer;
    judge.reset();
    expect(judge.work(many, true, MANY)).toBeNull();
    late(losses);
    await settled();
    expect(judge.work(many, true, MANY)).toBeNull();
  });
});
