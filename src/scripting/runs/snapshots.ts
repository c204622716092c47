/** Snapshots as scripts have them: with the configuration and the seeds of their run, and each of their models by itself. */

import type { TrainingConfig } from '../../model/config/config.ts';
import { ConfigError, problem } from '../../model/config/problem.ts';
import { type EngineName, instanceWeights, type RunWeights, type Snapshot } from '../../model/network/parameters.ts';
import { type Configuration, configurationOf } from '../configuration.ts';

/** What a run is at one step: all its models, flat, and what they were trained with. Survives `structuredClone` and `postMessage`, but for `instance`. */
export interface RunSnapshot extends Snapshot {
  /** u32 [instance] */
  readonly seeds: readonly number[];
  /** Complete, with the changes made so far. It may be given to `train` again. */
  readonly configuration: Configuration;
  /** Model i alone, from 0 to nInstances − 1, with its seed and data: what every measure takes. @throws ConfigError where there is no such model */
  instance(i: number): InstanceModel;
}

/** One model of a snapshot, and what it was trained with. */
export interface InstanceModel extends RunWeights, Omit<Configuration, 'instances' | 'steps' | 'batchSize'> {
  /** Optimiser steps taken, from 0 on. */
  readonly step: number;
  /** The engine that trained it. */
  readonly engine: EngineName;
  /** Its own, u32, as a list of one: a `seed` would be taken for that of an evaluation. */
  readonly seeds: readonly number[];
  /** Running average of batch losses (half-life 100 steps), a mean over features; NaN before the first step. */
  readonly loss: number;
  /** S_f, each in [0, 0.9999999]; left out where `active` is a number. [feature] */
  readonly sparsity?: readonly number[];
  /** I_f, each in [0, 1000]. [feature] */
  readonly importance: readonly number[];
}

/** A snapshot, or a copy of one. */
export type SnapshotLike = Omit<RunSnapshot, 'instance'>;

export function runSnapshot(snapshot: Snapshot, config: TrainingConfig): RunSnapshot {
  return new ScriptSnapshot(snapshot, config);
}

class ScriptSnapshot implements RunSnapshot {
  readonly step: number;
  readonly engine: EngineName;
  readonly elapsedMs: number;
  readonly nInstances: number;
  readonly nFeatures: number;
  readonly nHidden: number;
  readonly W: Float32Array;
  readonly WOut?: Float32Array;
  readonly b: Float32Array;
  readonly loss: Float32Array;
  readonly seeds: readonly number[];
  readonly configuration: Configuration;

  constructor({ step, engine, elapsedMs, nInstances, nFeatures, nHidden, W, WOut, b, loss }: Snapshot, config: TrainingConfig) {
    this.step = step;
    this.engine = engine;
    this.elapsedMs = elapsedMs;
    this.nInstances = nInstances;
    this.nFeatures = nFeatures;
    this.nHidden = nHidden;
    this.W = W;
    if (WOut) this.WOut = WOut;
    this.b = b;
    this.loss = loss;
    this.seeds = config.instances.map(({ seed }) => seed);
    this.configuration = configurationOf(config);
  }

  /** On the prototype: a function among its own values would keep a snapshot from being cloned. */
  instance(i: number): InstanceModel {
    return instanceOf(this, i);
  }
}

/**
 * Model i of a snapshot alone, from 0 to nInstances − 1, with its seed and data: what every measure takes. As `snapshot.instance(i)`, also for
 * copies. @throws ConfigError where there is no such model
 */
export function instanceOf(snapshot: SnapshotLike, i: number): InstanceModel {
  const { step, engine, nInstances, loss, configuration } = snapshot;
  const { instances, steps: _steps, batchSize: _batchSize, ...kind } = configuration;
  const found = instances[i];
  const average = loss[i];
  if (!found || average === undefined) throw new ConfigError([problem('instance', i, `a whole number from 0 to ${nInstances - 1}`)]);
  const { seed, ...own } = found;
  const { W, WOut, b } = instanceWeights(snapshot, configuration, i);
  const weights = { W: W.slice(), ...(WOut && { WOut: WOut.slice() }), b: b.slice() };
  return { ...kind, ...own, ...weights, step, engine, seeds: [seed], loss: average };
}
