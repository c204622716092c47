/** One example on its way through a model: drawn from the data, or set by hand; hidden state, reconstruction, errors. Pure. */
import { mean } from 'd3-array';
import { cleanModel, indices } from '../../charts/view.ts';
import type { DataLaw, JudgedView } from '../../figure/concept/judgedView.ts';
import { evaluationSampler } from '../../model/data/sampler.ts';
import { createActiveFeatures } from '../../model/data/sampling.ts';
import { forward } from '../../model/network/forward.ts';

/** x [feature], each in [0, 1] */
export type Example = readonly number[];

const SEED = 1;
const LONGEST_WAIT = 2000;

/** Example number `number` of the data. With `nonEmpty` the next one that has an active feature: sparse data is mostly silence. */
export function drawExample(data: DataLaw, number: number, nonEmpty: boolean): { readonly example: Example; readonly number: number } {
  const nFeatures = data.sparsity.length;
  const sampler = evaluationSampler({ ...data, nFeatures }, { seed: SEED, sparsity: data.sparsity });
  const active = createActiveFeatures(nFeatures);
  for (let at = number; ; at++) {
    sampler.draw(1, at, active);
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
  const { hiddenActivation, activation } = input;
  const passed = forward({ ...model, hiddenActivation, activation, x });
  const [hidden, output] = [[...passed.hidden], [...passed.output]];
  const errors = x.map((value, f) => (input.importance[f] ?? 0) * (value - (output[f] ?? 0)) ** 2);
  return { x, hidden, output, errors, loss: mean(errors) ?? 0 };
}
