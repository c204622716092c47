/** Descent without noise: an engine whose gradients are those of the exact expected loss. For small models (`exactDescentProblem`). */
import type { TrainingConfig } from '../model/config/config.ts';
import { ExactGradient } from '../model/loss/exactGradient.ts';
import { initialCheckpoint } from '../model/network/initialWeights.ts';
import type { GradientSums } from '../model/network/network.ts';
import type { Checkpoint, InstanceState } from '../model/network/parameters.ts';
import type { Engine } from './engine.ts';
import { type GradientSource, PlainEngine } from './plainEngine.ts';

/** @throws ConfigError where the configuration has no exact loss to descend on */
export function createExactEngine(config: TrainingConfig, from: Checkpoint = initialCheckpoint(config)): Engine {
  return new PlainEngine('exact', config, from, (current) => new ExpectedGradient(current));
}

class ExpectedGradient implements GradientSource {
  /** The expected loss is a mean already. */
  readonly terms = 1;
  private readonly config: TrainingConfig;
  private readonly gradient: ExactGradient;

  constructor(config: TrainingConfig) {
    this.config = config;
    this.gradient = new ExactGradient(config);
  }

  addTo(sums: GradientSums, weights: InstanceState, i: number): void {
    this.gradient.addTo(sums, weights, this.config.instances[i]);
  }
}
