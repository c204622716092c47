/**
 * Trains what the posters show. `npm run posters` keeps the models; otherwise those kept are compared with models trained again: data
 * and initial weights are functions of the seed.
 */
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/createEngine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { evaluateLosses } from '../../src/model/loss/evaluateLoss.ts';
import { exactLoss } from '../../src/model/loss/exactLoss.ts';
import { MAX_EXACT_FEATURES } from '../../src/model/loss/exactLossProblem.ts';
import type { JudgedData } from '../../src/model/loss/judgedModel.ts';
import type { Snapshot } from '../../src/model/network/parameters.ts';
import { readChapters } from '../../src/site/article/articlePlugin.ts';
import { findSlots, type Slot } from '../../src/site/article/assembleArticle.ts';
import { type PosterFile, posterFolder } from '../../src/site/article/posterFile.ts';
import { readPosterFile } from '../../src/site/article/posterLoader.ts';
import { posterTrainings } from '../../src/site/article/posters.tsx';
import type { KeptModel } from '../../src/site/keptModel.ts';
import { keep } from '../fixtures/keep.ts';

const COMMAND = 'npm run posters';
const ORIGIN =
  "Trained with the cpu engine from the slot's query: of each training the seed with the least expected loss, W and b with four decimals.";
const HISTORY_POINTS = 50;
const SAMPLES = 50_000;

const SLOTS = findSlots(readChapters('.').join('\n')).filter((slot) => posterTrainings(slot).length > 0);

const done = new Map<string, Promise<KeptModel>>();

/** Slots of one configuration share their training. */
function trained(options: TrainingOptions): Promise<KeptModel> {
  const key = JSON.stringify(options);
  const known = done.get(key) ?? train(options);
  done.set(key, known);
  return known;
}

async function train(options: TrainingOptions): Promise<KeptModel> {
  const config = resolveConfig(options);
  const engine = await createEngine('cpu', config);
  const history: { steps: number[]; losses: number[][] } = { steps: [], losses: [] };
  for (let point = 1; point <= HISTORY_POINTS; point++) {
    await engine.train(Math.round((config.steps * point) / HISTORY_POINTS) - engine.step);
    history.steps.push(engine.step);
    history.losses.push([...(await engine.snapshot()).loss].map((loss) => Number(loss.toPrecision(4))));
  }
  const snapshot = await engine.snapshot();
  engine.dispose();
  return { ...bestOf(snapshot, options), history };
}

function bestOf(
  snapshot: Snapshot,
  { sparsity, featureProbability, importanceDecay, relativeImportance, importance, activation, featureSets }: TrainingOptions,
): KeptModel {
  const { nFeatures, nHidden, nInstances } = snapshot;
  const models = Array.from({ length: nInstances }, (_, i) => instanceOf(snapshot, i));
  const given = { sparsity, featureProbability, importanceDecay, relativeImportance, importance, activation, featureSets };
  const data = { nFeatures, nHidden, ...given };
  const losses = judge(models, data);
  const front = losses.indexOf(Math.min(...losses));
  const { W = [], b = [] } = models[front] ?? {};
  return { nFeatures, nHidden, W: [...W].map(rounded), b: [...b].map(rounded), loss: Number((losses[front] ?? 0).toPrecision(5)), front };
}

const rounded = (value: number) => Number(value.toFixed(4)) + 0;

function instanceOf({ W, b, nFeatures, nHidden }: Snapshot, i: number) {
  const size = nFeatures * nHidden;
  return { W: W.subarray(i * size, (i + 1) * size), b: b.subarray(i * nFeatures, (i + 1) * nFeatures) };
}

function judge(models: readonly { W: Float32Array; b: Float32Array }[], data: JudgedData): readonly number[] {
  if (data.nFeatures <= MAX_EXACT_FEATURES && data.hiddenActivation !== 'relu')
    return models.map((model) => exactLoss({ ...model, ...data }));
  return evaluateLosses(models, { ...data, samples: SAMPLES }).map(({ loss }) => loss);
}

async function fileFor(slot: Slot): Promise<PosterFile> {
  const all = posterTrainings(slot);
  const models: KeptModel[] = [];
  for (const options of all) {
    const { history, ...model } = await trained(options);
    models.push(all.length === 1 ? { ...model, history } : model);
  }
  return { origin: ORIGIN, command: COMMAND, figure: slot.figure, query: slot.query, trained: models };
}

describe.each(SLOTS)('the poster of $id', (slot) => {
  it(`${slot.figure} ${slot.query}`, async () => {
    const file = await fileFor(slot);
    if (process.env.UPDATE === 'posters') keep(posterFolder(slot.figure), slot.id, file);
    const kept = readPosterFile(slot);
    expect(kept?.query).toBe(slot.query);
    expect(kept?.trained.map(({ front }) => front)).toEqual(file.trained.map(({ front }) => front));
    for (const [at, { W, b, loss }] of file.trained.entries()) {
      expectNear(kept?.trained[at]?.W, W);
      expectNear(kept?.trained[at]?.b, b);
      expect((kept?.trained[at]?.loss ?? 0) / loss).toBeCloseTo(1, 2);
    }
  });
});

function expectNear(kept: readonly number[] | undefined, anew: readonly number[]): void {
  expect(kept?.length).toBe(anew.length);
  const largest = Math.max(...anew.map((value, at) => Math.abs(value - (kept?.[at] ?? Number.NaN))));
  expect(largest).toBeLessThan(0.005);
}
