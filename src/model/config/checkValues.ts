/** Sparsity and importance, which may differ between features and between the instances of a run: from any spelling to lists. */
import { checkNumber, type Report, ranged } from './checkNumber.ts';
import { type DataKind, DEFAULTS, type LiveOptions, type RangedKey } from './config.ts';
import { problem } from './problem.ts';

type List = readonly number[];

export const IMPORTANCE_KEYS = ['importance', 'importanceDecay', 'relativeImportance'] as const;

export function isLiveSparsity({ sparsity, featureProbability }: LiveOptions): boolean {
  return sparsity !== undefined || featureProbability !== undefined;
}

/** The instance's own choice wins over the run's; within one level the two spellings exclude each other. @returns [feature] */
export function resolveSparsity(
  own: LiveOptions,
  run: LiveOptions,
  { nFeatures, active }: Pick<DataKind, 'active'> & { readonly nFeatures: number },
  prefix: string,
  report: Report,
): List {
  const level = isLiveSparsity(own) ? own : run;
  if (active !== 'independent') {
    const given = level.sparsity ?? level.featureProbability;
    if (given !== undefined) report(problem(`${prefix}sparsity`, given, `left out where active is ${active}, which fixes the density`));
    return Array.from({ length: nFeatures }, () => 1 - active / nFeatures);
  }
  if (level.sparsity !== undefined && level.featureProbability !== undefined) {
    report(problem(`${prefix}sparsity`, level.sparsity, 'left out where featureProbability is given'));
  }
  if (level.featureProbability !== undefined) {
    return perFeature('featureProbability', level.featureProbability, nFeatures, prefix, report).map((p) => 1 - p);
  }
  return perFeature('sparsity', level.sparsity ?? DEFAULTS.sparsity, nFeatures, prefix, report);
}

function perFeature(key: RangedKey, value: number | ArrayLike<number>, nFeatures: number, prefix: string, report: Report): List {
  const list = typeof value === 'object' ? listOf(value) : Array.from({ length: nFeatures }, () => value);
  if (list?.length !== nFeatures) {
    report(problem(prefix + key, value, `a number or a list of ${nFeatures} numbers, one per feature`));
    return [];
  }
  const bad = list.findIndex((entry) => checkNumber(key, entry) !== null);
  const found = bad < 0 ? null : checkNumber(key, list[bad], prefix + key + (typeof value === 'object' ? `[${bad}]` : ''));
  if (!found) return list;
  report(found);
  return [];
}

/** A copy of an array of any type, or null for anything else: a script's value may be anything. */
export function listOf(value: ArrayLike<number> | null): List | null {
  return Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value) : null;
}

/** @returns [feature] */
export function resolveImportance(own: LiveOptions, run: LiveOptions, nFeatures: number, prefix: string, report: Report): List {
  const level = IMPORTANCE_KEYS.some((key) => own[key] !== undefined) ? own : run;
  const given = IMPORTANCE_KEYS.filter((key) => level[key] !== undefined);
  if (given.length > 1) report(problem(`${prefix}importance`, given, 'given by one key only'));
  if (level.importance !== undefined) return perFeature('importance', level.importance, nFeatures, prefix, report);
  if (level.relativeImportance !== undefined) {
    const last = ranged('relativeImportance', level.relativeImportance, 1, prefix, report);
    return Array.from({ length: nFeatures }, (_, f) => (f === nFeatures - 1 ? last : 1));
  }
  return decayingImportance(ranged('importanceDecay', level.importanceDecay, DEFAULTS.importanceDecay, prefix, report), nFeatures);
}

/** I_f = d^f, by repeated multiplication: the same in every browser. [feature] */
export function decayingImportance(decay: number, nFeatures: number): List {
  const importance: number[] = [];
  for (let f = 0, value = 1; f < nFeatures; f++, value *= decay) importance.push(value);
  return importance;
}
