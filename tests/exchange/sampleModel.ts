/** A small run of three models with everything a file can carry; the numbers stand for nothing. */
import type { SavedModel } from '../../src/exchange/weights/savedModel.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { fillInitialWeights } from '../../src/model/network/initialWeights.ts';

export function sampleModel(options: TrainingOptions = {}): SavedModel {
  const config = resolveConfig({ nFeatures: 5, nHidden: 2, nInstances: 3, seed: 7, sparsity: 0.9, importanceDecay: 0.9, ...options });
  const { nFeatures, nHidden } = config;
  const nInstances = config.instances.length;
  const W = new Float32Array(nInstances * nFeatures * nHidden);
  config.instances.forEach(({ seed }, i) => {
    fillInitialWeights(W.subarray(i * nFeatures * nHidden, (i + 1) * nFeatures * nHidden), seed, config);
  });
  const b = Float32Array.from({ length: nInstances * nFeatures }, (_, at) => Math.sin(at) / 3);
  return {
    config,
    weights: { nInstances, nFeatures, nHidden, W, b, ...(!config.tied && { WOut: W.map((value) => value / 2 - 0.1) }) },
    step: 1234,
    engine: 'cpu',
    loss: Float32Array.from({ length: nInstances }, (_, i) => 0.01 + i / 1000),
    history: { steps: [0, 600, 1234], losses: [0, 1, 2].map((at) => Float32Array.from({ length: nInstances }, () => 0.3 / (at + 1))) },
    permalink: 'https://name.example/?v=1&S=0.9&seed=7&k=3',
  };
}
