/** When a pooled run is launched again, and from what. Launches are recorded; nothing trains. */
import { expect, it } from 'vitest';
import { initialCheckpoint } from '../../src/model/network/initialWeights.ts';
import { type Launch, PooledRun } from '../../src/training/page/pooledRun.ts';
import type { Failure, Report } from '../../src/training/protocol.ts';
import type { Run, StartRequest } from '../../src/training/trainer.ts';
import { config, FULL_SPEED, only } from './fakeLoop.ts';

interface Launched {
  readonly request: StartRequest;
  readonly asked: string[];
  say(report: Report): void;
}

function launched(overrides: Partial<StartRequest> = {}) {
  const launches: Launched[] = [];
  const launch: Launch = async (request, listener) => {
    const asked: string[] = [];
    launches.push({ request, asked, say: listener });
    const note = (name: string) => (payload?: unknown) => {
      asked.push(payload === undefined ? name : `${name} ${JSON.stringify(payload)}`);
    };
    const names = ['tune', 'pause', 'resume', 'step', 'restore', 'recycle', 'stop'] as const;
    const [tune, pause, resume, step, restore, recycle, stop] = names.map(note);
    if (!tune || !pause || !resume || !step || !restore || !recycle || !stop) throw new Error('seven names, seven notes');
    return { tune, pause, resume, step, restore, recycle, stop } satisfies Run;
  };
  const heard: Report[] = [];
  const request = { config: config({ steps: 100 }), engine: 'cpu', pace: FULL_SPEED, ...overrides } as const;
  const run = new PooledRun(launch, 7, request, (report) => heard.push(report));
  return { run, launches, heard };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const failed = (kind: Failure['kind']): Report => ({ type: 'failed', runId: 1, failure: { kind, detail: '' } });
const checkpointAt = (step: number): Report => ({ type: 'checkpoint', runId: 1, checkpoint: { ...initialCheckpoint(config()), step } });

it('a diverged run waits; tuned and resumed, it is launched from its last checkpoint with what was tuned', async () => {
  const { run, launches, heard } = launched();
  launches[0]?.say(checkpointAt(63));
  launches[0]?.say(failed('diverged'));
  await settled();
  expect(launches).toHaveLength(1);
  expect(launches[0]?.asked).toEqual(['stop']);
  run.tune({ learningRate: 1e-4 });
  run.resume({ until: 200 });
  await settled();
  expect(launches[1]?.request).toMatchObject({ from: { step: 63 }, paused: false, config: { instances: [{ learningRate: 1e-4 }] } });
  expect(launches[1]?.asked).toEqual(['resume {"until":200}']);
  expect(heard.map((r) => r.type)).toEqual(['checkpoint', 'failed', 'tuned']);
});

it('what an earlier launch still says is dropped', async () => {
  const { run, launches, heard } = launched();
  launches[0]?.say(failed('diverged'));
  run.resume();
  await settled();
  launches[0]?.say(checkpointAt(5));
  expect(only(heard, 'checkpoint')).toEqual([]);
});

it('a dead worker is replaced at once, paused as the run was; the next ready tells of it once', async () => {
  const { run, launches, heard } = launched();
  run.pause();
  launches[0]?.say(failed('worker-crashed'));
  await settled();
  expect(launches[1]?.request.paused).toBe(true);
  const ready: Report = { type: 'ready', runId: 1, engine: 'cpu', reason: '', fallback: null, step: 0 };
  launches[1]?.say(ready);
  launches[1]?.say(ready);
  expect(only(heard, 'ready').map((r) => r.fallback?.kind ?? null)).toEqual(['worker-crashed', null]);
});

it('what a dead worker had not answered is told to the next one, once', async () => {
  const { run, launches } = launched();
  await settled();
  run.tune({ sparsity: 0.5 });
  run.tune({ learningRate: 0.01 });
  await settled();
  launches[0]?.say({ type: 'tuned', runId: 1, step: 7, live: { sparsity: 0.5 } });
  launches[0]?.say(failed('worker-crashed'));
  run.tune({ sparsity: 0.7 });
  await settled();
  expect(launches[1]?.request.config.instances[0]?.sparsity[0]).toBe(0.5);
  expect(launches[1]?.asked).toEqual(['tune {"learningRate":0.01}', 'tune {"sparsity":0.7}']);
});

it('what a run had not answered when it failed holds for its next launch, as far as nothing newer is said', async () => {
  const { run, launches, heard } = launched();
  await settled();
  run.tune({ sparsity: 0.5, learningRate: 0.01 });
  launches[0]?.say(failed('diverged'));
  run.tune({ sparsity: 0.7 });
  run.resume();
  await settled();
  expect(launches[1]?.request.config.instances[0]).toMatchObject({ learningRate: 0.01 });
  expect(launches[1]?.request.config.instances[0]?.sparsity[0]).toBe(0.7);
  expect(launches[1]?.asked).toEqual([]);
  expect(heard.map((r) => r.type)).toEqual(['tuned', 'failed', 'tuned']);
});

it('a launch that fails twice is reported once', async () => {
  const heard: Report[] = [];
  const request = { config: config(), engine: 'cpu', pace: FULL_SPEED } as const;
  new PooledRun(
    () => Promise.reject(new Error('no workers')),
    7,
    request,
    (report) => heard.push(report),
  );
  await settled();
  expect(heard).toMatchObject([{ type: 'failed', runId: 7, failure: { kind: 'worker-crashed' } }]);
});

it('restored weights are what it would go on from; others that do not fit change nothing', async () => {
  const { run, launches, heard } = launched();
  run.restore({ ...initialCheckpoint(config()), step: 12 });
  run.restore({ ...initialCheckpoint(config({ nFeatures: 3 })), step: 13 });
  launches[0]?.say(failed('worker-crashed'));
  await settled();
  expect(launches[1]?.request.from?.step).toBe(12);
  expect(only(heard, 'failed')).toMatchObject([{ goesOn: true, failure: { kind: 'bad-config' } }]);
});
