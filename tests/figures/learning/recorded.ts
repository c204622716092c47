/** A training of the learning figure as its moments, by the engine of the page, without the page. */
import { createCpuEngine } from '../../../src/engine/cpu/engine.ts';
import { type Moment, momentOf } from '../../../src/figures/learning/recording.ts';
import type { LearningSettings } from '../../../src/figures/learning/settings.ts';
import { FRAMES, frameSteps, trainingOf } from '../../../src/figures/learning/training.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';

export async function recorded(settings: LearningSettings): Promise<readonly Moment[]> {
  const options = trainingOf(settings);
  const engine = await createCpuEngine(resolveConfig(options));
  const moments: Moment[] = [];
  for (let frame = 1; frame <= FRAMES; frame++) {
    await engine.train(frameSteps(settings));
    const { step, loss, W, b, nFeatures, nHidden } = await engine.snapshot();
    moments.push(momentOf(step, { W, b, nFeatures, nHidden, selectedFeature: null }, loss[0] ?? Number.NaN, options));
  }
  engine.dispose();
  return moments;
}
