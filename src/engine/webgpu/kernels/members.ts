/** Which features of a sample are active where features are drawn as groups, in WGSL: as `model/data/sampling.ts` says. */
import { SPREAD } from '../../../model/data/random.ts';
import type { Shape } from '../../../model/network/parameters.ts';
import { type InstanceShape, PLACE_BIT, SIZE_BIT } from './instanceRows.ts';
import { u32 } from './random.ts';

/** Whether a feature of a group is active in a sample: its group is present, and where it excludes others, it is the one. */
export function memberFunction({ groups: { coupledBelow } }: InstanceShape): string {
  const byItself = `
  if (mix32(firstWord(key) + (first + 1u) * ${u32(SPREAD.coupling)}) >= ${u32(coupledBelow ?? 0)}) { return presenceWord(key, feature + 1u) <= alone; }`;
  return `
fn isActive(key : u32, threshold : u32, membership : u32${coupledBelow === null ? '' : ', feature : u32, alone : u32'}) -> bool {
  let first = membership & ${2 ** SIZE_BIT - 1}u;
  let size = (membership >> ${SIZE_BIT}u) & ${2 ** (PLACE_BIT - SIZE_BIT) - 1}u;${coupledBelow === null ? '' : byItself}
  if (presenceWord(key, first + 1u) > threshold) { return false; }
  return size == 1u || memberIndex(key, first, size) == membership >> ${PLACE_BIT}u;
}`;
}

/** A call of it. @param unit of four features, of which it is number `j` */
export function isActive(
  { groups: { coupledBelow } }: InstanceShape,
  key: string,
  feature: string,
  unit: string,
  j: number | string,
): string {
  const more = coupledBelow === null ? '' : `, ${feature}, instances[alone + ${unit}][${j}]`;
  return `isActive(${key}, instances[thresholds + ${unit}][${j}], instances[membership + ${unit}][${j}]${more})`;
}

/** Gaps: how many thresholds, which descend, lie above the word. A logarithm guesses; the thresholds decide. */
export function gapFunctions({ nFeatures }: Shape): string {
  return `
fn threshold(thresholds : u32, index : u32) -> u32 { return instances[thresholds + (index >> 2u)][index & 3u]; }
fn gapOf(thresholds : u32, word : u32, perLog : f32) -> u32 {
  var gap = min(u32(max(log2((f32(word) + 0.5) * 0x1p-32f) * perLog, 0.0)), ${nFeatures}u);
  while (gap < ${nFeatures}u && word < threshold(thresholds, gap)) { gap++; }
  while (gap > 0u && word >= threshold(thresholds, gap - 1u)) { gap--; }
  return gap;
}`;
}
