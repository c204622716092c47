/** That a drawing follows what trains: it moves from the first second, never jumps, and shows the pentagon, and its end, forming. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { motionPerStep, Pacing } from '../../../src/experiment/run/pace.ts';
import { PENTAGON } from '../../../src/figure/claims.ts';
import { alignment, noTurn, turnedBy } from '../../../src/figures/directions/alignment.ts';
import { type Followed, follow } from '../../../src/figures/directions/follow.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import { instanceWeights, type Snapshot } from '../../../src/model/network/parameters.ts';
import { INITIAL_PARAMS } from '../../../src/params/paramValues.ts';
import { toTrainingOptions } from '../../../src/params/trainingOptions.ts';

/** Pixels of length 1 in the largest drawing of the article. */
const UNIT = 143;
const FRAME_MS = 16;
const OPENING = { ...INITIAL_PARAMS, n: 5, m: 2, S: 0.9, I: 0.9, seed: 7, k: 1 };

/** One frame of a run that is watched. */
interface Watched {
  readonly ms: number;
  readonly snapshot: Snapshot;
  readonly drawn: Followed;
}

/** @param leadAt the instance in front at a time @param onFrame returns true to stop watching */
async function watch(engine: Engine, leadAt: (ms: number) => number, onFrame: (frame: Watched) => boolean, from: Followed | null = null) {
  const pacing = new Pacing();
  let drawn = from;
  let snapshot = await engine.snapshot();
  let owed = 0;
  for (let ms = 0; ms < 30_000; ms += FRAME_MS) {
    const lead = leadAt(ms);
    drawn = follow(modelOf(snapshot, lead), lead, drawn);
    if (onFrame({ ms, snapshot, drawn })) return drawn;
    if (ms % (2 * FRAME_MS) !== 0) continue;
    const { stepsPerSecond } = pacing.pace('auto');
    owed += (2 * FRAME_MS * (stepsPerSecond === 'max' ? 20_000 : stepsPerSecond)) / 1000;
    await engine.train(Math.floor(owed));
    owed %= 1;
    const before = { ...snapshot, W: snapshot.W.slice() };
    snapshot = await engine.snapshot();
    pacing.watched('auto', ms, motionPerStep(before, snapshot, lead));
  }
  throw new Error('watched for half a minute');
}

function modelOf(snapshot: Snapshot, instance: number) {
  const { W, b } = instanceWeights(snapshot, snapshot, instance);
  const { nFeatures, nHidden } = snapshot;
  return { W: Float64Array.from(W), b: Array.from(b), nFeatures, nHidden, selectedFeature: null };
}

/** The longest way of an arrow's tip between two drawings, in lengths. */
function longestWay(a: Followed, b: Followed): number {
  const ways = Array.from({ length: a.W.length / 2 }, (_, f) =>
    Math.hypot((a.W[2 * f] ?? 0) - (b.W[2 * f] ?? 0), (a.W[2 * f + 1] ?? 0) - (b.W[2 * f + 1] ?? 0)),
  );
  return Math.max(...ways);
}

const opening = () => createEngine('cpu', resolveConfig(toTrainingOptions(OPENING)));

describe('the opening run at the pace of its reader', () => {
  it('moves by more than 3 % of the circle in the first second, and is a pentagon after five to twelve', async () => {
    const engine = await opening();
    const frames: Watched[] = [];
    await watch(
      engine,
      () => 0,
      (frame) => {
        frames.push({ ...frame, drawn: { ...frame.drawn, W: frame.drawn.W.slice() } });
        return PENTAGON.holds(modelOf(frame.snapshot, 0));
      },
    );
    const [first] = frames;
    const second = frames.find(({ ms }) => ms >= 1000);
    if (!first || !second) throw new Error('nothing was seen');
    expect(longestWay(first.drawn, second.drawn)).toBeGreaterThan(0.03 * 2);
    const last = frames.at(-1)?.ms ?? 0;
    expect(last).toBeGreaterThan(5000);
    expect(last).toBeLessThan(12_000);
    engine.dispose();
  });

  it('shows in at least sixty frames how three arrows die when all features are always present', async () => {
    const engine = await opening();
    await engine.train(3000);
    engine.tune({ sparsity: 0 });
    let changed = 0;
    let last: Followed | null = null;
    await watch(
      engine,
      () => 0,
      ({ snapshot, drawn }) => {
        if (last && longestWay(last, drawn) > 0) changed++;
        last = { ...drawn, W: drawn.W.slice() };
        const { W } = modelOf(snapshot, 0);
        return [2, 3, 4].every((f) => Math.hypot(W[2 * f] ?? 0, W[2 * f + 1] ?? 0) < 0.1);
      },
    );
    expect(changed).toBeGreaterThanOrEqual(60);
    engine.dispose();
  });
});

