/** Weight decay of each parameter in tfjs operations: alike for all, for weights alone, or one that pulls rows to length 1. */
import {
  concat,
  div,
  greater,
  mul,
  norm,
  ones,
  reshape,
  slice,
  sub,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  tile,
  where,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs-core';
import type { TrainingConfig } from '../../model/config/config.ts';

/** @param parameters [instance, P] @returns [instance, P] */
export function decays(parameters: Tensor2D, config: TrainingConfig): Tensor {
  const { weightDecay, weightDecayOn, nFeatures } = config;
  const [nInstances, count] = parameters.shape;
  if (weightDecay >= 0 && weightDecayOn === 'all') return mul(ones([nInstances, count]), weightDecay);
  const nWeights = count - nFeatures;
  const ofWeights = weightDecay >= 0 ? mul(ones([nInstances, nWeights]), weightDecay) : pulls(parameters, nWeights, config);
  return concat([ofWeights, zeros([nInstances, nFeatures])], 1);
}

/** weightDecay·(1/‖row‖ − 1), the same for each weight of a row; 0 for a row of zeros, which has no direction. [instance, nWeights] */
function pulls(parameters: Tensor2D, nWeights: number, { weightDecay, nHidden }: TrainingConfig): Tensor {
  const nInstances = parameters.shape[0];
  const rows: Tensor3D = reshape(slice(parameters, [0, 0], [nInstances, nWeights]), [nInstances, nWeights / nHidden, nHidden]);
  const lengths = norm(rows, 'euclidean', 2, true);
  const pull = where(greater(lengths, 0), mul(sub(div(1, lengths), 1), weightDecay), zerosLike(lengths));
  return reshape(tile(pull, [1, 1, nHidden]), [nInstances, nWeights]);
}
