/** Answers to the question how many features a model represents, and which of them is right. Pure. */
import type { Counted } from '../../address/askText.ts';
import type { ModelView } from '../../charts/view.ts';
import { featureOutcomes } from '../../model/geometry/outcome.ts';

/** Both ends included. */
export interface CountOption {
  readonly least: number;
  readonly most: number;
}

/** With at most so many features every number is an answer of its own. */
const FEW = 7;

/** The answers to choose from: every number while features are few, else ranges up to m, to 2m and to n. */
export function countOptions(nFeatures: number, nHidden: number): readonly CountOption[] {
  if (nFeatures <= FEW) return Array.from({ length: nFeatures + 1 }, (_, count) => ({ least: count, most: count }));
  const ends = [nHidden - 1, nHidden, 2 * nHidden, nFeatures].filter(
    (end, at, all) => end >= 0 && end <= nFeatures && end > (all[at - 1] ?? -1),
  );
  const last = ends.at(-1) === nFeatures ? ends : [...ends, nFeatures];
  return last.map((most, at) => ({ least: (last[at - 1] ?? -1) + 1, most }));
}

export function optionText({ least, most }: CountOption): string {
  return least === most ? String(most) : `${least} to ${most}`;
}

export function rightOption(options: readonly CountOption[], count: number): number {
  return options.findIndex(({ least, most }) => count >= least && count <= most);
}

/** How many features are represented, or have become this. */
export function countOf(kind: Counted, model: ModelView): number {
  const outcomes = featureOutcomes(model);
  return outcomes.filter((outcome) => (kind === 'represented' ? outcome !== 'ignored' : outcome === kind)).length;
}
