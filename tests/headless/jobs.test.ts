/** Cutting cells into jobs, and putting what they come to together again. */
import { describe, expect, it } from 'vitest';
import { type Cell, cellName, configurationHash } from '../../src/headless/cells.ts';
import { fileState, JobQueue } from '../../src/headless/jobs.ts';
import { OpenCell } from '../../src/headless/openCell.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import type { EngineName } from '../../src/model/network/parameters.ts';
import { stateLength } from '../../src/model/network/parameters.ts';

function cell(number: number, options: TrainingOptions): Cell {
  return { number, options, config: resolveConfig({ steps: 100, ...options }) };
}

function jobsOf(cells: readonly OpenCell[], engine: EngineName, jobsPerCell: number) {
  const queue = new JobQueue(cells, engine, jobsPerCell);
  const jobs = [];
  for (let job = queue.next(); job; job = queue.next()) jobs.push(job);
  return jobs;
}

const sizes = (jobs: readonly { readonly config: { readonly instances: readonly unknown[] } }[]) =>
  jobs.map(({ config }) => config.instances.length);
const fresh = (...options: readonly TrainingOptions[]) => options.map((own, number) => new OpenCell(cell(number, own), null));

describe('on the CPU', () => {
  it('a cell is a job', () => {
    expect(sizes(jobsOf(fresh({ nInstances: 8 }, { nInstances: 3 }), 'cpu', 1))).toEqual([8, 3]);
  });

  it('a cell is cut up where threads would idle', () => {
    expect(sizes(jobsOf(fresh({ nInstances: 10 }), 'cpu', 4))).toEqual([3, 3, 3, 1]);
  });

  it('models that stand at different steps are different jobs', () => {
    const own = cell(0, { nInstances: 4 });
    const open = new OpenCell(own, { steps: Uint32Array.of(7, 7, 0, 7), state: new Float32Array(4 * stateLength(own.config)) });
    const jobs = jobsOf([open], 'cpu', 1);
    expect(sizes(jobs)).toEqual([2, 1, 1]);
    expect(jobs.map(({ from }) => from?.step)).toEqual([7, undefined, 7]);
  });
});

describe('on a GPU', () => {
  it('cells of one run are trained together, up to 1 024 models', () => {
    const cells = Array.from({ length: 5 }, (_, i) => ({ nInstances: 400, sparsity: i / 10 }));
    expect(sizes(jobsOf(fresh(...cells), 'webgpu', 1))).toEqual([800, 800, 400]);
  });

  it('cells of another shape wait for their own run', () => {
    expect(sizes(jobsOf(fresh({ nInstances: 2 }, { nInstances: 3 }, { nFeatures: 6 }, { sparsity: 0.5 }), 'webgpu', 1))).toEqual([5, 1, 1]);
  });
});

it('what a job has come to goes to the models it was made of', () => {
  const cells = fresh({ nFeatures: 2, nHidden: 1, nInstances: 2 }, { nFeatures: 2, nHidden: 1, nInstances: 1 });
  const [job] = jobsOf(cells, 'webgpu', 1);
  if (!job) throw new Error('no job');
  const length = stateLength(job.config);
  const state = Float32Array.from({ length: 3 * length }, (_, at) => Math.floor(at / length) + 1);
  fileState(job, { step: 100, nInstances: 3, nFeatures: 2, nHidden: 1, state }, [0.1, Number.POSITIVE_INFINITY, 0.3]);
  expect(cells.map((open) => open.isFinished)).toEqual([true, true]);
  expect(cells.map((open) => [...open.result().losses])).toEqual([[0.1, Number.POSITIVE_INFINITY], [0.3]]);
  expect([...(cells[0]?.result().W ?? [])]).toEqual([1, 1, Number.NaN, Number.NaN]);
  expect([...(cells[1]?.result().b ?? [])]).toEqual([3, 3]);
});

it('an untied model has the weights that decode beside those that encode', () => {
  const [open] = fresh({ nFeatures: 2, nHidden: 1, tied: false });
  const [job] = jobsOf(open ? [open] : [], 'cpu', 1);
  if (!job) throw new Error('no job');
  const state = Float32Array.from({ length: stateLength(job.config) }, (_, at) => at);
  fileState(job, { step: 100, nInstances: 1, nFeatures: 2, nHidden: 1, tied: false, state }, [0.1]);
  expect(open?.result()).toMatchObject({ W: Float32Array.of(0, 1), WOut: Float32Array.of(2, 3), b: Float32Array.of(4, 5) });
});

describe('names', () => {
  const origin = { engine: 'cpu', version: '1.2.3' } as const;
  const name = (options: TrainingOptions, other = {}) => cellName(resolveConfig(options), { ...origin, ...other });

  it('are equal for equal configurations, however they are written', () => {
    expect(name({ sparsity: 0.5 })).toBe(name({ featureProbability: [0.5, 0.5, 0.5, 0.5, 0.5], nInstances: 1 }));
  });

  it('differ by configuration, engine and version', () => {
    const names = [name({}), name({ seed: 1 }), name({}, { engine: 'webgpu' }), name({}, { version: '1.2.4' })];
    expect(new Set(names).size).toBe(4);
    expect(configurationHash(resolveConfig({}))).not.toBe(configurationHash(resolveConfig({ seed: 1 })));
  });
});
