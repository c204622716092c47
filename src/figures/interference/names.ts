/** How the matrix of what outputs receive of features is called, by the kind of the network. */
import type { HiddenActivation } from '../../model/config/config.ts';

export interface NetworkKind {
  readonly isTied: boolean;
  readonly hiddenActivation: HiddenActivation;
}

/** The name of the matrix, whose rows are outputs and whose columns are inputs. */
export function matrixName({ isTied, hiddenActivation }: NetworkKind): string {
  const [decoding, encoding] = isTied ? ['Wᵀ', 'W'] : ['W_out', 'W_in'];
  if (hiddenActivation === 'relu') return `${decoding} ReLU(${encoding})`;
  return isTied ? 'WᵀW' : `${decoding} ${encoding}`;
}

/** Only of tied models with linear hidden units is it how far features overlap. */
export function interferenceTitle(kind: NetworkKind): string {
  const isBasic = kind.isTied && kind.hiddenActivation === 'identity';
  return `${isBasic ? 'Overlaps' : 'Responses'} ${matrixName(kind)} and biases b`;
}
