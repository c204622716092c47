/**
 * An engine in plain TypeScript on the model's own functions, whatever its gradients come from: samples (`reference.ts`) or the
 * expected loss (`exact.ts`). Sums in double precision, keeps its state in single precision like every other engine.
 */
import { applyLive } from '../model/config/checkConfig.ts';
import type { LiveOptions, TrainingConfig } from '../model/config/config.ts';
import { clearGradientSums, createGradientSums, type GradientSums } from '../model/network/network.ts';
import { LOSS_RETENTION, stepScalars } from '../model/network/optimiser.ts';
import { type Checkpoint, type EngineName, type InstanceState, instanceState } from '../model/network/parameters.ts';
import { updateParameters } from '../model/network/update.ts';
import { ArrayEngine } from './arrayEngine.ts';

/** Where gradients come from. */
export interface GradientSource {
  /** Of how many terms the sums are made: loss and gradient are their mean. */
  readonly terms: number;
  /** Adds instance i's loss and half gradient in a step to `sums`. */
  addTo(sums: GradientSums, weights: InstanceState, i: number, step: number): void;
}

export class PlainEngine extends ArrayEngine {
  private source: GradientSource;
  private readonly createSource: (config: TrainingConfig) => GradientSource;
  private readonly instances: readonly InstanceState[];
  private readonly sums: GradientSums;

  /** @param createSource called again whenever live parameters change */
  constructor(name: EngineName, config: TrainingConfig, from: Checkpoint, createSource: (config: TrainingConfig) => GradientSource) {
    super(name, config, from, new Float32Array(from.state.length));
    this.createSource = createSource;
    this.source = createSource(config);
    this.instances = config.instances.map((_, i) => instanceState(this.state, config, i));
    this.sums = createGradientSums(config);
  }

  override tune(live: LiveOptions): number {
    this.config = applyLive(this.config, live);
    this.source = this.createSource(this.config);
    return this.step;
  }

  protected override advance(steps: number): void {
    for (let taken = 0; taken < steps; taken++) this.trainOnce();
  }

  private trainOnce(): void {
    const { config, step, sums } = this;
    const scalars = stepScalars(step, config.steps, config.learningRateSchedule, config.warmupSteps);
    const perTerm = 1 / this.source.terms;
    this.instances.forEach((instance, i) => {
      clearGradientSums(sums);
      this.source.addTo(sums, instance, i, step);
      const rate = config.instances[i].learningRate * scalars.schedule;
      updateParameters(instance, sums, config, { rate, scale: 2 * perTerm, scalars });
      instance.lossSum[0] = LOSS_RETENTION * instance.lossSum[0] + (1 - LOSS_RETENTION) * sums.loss * perTerm;
    });
    this.step++;
  }
}
