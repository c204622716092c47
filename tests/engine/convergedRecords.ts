/**
 * Training to the end against an independent PyTorch implementation's records (tests/fixtures/converged.json): the best of 24 seeds, and
 * the record's own weights, judged on the same 10⁶ samples. For every engine that is quick enough.
 */
import type { Engine } from '../../src/engine/engine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingConfig, TrainingOptions } from '../../src/model/config/config.ts';
import { evaluateLosses } from '../../src/model/loss/evaluateLoss.ts';
import type { JudgedData } from '../../src/model/loss/judgedModel.ts';
import type { Weights } from '../../src/model/network/network.ts';
import type { ConvergedReference } from '../fixtures/reference.ts';

type CreateEngine = (config: TrainingConfig) => Promise<Engine>;

const SAMPLES = 1_000_000;
/** Only the best seeds on fewer samples are judged on all. That can only miss the very best, never flatter. */
const SHORTLIST = { samples: 200_000, length: 8 } as const;
const training: TrainingOptions = { batchSize: 1024, steps: 10_000, learningRate: 1e-3, nInstances: 24, seed: 0 };

/** W and b of every seed after the whole training. */
async function trainSeeds(create: CreateEngine, options: TrainingOptions): Promise<readonly Weights[]> {
  const config = resolveConfig({ ...training, ...options });
  const engine = await create(config);
  await engine.train(config.steps);
  const { W, b, nInstances } = await engine.snapshot();
  engine.dispose();
  const weightsOf = (i: number) => ({
    W: W.subarray((i * W.length) / nInstances, ((i + 1) * W.length) / nInstances),
    b: b.subarray((i * b.length) / nInstances, ((i + 1) * b.length) / nInstances),
  });
  return Array.from({ length: nInstances }, (_, i) => weightsOf(i));
}

function shortlist(candidates: readonly Weights[], data: JudgedData): readonly Weights[] {
  const rough = evaluateLosses(candidates, { ...data, samples: SHORTLIST.samples, seed: 1 });
  const ranked = candidates.map((weights, at) => ({ weights, loss: rough[at]?.loss ?? Number.NaN })).sort((a, b) => a.loss - b.loss);
  return ranked.slice(0, SHORTLIST.length).map(({ weights }) => weights);
}

export interface JudgedWeights extends Weights {
  readonly loss: number;
}

/** The best of 24 seeds, and of `others` the losses on the same samples. */
export async function bestOfSeeds(
  create: CreateEngine,
  { weightDecay = 0, ...data }: JudgedData & Pick<TrainingOptions, 'weightDecay'>,
  others: readonly Weights[] = [],
): Promise<{ readonly best: JudgedWeights; readonly others: readonly number[] }> {
  const candidates = shortlist(await trainSeeds(create, { ...data, weightDecay }), data);
  const losses = evaluateLosses([...others, ...candidates], { ...data, samples: SAMPLES }).map(({ loss }) => loss);
  const judged = candidates.map((weights, at) => ({ ...weights, loss: losses[others.length + at] ?? Number.NaN }));
  const [best] = judged.sort((a, b) => a.loss - b.loss);
  if (!best) throw new Error('no seeds');
  return { best, others: losses.slice(0, others.length) };
}

/** @returns the best seed's loss over that of the record's weights; prints it */
export async function ratioToRecord(create: CreateEngine, record: ConvergedReference, weightDecay: number): Promise<number> {
  const { name, nFeatures, nHidden, sparsity, importanceDecay } = record;
  const found = await bestOfSeeds(create, { nFeatures, nHidden, sparsity, importanceDecay, weightDecay }, [record]);
  const ratio = found.best.loss / (found.others[0] ?? Number.NaN);
  console.info(`${name} n=${nFeatures} m=${nHidden} S=${sparsity} weight decay ${weightDecay}: ${ratio.toFixed(4)} of the reference`);
  return ratio;
}
