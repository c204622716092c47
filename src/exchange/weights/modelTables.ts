/** A model's numbers as tables: its weights, one row a feature of an instance, and the losses on the way. Seeds stand by their values. */
import type { Table } from '../../charts/view.ts';
import { instanceWeights } from '../../model/network/parameters.ts';
import type { TrainedResult } from '../results/resultColumns.ts';
import type { SavedModel } from './savedModel.ts';
import { shortestFloat32 } from './shortestFloat32.ts';

export function weightsTable({ config, weights: { nFeatures, nHidden, W, WOut, b } }: SavedModel): Table {
  const matrices = WOut ? [W, WOut] : [W];
  const hidden = Array.from({ length: nHidden }, (_, k) => k);
  const rows = config.instances.flatMap(({ seed, sparsity, importance }, i) =>
    Array.from({ length: nFeatures }, (_, f) => {
      const row = (i * nFeatures + f) * nHidden;
      const trained = [...matrices.flatMap((weights) => hidden.map((k) => weights[row + k] ?? 0)), b[i * nFeatures + f] ?? 0];
      return [seed, f, sparsity[f] ?? 0, importance[f] ?? 0, ...trained.map(shortestFloat32)];
    }),
  );
  const names = WOut ? ['W', 'W_out'] : ['W'];
  const columns = names.flatMap((name) => hidden.map((k) => `${name}_${k}`));
  return { columns: ['seed', 'feature', 'sparsity', 'importance', ...columns, 'b'], rows };
}

export function historyTable({ config, history: { steps, losses } }: SavedModel): Table {
  const rows = steps.map((step, at) => [step, ...Array.from(losses[at] ?? [], shortestFloat32)]);
  return { columns: ['step', ...config.instances.map(({ seed }) => `loss of seed ${seed}`)], rows };
}

/** Each instance as a result of its own. */
export function resultsOf({ config, weights, loss, engine }: SavedModel): readonly TrainedResult[] {
  return config.instances.map((instance, i) => {
    const own = instanceWeights(weights, weights, i);
    return { ...own, config: { ...config, instances: [instance] }, loss: loss[i] ?? Number.NaN, engine };
  });
}
