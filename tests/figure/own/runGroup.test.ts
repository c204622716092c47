/** Several trainings of one figure: how many at once, what pausing and stepping do, when they are done, and what a failure stops. */
import { expect, it, vi } from 'vitest';
import { type GroupPlan, RunGroup } from '../../../src/figure/own/runGroup.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import type { Capacity } from '../../../src/training/trainer.ts';
import { FakeTrainer } from '../../experiment/fakeTrainer.ts';

class Workers extends FakeTrainer {
  private readonly offered: Capacity;

  constructor(offered: Capacity) {
    super();
    this.offered = offered;
  }
  override async capacity(): Promise<Capacity> {
    return this.offered;
  }
}

const CONFIGS = [1, 2, 3].map((seed) => resolveConfig({ nFeatures: 2, nHidden: 1, seed, steps: 100 }));
const PACE = { stepsPerSecond: 'max', snapshots: { everyMs: 100 } } as const;

function grouped(offered: Partial<Capacity> = {}, plan: Pick<Partial<GroupPlan>, 'configs' | 'atOnce' | 'onFinish'> = {}) {
  const trainer = new Workers({ engine: 'cpu', runsAtOnce: 1, ...offered });
  const onSnapshot = vi.fn();
  const group = new RunGroup(trainer, { configs: CONFIGS, pace: PACE, onSnapshot, onChange: () => {}, ...plan });
  return { trainer, group, onSnapshot };
}

/** The trainer has said how many it trains side by side. */
const answered = () => Promise.resolve();

function end(trainer: FakeTrainer, at: number): void {
  trainer.runs[at]?.snapshot(100);
  trainer.runs[at]?.done(100);
}

it('trains one after another on one worker, in the order given', async () => {
  const { trainer, group, onSnapshot } = grouped();
  expect(group.status).toBe('poster');
  group.play();
  expect(group.status).toBe('starting');
  await answered();
  for (const at of [0, 1, 2]) {
    expect(trainer.runs.map(({ request }) => request.config.instances[0]?.seed)).toEqual([1, 2, 3].slice(0, at + 1));
    expect(group.isDone).toBe(false);
    trainer.runs[at]?.snapshot(50);
    expect(group.status).toBe('training');
    end(trainer, at);
    expect(trainer.runs[at]?.verbs()).toEqual(['stop']);
  }
  expect(group).toMatchObject({ isDone: true, status: 'paused', finished: [true, true, true] });
  expect(group.snapshots.map((snapshot) => snapshot?.step)).toEqual([100, 100, 100]);
  expect(onSnapshot).toHaveBeenCalledTimes(6);
});

it('trains as many side by side as there are workers, and all at once on a GPU', async () => {
  const two = grouped({ runsAtOnce: 2 });
  two.group.play();
  await answered();
  expect(two.trainer.runs).toHaveLength(2);
  const all = grouped({ engine: 'webgpu', runsAtOnce: 1 });
  all.group.play();
  await answered();
  expect(all.trainer.runs).toHaveLength(3);
});

it('trains all at once where they are compared, on however few workers', () => {
  const { trainer, group } = grouped({ runsAtOnce: 1 }, { atOnce: 3 });
  group.play();
  expect(trainer.runs).toHaveLength(3);
});

it('asks what a later training is only when the one before it has ended', () => {
  const ended: number[] = [];
  const configs = CONFIGS.map((config, at) => () => {
    expect(ended).toEqual([0, 1, 2].slice(0, at));
    return config;
  });
  const { trainer, group } = grouped({}, { configs, atOnce: 1, onFinish: (_, at) => ended.push(at) });
  group.play();
  for (const at of CONFIGS.keys()) end(trainer, at);
  expect(group.isDone).toBe(true);
  expect(ended).toEqual([0, 1, 2]);
});

it('begins no training while it is paused, and goes on where it was', async () => {
  const { trainer, group } = grouped();
  group.play();
  group.pause();
  await answered();
  expect(trainer.runs).toHaveLength(0);
  group.play();
  trainer.run.snapshot(50);
  group.pause();
  group.play();
  expect(trainer.run.verbs()).toEqual(['pause', 'resume']);
  end(trainer, 0);
  expect(trainer.runs).toHaveLength(2);
});

it('takes a step where nothing has begun, and then rests', async () => {
  const { trainer, group } = grouped();
  group.step(5);
  await answered();
  expect(trainer.run.request.paused).toBe(true);
  expect(trainer.run.told).toEqual([{ do: 'step', steps: 5 }]);
});

it('stops at a failure, says why, and goes on from there when asked', async () => {
  const { trainer, group } = grouped({ runsAtOnce: 2 });
  group.play();
  await answered();
  trainer.runs[1]?.snapshot(10);
  trainer.runs[0]?.failed('diverged');
  expect(group).toMatchObject({ status: 'failed', failure: { kind: 'diverged' } });
  expect(trainer.runs[1]?.verbs()).toEqual(['pause']);
  group.play();
  expect(group.failure).toBeNull();
  expect(trainer.runs).toHaveLength(3);
});

it('stops everything when it goes, also before it has begun', async () => {
  const { trainer, group } = grouped();
  group.play();
  group.dispose();
  await answered();
  expect(trainer.runs).toHaveLength(0);
  const later = grouped();
  later.group.play();
  await answered();
  later.group.dispose();
  expect(later.trainer.run.verbs()).toEqual(['stop']);
});
