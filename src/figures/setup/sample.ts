/** One example on its way through a model: drawn from the data, or set by hand; hidden state, reconstruction, errors. Pure. */
import { mean } from 'd3-array';
import { cleanModel, indices } from '../../charts/view.ts';
import type { DataLaw, JudgedView } from '../../figure/concept/judgedView.ts';
import { PURPOSE, stepKeys } from '../../model/data/random.ts';
import { createActiveFeatures, drawSample, featureGroups, sampleTable } from '../../model/data/sampling.ts';
import { reconstruct } from '../../model/network/network.ts';

/** x [feature], each in [0, 1] */
export type Example = readonly number[];

const SEED = 1;
const LONGEST_WAIT = 2000;

/** Example number `number` of the data. With `nonEmpty` the next one that has an active feature: sparse data is mostly silence. */
export function drawExample(data: DataLaw, number: number, nonEmpty: boolean): { readonly example: Example; readonly number: number } {
  const groups = featureGroups(data.sparsity.length, data.featureSets);
  const table = sampleTable(data.sparsity, groups);
  const active = createActiveFeatures(data.sparsity.length);
  const keys = stepKeys(SEED, PURPOSE.evaluation, 1);
  for (let at = number; ; at++) {
    drawSample(table, groups, keys, at, active);
    if (active.count === 0 && nonEmpty && at - number < LONGEST_WAIT) continue;
    const example = new Array<number>(data.sparsity.length).fill(0);
    for (let a = 0; a < active.count; a++) example[active.features[a] ?? 0] = active.magnitudes[a] ?? 0;
    return { example, number: at };
  }
}

export interface Passage {
  readonly x: Example;
  /** h [hidden] */
  readonly hidden: readonly number[];
  /** x' [feature] */
  readonly output: readonly number[];
  /** I_f (x_f − x'_f)² [feature] */
  readonly errors: readonly number[];
  /** Their mean: this example's loss. */
  readonly loss: number;
}

export function passThrough(input: JudgedView, example: Example): Passage {
  const model = cleanModel(input);
  const x = indices(model.nFeatures).map((f) => example[f] ?? 0);
  const output = [...reconstruct(x, model, model, input.activation)];
  const hidden = indices(model.nHidden).map((k) => x.reduce((sum, value, f) => sum + value * (model.W[f * model.nHidden + k] ?? 0), 0));
  const errors = x.map((value, f) => (input.importance[f] ?? 0) * (value - (output[f] ?? 0)) ** 2);
  return { x, hidden, output, errors, loss: mean(errors) ?? 0 };
}
