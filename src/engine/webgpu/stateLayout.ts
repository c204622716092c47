/**
 * How a program keeps the state of its instances on the device, and the ways there and back. First stands, instance after instance,
 * what a snapshot shows: the parameters, then sums that add up to the loss; then, instance after instance, both moments.
 */
import { type InstanceState, instanceState, parameterCount, type StateShape, stateLength } from '../../model/network/parameters.ts';
import type { VectorShape } from './kernels/vectorShape.ts';

export interface StateLayout {
  /** Numbers of an instance that a snapshot shows. */
  readonly shown: number;
  /** Numbers of either moments of an instance. */
  readonly moments: number;
  /** Where parameter p stands among those shown, and among either moments. [P] */
  readonly places: Uint32Array;
  /** From here to the end of those shown stand sums of losses. */
  readonly lossFrom: number;
}

export function layoutLength({ shown, moments }: StateLayout, nInstances: number): number {
  return nInstances * (shown + 2 * moments);
}

/** @param state packed, as in `model/network/parameters.ts` [instance, stateLength] */
export function toDevice(state: Float32Array, shape: StateShape, layout: StateLayout): Float32Array<ArrayBuffer> {
  const { shown, moments, places, lossFrom } = layout;
  const nInstances = state.length / stateLength(shape);
  const floats = new Float32Array(layoutLength(layout, nInstances));
  for (let i = 0; i < nInstances; i++) {
    const own = instanceState(state, shape, i);
    const momentsAt = nInstances * shown + 2 * i * moments;
    spread(floats, i * shown, own.parameters, places);
    spread(floats, momentsAt, own.firstMoments, places);
    spread(floats, momentsAt + moments, own.secondMoments, places);
    floats[i * shown + lossFrom] = own.lossSum[0] ?? 0;
  }
  return floats;
}

/** What decodes, by hidden units: [instance, hidden, `row`], features beyond n 0. @param state packed */
export function transposedWeights(state: Float32Array, shape: StateShape, row: number): Float32Array<ArrayBuffer> {
  const { nFeatures, nHidden } = shape;
  const nInstances = state.length / stateLength(shape);
  const floats = new Float32Array(nInstances * nHidden * row);
  for (let i = 0; i < nInstances; i++) {
    const { WOut } = instanceState(state, shape, i);
    for (let k = 0; k < nHidden; k++) {
      for (let f = 0; f < nFeatures; f++) floats[(i * nHidden + k) * row + f] = WOut[f * nHidden + k] ?? 0;
    }
  }
  return floats;
}

/** @param floats the whole state of a device @returns packed [instance, stateLength] */
export function fromDevice(floats: Float32Array, shape: StateShape, layout: StateLayout): Float32Array<ArrayBuffer> {
  const { shown, moments, places } = layout;
  const nInstances = floats.length / (shown + 2 * moments);
  const state = new Float32Array(nInstances * stateLength(shape));
  for (let i = 0; i < nInstances; i++) {
    const own = instanceState(state, shape, i);
    const momentsAt = nInstances * shown + 2 * i * moments;
    gather(own.parameters, floats, i * shown, places);
    gather(own.firstMoments, floats, momentsAt, places);
    gather(own.secondMoments, floats, momentsAt + moments, places);
    own.lossSum[0] = lossSum(floats, i, layout);
  }
  return state;
}

/** @param floats what a snapshot shows of all instances @returns reads one of them; each call overwrites the one before */
export function shownReader(floats: Float32Array, shape: StateShape, layout: StateLayout): (instance: number) => InstanceState {
  const own = instanceState(new Float32Array(stateLength(shape)), shape, 0);
  return (instance) => {
    gather(own.parameters, floats, instance * layout.shown, layout.places);
    own.lossSum[0] = lossSum(floats, instance, layout);
    return own;
  };
}

/** Parameters one after another, and one sum of losses. */
export function plainLayout(shape: StateShape): StateLayout {
  const count = parameterCount(shape);
  return { shown: count + 1, moments: count, places: Uint32Array.from({ length: count }, (_, p) => p), lossFrom: count };
}

/** @param place where the program has a feature @param shownUnits of an instance: parameters, then losses */
export function vectorLayout(shape: VectorShape, place: (feature: number) => number, shownUnits: number): StateLayout {
  const { nFeatures, nHidden, tied, hiddenQuads, biasAt, parameterUnits } = shape;
  const rows = tied ? nFeatures : 2 * nFeatures;
  const weights = Array.from({ length: rows * nHidden }, (_, p) => 4 * hiddenQuads * Math.floor(p / nHidden) + (p % nHidden));
  const biases = Array.from({ length: nFeatures }, (_, f) => 4 * biasAt + place(f));
  return {
    shown: 4 * shownUnits,
    moments: 4 * parameterUnits,
    places: Uint32Array.from([...weights, ...biases]),
    lossFrom: 4 * parameterUnits,
  };
}

function lossSum(floats: Float32Array, instance: number, { shown, lossFrom }: StateLayout): number {
  let sum = 0;
  for (let at = instance * shown + lossFrom; at < (instance + 1) * shown; at++) sum += floats[at] ?? 0;
  return sum;
}

function spread(target: Float32Array, at: number, values: Float32Array, places: Uint32Array): void {
  for (let p = 0; p < values.length; p++) target[at + (places[p] ?? 0)] = values[p] ?? 0;
}

function gather(target: Float32Array, values: Float32Array, at: number, places: Uint32Array): void {
  for (let p = 0; p < target.length; p++) target[p] = values[at + (places[p] ?? 0)] ?? 0;
}
