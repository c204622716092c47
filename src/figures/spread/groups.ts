/** Models of one configuration that differ by their seed alone, grouped by the geometry they ended in. Pure. */
import { cleanModel, type ModelView } from '../../charts/view.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { featureStrengths } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';
import type { Weights } from '../../model/network/network.ts';
import type { Shape } from '../../model/network/parameters.ts';

export interface SeedModel extends Weights {
  readonly seed: number;
  /** Judged, a mean over features; not finite where training diverged. */
  readonly loss: number;
}

export interface SpreadInput extends Shape {
  /** How many are or will be trained: the drawing keeps room for all of them. */
  readonly seeds: number;
  /** None before the first step. */
  readonly models: readonly SeedModel[];
  /** Index in `models`. */
  readonly selectedModel?: number | null;
}

export interface SeedGroup {
  /** Of the geometry, in words. */
  readonly name: string;
  /** Of all models. */
  readonly share: number;
  readonly lowest: number;
  readonly highest: number;
  /** Indices in `models`, the lowest loss first. */
  readonly members: readonly number[];
}

/** The group of the best model first; the lowest loss first within each. */
export function seedGroups(input: SpreadInput): readonly SeedGroup[] {
  const { models, nFeatures, nHidden } = input;
  const isNamed = hasNames(input);
  const order = models.map((_, index) => index).sort((a, b) => lossOf(models[a]) - lossOf(models[b]));
  const members = new Map<string, number[]>();
  for (const index of order) {
    const model = models[index];
    if (!model) continue;
    const name = Number.isFinite(model.loss) ? nameOf({ ...model, nFeatures, nHidden, selectedFeature: null }, isNamed) : 'diverged';
    members.set(name, [...(members.get(name) ?? []), index]);
  }
  return [...withoutRare(members)].map(([name, own]) => ({
    name,
    share: own.length / models.length,
    lowest: lossOf(models[own[0] ?? 0]),
    highest: lossOf(models[own.at(-1) ?? 0]),
    members: own,
  }));
}

/** Multiplications that comparing all pairs of features may take. */
const MOST_WORK = 1e7;

/** Whether the models are few and small enough to look for their geometries, several times a second. */
export function hasNames({ models, nFeatures, nHidden }: SpreadInput): boolean {
  return models.length * nFeatures * nFeatures * nHidden <= MOST_WORK;
}

function nameOf(view: ModelView, isNamed: boolean): string {
  const model = cleanModel(view);
  if (isNamed) return arrangementOf(model).name;
  return `${featureStrengths(model).filter(isRepresented).length} of ${view.nFeatures} features represented`;
}

/** Of which the last holds whatever is in none of the others. */
export const MOST_GROUPS = 5;
const OTHERS = 'other geometries';

/** Early in training nearly every seed has a shape of its own: the commonest keep their groups, and the others form one, the last. */
function withoutRare(members: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, readonly number[]> {
  if (members.size <= MOST_GROUPS) return members;
  const bySize = [...members].sort(([, a], [, b]) => b.length - a.length);
  const common = new Set(bySize.slice(0, MOST_GROUPS - 1).map(([name]) => name));
  const rare = [...members].flatMap(([name, own]) => (common.has(name) ? [] : own));
  return new Map([...[...members].filter(([name]) => common.has(name)), [OTHERS, rare]]);
}

/** NaN would spoil the order. */
function lossOf(model: SeedModel | undefined): number {
  return model && Number.isFinite(model.loss) ? model.loss : Number.POSITIVE_INFINITY;
}