it('never lets an arrow jump by more than 20 pixels, through 20 seeds', async () => {
  const engine = await createEngine('cpu', resolveConfig(toTrainingOptions({ ...OPENING, seed: 0, k: 20 })));
  let last: Followed | null = null;
  let [longest, turns] = [0, 0];
  const leadAt = (ms: number) => Math.floor(ms / 450) % 20;
  await watch(engine, leadAt, ({ ms, drawn }) => {
    if (last) longest = Math.max(longest, longestWay(last, drawn));
    if (last && last.seed !== drawn.seed) turns++;
    last = drawn;
    return ms >= 20 * 450;
  });
  expect(turns).toBe(20);
  expect(longest * UNIT).toBeLessThanOrEqual(20);
  engine.dispose();
});

it('stands where the model is once it has arrived, and starts there', () => {
  const model = { W: Float64Array.of(1, 0, 0, 1), nFeatures: 2, nHidden: 2 };
  let drawn = follow(model, 3, null);
  expect(drawn).toMatchObject({ W: model.W, isSettled: true, trail: [] });
  const moved = { ...model, W: Float64Array.of(-1, 0, 0, 0.5) };
  for (let frame = 0; frame < 200 && (frame === 0 || !drawn.isSettled); frame++) drawn = follow(moved, 3, drawn);
  expect(drawn).toMatchObject({ W: moved.W, isSettled: true });
});

it('begins anew where the shape is another', () => {
  const before = follow({ W: Float64Array.of(1, 0, 0, 1), nFeatures: 2, nHidden: 2 }, 0, null);
  const other = { W: Float64Array.of(1, 0, 0, 1), nFeatures: 4, nHidden: 1 };
  expect(follow(other, 0, before)).toMatchObject({ W: other.W, isSettled: true, turn: noTurn(1) });
});

describe('alignment', () => {
  const axes = { W: Float64Array.of(1, 0, 0, 0, 2, 0, 0, 0, 3, 0.3, -0.2, 0.1), nFeatures: 4, nHidden: 3 };
  const turnIn = (p: number, q: number, angle: number): Float64Array => {
    const turn = noTurn(3);
    turn[p * 3 + p] = turn[q * 3 + q] = Math.cos(angle);
    turn[p * 3 + q] = Math.sin(angle);
    turn[q * 3 + p] = -Math.sin(angle);
    return turn;
  };

  it.each([
    ['turned', [turnIn(0, 1, 2.5)]],
    ['turned twice', [turnIn(0, 1, 1), turnIn(1, 2, -2.2)]],
    ['mirrored', [Float64Array.of(-1, 0, 0, 0, 1, 0, 0, 0, 1)]],
    ['mirrored and turned', [Float64Array.of(-1, 0, 0, 0, 1, 0, 0, 0, 1), turnIn(0, 2, 0.7)]],
  ])('lays a model that was %s exactly onto itself', (_, turns) => {
    const onto = turns.reduce((W, turn) => turnedBy({ ...axes, W }, turn), axes.W);
    const found = turnedBy(axes, alignment(axes, onto));
    for (const [at, value] of found.entries()) expect(value).toBeCloseTo(onto[at] ?? Number.NaN, 6);
  });

  it('lays one plane onto another by the nearest turn', () => {
    const plane = { W: Float64Array.of(1, 0, 0, 1), nFeatures: 2, nHidden: 2 };
    const turn = alignment(plane, Float64Array.of(0, 1, 1, 0.2));
    expect([...turn].map((value) => Math.round(value * 100) / 100)).toEqual([0, 1, 1, 0].map((value) => expect.closeTo(value, 0)));
  });

  it('turns nothing on a line and beyond three dimensions', () => {
    for (const nHidden of [1, 5]) {
      const W = Float64Array.from({ length: 3 * nHidden }, (_, at) => at - 4);
      expect(
        alignment(
          { W, nFeatures: 3, nHidden },
          W.map((value) => -value),
        ),
      ).toEqual(noTurn(nHidden));
    }
  });
});
