import { expect, it } from 'vitest';
import { LossJudge, loadExactJudge } from '../../src/experiment/lossJudge.ts';
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
