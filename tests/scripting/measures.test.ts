/** Measures as scripts call them: one model or a whole snapshot, data from the snapshot or said beside it, and what is refused by name. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { JudgedModel } from '../../src/model/loss/judgedModel.ts';
import {
  dimensionsPerFeature,
  evaluateLoss,
  exactLoss,
  featureDimensionality,
  featureNorms,
  gram,
  superposition,
} from '../../src/scripting/measures/measures.ts';
import type { RunSnapshot } from '../../src/scripting/runs/snapshots.ts';
import { startTraining } from '../../src/scripting/scripting.ts';
import { createPool } from '../../src/training/page/pool.ts';
import { inProcessStarter } from '../training/inProcess.ts';

async function trained(options = {}): Promise<RunSnapshot> {
  const trainer = createPool({ size: 1, startWorker: inProcessStarter([]) });
  onTestFinished(() => trainer.dispose());
  const own = { instances: [{ sparsity: 0.5 }, { sparsity: [0.9, 0.8, 0.7], importanceDecay: 0.5 }] };
  return startTraining(() => trainer, { nFeatures: 3, nHidden: 2, batchSize: 16, steps: 100, ...own, ...options }, { engine: 'reference' })
    .finished;
}

const GEOMETRY = { featureNorms, gram, superposition, featureDimensionality, dimensionsPerFeature };

describe.each(Object.entries(GEOMETRY))('%s', (_, measure) => {
  it('of a snapshot is a list, of one model what the list has of it', async () => {
    const snapshot = await trained();
    expect(measure(snapshot)).toEqual([measure(snapshot.instance(0)), measure(snapshot.instance(1))]);
    expect(measure(snapshot)[0]).not.toEqual(measure(snapshot)[1]);
  });

  it.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY, '1', [1]])('refuses %s among the weights', (bad) => {
    const W: number[] = JSON.parse('[1, 2, 3, 4]');
    Object.assign(W, { 2: bad });
    expect(() => measure({ W, nFeatures: 2, nHidden: 2 })).toThrow(/^W\[2\] must be a finite number, not /);
  });
});

describe.each(Object.entries({ exactLoss, evaluateLoss }))('%s', (_, judge) => {
  const model: JudgedModel = { W: [1, -1], b: [0, 0], nFeatures: 2, nHidden: 1 };

  it('takes the data of each model from its snapshot', async () => {
    const snapshot = await trained();
    const { nFeatures, nHidden, W, b } = snapshot;
    const first = { nFeatures, nHidden, W: W.slice(0, 6), b: b.slice(0, 3), sparsity: 0.5 };
    const second = { nFeatures, nHidden, W: W.slice(6), b: b.slice(3), sparsity: [0.9, 0.8, 0.7], importanceDecay: 0.5 };
    expect(judge(snapshot)).toEqual([judge(first), judge(second)]);
    expect(judge(snapshot.instance(1))).toBe(judge(second));
    expect(judge(structuredClone(snapshot))).toEqual(judge(snapshot));
  });

  it('takes data said beside a snapshot in its place, whatever the spelling', async () => {
    const snapshot = await trained();
    const dense = { ...snapshot, featureProbability: 1, relativeImportance: 2 };
    const [first] = judge(dense);
    const { nFeatures, nHidden, W, b } = snapshot;
    expect(first).toBe(judge({ nFeatures, nHidden, W: W.slice(0, 6), b: b.slice(0, 3), sparsity: 0, relativeImportance: 2 }));
  });

  it('takes untied models, and data without a sparsity of its own', async () => {
    const kind = { tied: false, active: 2, values: 'binary', instances: undefined, nInstances: 2 } as const;
    const snapshot = await trained(kind);
    expect(judge(snapshot)).toEqual([judge(snapshot.instance(0)), judge(snapshot.instance(1))]);
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /^model must be an object with W/],
    ['null', null, /^model must be an object with W/],
    ['a number', 5, /^model must be an object with W/],
    ['no shape', {}, /^nFeatures must be a whole number from 1 to 1000, not undefined\. nHidden must be/],
    ['no sparsity', model, /^sparsity must be given, or featureProbability/],
    ['a misspelt key', { ...model, sparcity: 0.9 }, /^key must be one of W, .*, not "sparcity"\./],
    ['a key of another thing', { ...model, sparsity: 0.9, correlation: 1 }, /not "correlation"\./],
    [
      'a key in a set',
      { ...model, sparsity: 0, featureSets: { kind: 'correlated', sets: [], correlation: 0.5 } },
      /featureSets key must be one of/,
    ],
    ['b of another length', { ...model, sparsity: 0, b: [1] }, /^b must be an array of 2 numbers, not "1 numbers"\.$/],
    ['b with null', { ...model, sparsity: 0, b: [0, null] }, /^b\[1\] must be a finite number, not null\.$/],
    ['text for W', { ...model, sparsity: 0, W: 'ab' }, /^W must be an array of 2 numbers, not "ab"\.$/],
    [
      'a configuration of other models',
      { ...model, nInstances: 1, configuration: { instances: [] } },
      /^configuration must be that of a snapshot/,
    ],
  ])('refuses %s by name', (_, input, message) => {
    const given: JudgedModel = input === undefined ? JSON.parse('{"x": {}}').y : JSON.parse(JSON.stringify(input));
    expect(() => judge(given)).toThrow(expect.objectContaining({ name: 'ConfigError', message: expect.stringMatching(message) }));
  });

  it('takes typed arrays wherever numbers go', () => {
    const sets = { kind: 'anticorrelated', sets: [Uint8Array.of(0, 1)] } as const;
    const typed = { ...model, W: Float32Array.of(1, -1), b: new Float64Array(2), sparsity: Float64Array.of(0.5, 0.5), featureSets: sets };
    const lists = { ...model, sparsity: [0.5, 0.5], featureSets: { kind: 'anticorrelated', sets: [[0, 1]] } } as const;
    expect(judge(typed)).toBe(judge(lists));
  });
});

it('evaluateLoss draws from its own seed, not from that of the training', async () => {
  const model = (await trained()).instance(0);
  expect(evaluateLoss({ ...model, seed: 0, samples: 1000 })).not.toBe(evaluateLoss({ ...model, seed: 1, samples: 1000 }));
});
