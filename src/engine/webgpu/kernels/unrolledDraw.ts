/** Drawing one sample into the registers x0 … x(n−1), which are 0 before, from its `key` and the thresholds t0 … t(n−1). */

import type { FeatureGroups } from '../../../model/data/featureGroups.ts';
import { SPREAD } from '../../../model/data/random.ts';
import type { Drawing, KernelShape } from './kernelShape.ts';
import { u32 } from './random.ts';
import { each, sum } from './wgsl.ts';

/** An expression: no feature of the sample is active. */
export function emptyTest({ nFeatures, groups }: KernelShape, drawing: Drawing): string {
  switch (drawing) {
    case 'dense':
      return 'false';
    case 'gaps':
      return `firstWord(key) < t${nFeatures - 1}`;
    case 'groups':
      return groupMembers(groups)
        .map((members) => absent(groups, members))
        .join(' && ');
    case 'exactly':
      return 'false';
    default:
      throw new Error(`unknown drawing: ${drawing satisfies never}`);
  }
}

export function unrolledDraw(shape: KernelShape, drawing: Drawing): string {
  switch (drawing) {
    case 'dense':
      return each(shape.nFeatures, (f) => `x${f} = magnitude(key, ${f}u);`);
    case 'gaps':
      return drawGaps(shape);
    case 'groups':
      return each(shape.groups.offsets.length - 1, (g) => drawGroup(shape, g));
    case 'exactly':
      return drawExactly(shape);
    default:
      throw new Error(`unknown drawing: ${drawing satisfies never}`);
  }
}

function groupMembers({ offsets, members }: FeatureGroups): readonly (readonly number[])[] {
  return Array.from(offsets.subarray(0, -1), (at, g) => [...members.subarray(at, offsets[g + 1])]);
}

/** An expression: no member of the group is active. */
function absent({ coupledBelow }: FeatureGroups, members: readonly number[]): string {
  const first = members[0] ?? 0;
  const together = `${word(first)} > t${first}`;
  if (coupledBelow === null) return together;
  const alone = members.map((f) => `${word(f)} > a${f}`).join(' && ');
  return `select(${alone}, ${together}, ${isCoupled(first, coupledBelow)})`;
}

function isCoupled(first: number, coupledBelow: number): string {
  return `mix32(firstWord(key) + ${u32(Math.imul(first + 1, SPREAD.coupling))}) < ${u32(coupledBelow)}`;
}

function word(firstMember: number): string {
  return `presenceWord(key, ${firstMember + 1}u)`;
}

/** The gap is the number of thresholds above the word. */
function drawGaps({ nFeatures }: KernelShape): string {
  const gap = sum(nFeatures, (k) => `select(0u, 1u, word < t${k})`);
  return `
        var word = firstWord(key);
        var feature = ${gap};
        for (var draw = 1u; feature < ${nFeatures}u; draw++) {
          let x = magnitude(key, feature);
          ${each(nFeatures, (f) => `x${f} = select(x${f}, x, feature == ${f}u);`)}
          word = presenceWord(key, draw);
          feature += 1u + ${gap};
        }`;
}

/** Few features: a word has a bit for each. */
function drawExactly({ nFeatures, nActive }: KernelShape): string {
  return `
        var listed = 0u;
        for (var draw = 1u; draw <= ${nActive}u; draw++) {
          let last = draw + ${nFeatures - nActive}u - 1u;
          let picked = pick(presenceWord(key, draw), last + 1u);
          let feature = select(picked, last, ((listed >> picked) & 1u) == 1u);
          listed |= 1u << feature;
          let x = magnitude(key, feature);
          ${each(nFeatures, (f) => `x${f} = select(x${f}, x, feature == ${f}u);`)}
        }`;
}

function drawGroup({ groups }: KernelShape, g: number): string {
  const members = groupMembers(groups)[g] ?? [];
  const first = members[0] ?? 0;
  const all = members.map((f) => `x${f} = magnitude(key, ${f}u);`).join(' ');
  const one = members.map((f, place) => `if (member == ${place}u) { x${f} = magnitude(key, ${f}u); }`).join(' ');
  const exclusive = groups.exclusive && members.length > 1;
  const together = `if (${word(first)} <= t${first}) { ${exclusive ? `let member = memberIndex(key, ${first}u, ${members.length}u); ${one}` : all} }`;
  if (groups.coupledBelow === null) return together;
  const alone = members.map((f) => `if (${word(f)} <= a${f}) { x${f} = magnitude(key, ${f}u); }`).join(' ');
  return `if (${isCoupled(first, groups.coupledBelow)}) { ${together} } else { ${alone} }`;
}
