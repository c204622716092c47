/**
 * How a run's parameters lie in memory. One flat Float32Array holds everything an instance needs to go on:
 *
 *   [ W: n·m | WOut: n·m, untied models only | b: n | first moments of these: P | second moments: P | average loss: 1 ]
 *
 * with P the number of parameters. W and WOut are [feature, hidden] row-major, so that feature f's direction is the contiguous
 * row W_f. (The paper writes W as m×n with columns W_f: the same numbers.) The packed array is the checkpoint and the WebGPU
 * engine's tensor. A model without a bias keeps b, at 0.
 */

export interface Shape {
  /** n, from 1 to 1000. */
  readonly nFeatures: number;
  /** m, from 1 to 200. */
  readonly nHidden: number;
}

/** What decides how long a packed state is. */
export interface StateShape extends Shape {
  /** Whether W also decodes; true where left out. */
  readonly tied?: boolean;
}

/** P: weights and biases of one instance. */
export function parameterCount({ nFeatures, nHidden, tied = true }: StateShape): number {
  return nFeatures * nHidden * (tied ? 1 : 2) + nFeatures;
}

/** Floats of one instance in a packed state. */
export function stateLength(shape: StateShape): number {
  return 3 * parameterCount(shape) + 1;
}

/** Views into one instance's part of a packed state; writing to them writes to it. */
export interface InstanceState {
  /** What encodes, and decodes too where the model is tied. [feature, hidden] */
  readonly W: Float32Array;
  /** What decodes; the same memory as W where the model is tied. [feature, hidden] */
  readonly WOut: Float32Array;
  /** [feature] */
  readonly b: Float32Array;
  /** W, WOut and b as one: [P] */
  readonly parameters: Float32Array;
  /** Adam's m, or the velocity of SGD. [P] */
  readonly firstMoments: Float32Array;
  /** Adam's v [P] */
  readonly secondMoments: Float32Array;
  /** Exponential sum of batch losses, not yet divided by its weight. [1] */
  readonly lossSum: Float32Array;
}

/** @param state [instance, stateLength] */
export function instanceState(state: Float32Array, shape: StateShape, instance: number): InstanceState {
  const { nFeatures, nHidden, tied = true } = shape;
  const count = parameterCount(shape);
  const start = instance * stateLength(shape);
  const nWeights = nFeatures * nHidden;
  const part = (from: number, to: number) => state.subarray(start + from, start + to);
  const W = part(0, nWeights);
  return {
    W,
    WOut: tied ? W : part(nWeights, 2 * nWeights),
    b: part(count - nFeatures, count),
    parameters: part(0, count),
    firstMoments: part(count, 2 * count),
    secondMoments: part(2 * count, 3 * count),
    lossSum: part(3 * count, 3 * count + 1),
  };
}

/**
 * Everything needed to go on elsewhere; continuing from it equals never having stopped. The data needs no state: it is a
 * function of seed and step. Live parameters stand in the configuration that goes with it.
 */
export interface Checkpoint extends StateShape {
  /** Optimiser steps taken so far. */
  readonly step: number;
  /** How many models, from 1 to 65 536. */
  readonly nInstances: number;
  /** [instance, stateLength] */
  readonly state: Float32Array;
}

/** The weights of all instances of a run, as a snapshot has them. */
export interface RunWeights {
  /** What encodes, and decodes too where the model is tied. [instance, feature, hidden] */
  readonly W: Float32Array;
  /** What decodes, of untied models only. [instance, feature, hidden] */
  readonly WOut?: Float32Array;
  /** [instance, feature] */
  readonly b: Float32Array;
}

/** Instance i's part of a run's weights, as views. */
export function instanceWeights({ W, WOut, b }: RunWeights, { nFeatures, nHidden }: Shape, i: number): RunWeights {
  const length = nFeatures * nHidden;
  const part = (weights: Float32Array) => weights.subarray(i * length, (i + 1) * length);
  const own = { W: part(W), b: b.subarray(i * nFeatures, (i + 1) * nFeatures) };
  return WOut ? { ...own, WOut: part(WOut) } : own;
}

/** What a view sees of a run at one step. Flat and per instance, also for one instance. */
export interface Snapshot extends Shape, RunWeights {
  /** Optimiser steps taken, from 0 on. */
  readonly step: number;
  /** The engine that trained it. */
  readonly engine: EngineName;
  /** Training time only, in milliseconds. */
  readonly elapsedMs: number;
  /** How many models, from 1 to 65 536. */
  readonly nInstances: number;
  /** Average of recent batch losses (half-life 100 steps); NaN before the first step. [instance] */
  readonly loss: Float32Array;
}

/** `exact` descends on the expected loss itself; the others train on samples. */
export type EngineName = 'webgpu' | 'cpu' | 'tfjs' | 'reference' | 'exact';
