/** Weights that a script gives a figure, checked as those of a file are. */
import type { Params } from '../../params/params.ts';
import { FileError } from '../formats/fileError.ts';
import { entryCount, float32Bytes, type StoredTensor, type Tensor } from '../formats/tensor.ts';
import { type OpenedModel, openedModel } from './openedModel.ts';
import { readingsOf } from './readings.ts';
import { tensorsOf } from './savedModel.ts';
import type { ModelWeights } from './weightTypes.ts';

/** Rejects with a FileError where the arrays are no model. @param current parameters of the figure: its data and training stay */
export async function givenWeights(weights: ModelWeights, current: Params): Promise<OpenedModel> {
  const stored = [...tensorsOf(weights)].map(([name, tensor]) => [name, storedAs(name, tensor)] as const);
  const [{ weights: own }] = readingsOf(new Map(stored), 'feature-hidden');
  return openedModel({ ...own, configuration: null }, 'this page', current);
}

function storedAs(name: string, { shape, values }: Tensor): StoredTensor {
  const count = entryCount(shape);
  if (values?.length !== count) {
    throw new FileError(`${name} must be ${count} numbers, as nInstances, nFeatures and nHidden say (${shape.join(' × ')}).`);
  }
  return { shape, type: 'float32', bytes: float32Bytes(values), isColumnMajor: false };
}
