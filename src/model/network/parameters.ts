/**
 * How a run's parameters lie in memory. One flat Float32Array holds everything an instance needs to go on:
 *
 *   [ W: n·m | b: n | first moments of W and b: P | second moments: P | average loss: 1 ],  P = n·m + n
 *
 * W is [feature, hidden] row-major, so feature f's direction is the contiguous row W_f. (The paper writes W as m×n with
 * columns W_f: the same numbers.) The packed array is the checkpoint and the WebGPU engine's tensor.
 */

export interface Shape {
  readonly nFeatures: number;
  readonly nHidden: number;
}

/** P: weights and biases of one instance. */
export function parameterCount({ nFeatures, nHidden }: Shape): number {
  return nFeatures * nHidden + nFeatures;
}

/** Floats of one instance in a packed state. */
export function stateLength(shape: Shape): number {
  return 3 * parameterCount(shape) + 1;
}

/** Views into one instance's part of a packed state; writing to them writes to it. */
export interface InstanceState {
  /** [feature, hidden] */
  readonly W: Float32Array;
  /** [feature] */
  readonly b: Float32Array;
  /** W and b as one: [P] */
  readonly parameters: Float32Array;
  /** Adam's m [P] */
  readonly firstMoments: Float32Array;
  /** Adam's v [P] */
  readonly secondMoments: Float32Array;
  /** Exponential sum of batch losses, not yet divided by its weight. [1] */
  readonly lossSum: Float32Array;
}

/** @param state [instance, stateLength] */
export function instanceState(state: Float32Array, shape: Shape, instance: number): InstanceState {
  const count = parameterCount(shape);
  const start = instance * stateLength(shape);
  const nWeights = shape.nFeatures * shape.nHidden;
  return {
    W: state.subarray(start, start + nWeights),
    b: state.subarray(start + nWeights, start + count),
    parameters: state.subarray(start, start + count),
    firstMoments: state.subarray(start + count, start + 2 * count),
    secondMoments: state.subarray(start + 2 * count, start + 3 * count),
    lossSum: state.subarray(start + 3 * count, start + 3 * count + 1),
  };
}

/**
 * Everything needed to go on elsewhere; continuing from it equals never having stopped. The data needs no state: it is a
 * function of seed and step. Live parameters stand in the configuration that goes with it.
 */
export interface Checkpoint extends Shape {
  /** Optimiser steps taken so far. */
  readonly step: number;
  readonly nInstances: number;
  /** [instance, stateLength] */
  readonly state: Float32Array;
}

/** What a view sees of a run at one step. Flat and per instance, also for one instance. */
export interface Snapshot extends Shape {
  readonly step: number;
  readonly engine: EngineName;
  /** Training time only. */
  readonly elapsedMs: number;
  readonly nInstances: number;
  /** [instance, feature, hidden] */
  readonly W: Float32Array;
  /** [instance, feature] */
  readonly b: Float32Array;
  /** Average of recent batch losses (half-life 100 steps); NaN before the first step. [instance] */
  readonly loss: Float32Array;
}

export type EngineName = 'webgpu' | 'cpu' | 'tfjs' | 'reference';
