/** Weights under the names of `nn.Linear` layers, one model a file, as tools for parameter decomposition load their targets. */
import { instanceWeights } from '../../model/network/parameters.ts';
import type { Tensors } from '../formats/tensor.ts';
import type { ModelWeights } from './weightTypes.ts';

/** `linear1.weight` [hidden, feature], `linear2.weight` [feature, hidden], `linear2.bias` [feature] of one instance. */
export function linearTensors(weights: ModelWeights, instance: number): Tensors {
  const { nFeatures, nHidden } = weights;
  const { W, WOut = W, b } = instanceWeights(weights, weights, instance);
  const turned = Float32Array.from(W, (_, at) => W[(at % nFeatures) * nHidden + Math.floor(at / nFeatures)] ?? 0);
  return new Map([
    ['linear1.weight', { shape: [nHidden, nFeatures], values: turned }],
    ['linear2.weight', { shape: [nFeatures, nHidden], values: WOut.slice() }],
    ['linear2.bias', { shape: [nFeatures], values: b.slice() }],
  ]);
}
