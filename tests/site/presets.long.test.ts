/** Trains what the presets' pages show. `npm run posters` keeps the models; otherwise those kept are compared with models trained again. */
import { expect, it } from 'vitest';
import { createEngine } from '../../src/engine/createEngine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { evaluateLosses } from '../../src/model/loss/evaluateLoss.ts';
import { instanceWeights } from '../../src/model/network/parameters.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { PRESETS, type Preset } from '../../src/params/presets.ts';
import { toTrainingOptions } from '../../src/params/trainingOptions.ts';
import type { KeptModel } from '../../src/site/keptModel.ts';
import { PRESET_FILES, readPresetFile } from '../../src/site/presets/presetFile.ts';
import { keep } from '../fixtures/keep.ts';

const COMMAND = 'npm run posters';
const ORIGIN = 'Trained with the cpu engine from the preset, seeds 0 and up: the seed with the least loss, W and b with four decimals.';
const SAMPLES = 200_000;

async function train({ params }: Preset): Promise<KeptModel> {
  const options = toTrainingOptions({ ...INITIAL_PARAMS, ...params });
  const engine = await createEngine('cpu', resolveConfig(options));
  await engine.train(params.steps);
  const snapshot = await engine.snapshot();
  engine.dispose();
  const { nFeatures, nHidden, nInstances } = snapshot;
  const models = Array.from({ length: nInstances }, (_, i) => instanceWeights(snapshot, snapshot, i));
  const losses = evaluateLosses(models, { ...options, nFeatures, nHidden, samples: SAMPLES }).map(({ loss }) => loss);
  const best = models[losses.indexOf(Math.min(...losses))];
  if (!best) throw new Error('no model');
  const { W, WOut, b } = best;
  const loss = Number(Math.min(...losses).toPrecision(4));
  return { nFeatures, nHidden, W: rounded(W), ...(WOut && { WOut: rounded(WOut) }), b: rounded(b), loss };
}

function rounded(values: Float32Array): number[] {
  return Array.from(values, (value) => Number(value.toFixed(4)) + 0);
}

it.each(PRESETS)('the models of $id are those it trains', async (preset) => {
  const anew = await train(preset);
  if (process.env.UPDATE === 'posters') keep(PRESET_FILES, preset.id, { origin: ORIGIN, command: COMMAND, trained: [anew] });
  const kept = readPresetFile(preset.id)?.trained[0];
  expect(kept?.W).toHaveLength(anew.W.length);
  const largest = Math.max(...anew.W.map((value, at) => Math.abs(value - (kept?.W[at] ?? Number.NaN))));
  expect(largest).toBeLessThan(0.005);
  // A loss of nothing but rounding has no first digits to agree in.
  if (anew.loss > 1e-9) expect((kept?.loss ?? 0) / anew.loss).toBeCloseTo(1, 2);
});
