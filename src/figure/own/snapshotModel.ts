/** One instance of a snapshot as figures are given it. */
import type { ModelView } from '../../charts/view.ts';
import { instanceWeights, type Snapshot } from '../../model/network/parameters.ts';

const known = new WeakMap<Snapshot, Map<number, ModelView>>();

/** The same object for the same snapshot, so that what is measured of it can be kept with it. */
export function snapshotModel(snapshot: Snapshot, instance = 0): ModelView {
  const models = known.get(snapshot) ?? new Map<number, ModelView>();
  known.set(snapshot, models);
  const { nFeatures, nHidden } = snapshot;
  const model = models.get(instance) ?? { ...instanceWeights(snapshot, snapshot, instance), nFeatures, nHidden, selectedFeature: null };
  models.set(instance, model);
  return model;
}

/** The instance with the lowest loss among `count`, from `from` on. */
export function bestInstance({ loss }: Snapshot, from: number, count: number): number {
  const lossOf = (i: number) => loss[i] ?? Number.POSITIVE_INFINITY;
  const instances = Array.from({ length: count }, (_, at) => from + at);
  return instances.reduce((best, i) => (lossOf(i) < lossOf(best) ? i : best), from);
}
