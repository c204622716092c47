/** Drawing a workgroup's few samples of a wide model: for every feature a word with one bit a sample, set where the feature is active. */

import { inDrawings } from './expressions.ts';
import type { KernelShape } from './kernelShape.ts';
import type { SplitShape } from './splitShape.ts';

export type SplitKernelShape = KernelShape & SplitShape;

export function drawMemory({ featureQuads, plan: { samples } }: SplitKernelShape): string {
  return `
var<workgroup> activity : array<atomic<u32>, ${4 * featureQuads}>;
var<workgroup> keysOfTile : array<u32, ${samples.tile}>;
var<workgroup> featuresOfTile : array<u32, ${samples.tile * samples.gaps}>;
var<workgroup> positions : array<u32, ${samples.tile}>;
var<workgroup> counts : array<u32, ${samples.tile}>;
var<workgroup> unfinished : atomic<u32>;
var<workgroup> goesOn : u32;`;
}

/** @param visitListed statements for gaps: features `featuresOfTile[s·gaps …]`, `counts[s]` of them, have just been drawn for sample s */
export function drawActive(shape: SplitKernelShape, visitListed: string): string {
  const { plan, drawings } = shape;
  return `
  for (var s = lane; s < inTile; s += ${plan.samples.lanes}u) { keysOfTile[s] = sampleKey(keys, first + s); }
  workgroupBarrier();
  ${inDrawings(drawings, (drawing) => {
    if (drawing === 'gaps') return drawGaps(shape, visitListed);
    return drawing === 'exactly' ? drawExactly(shape, visitListed) : drawSideBySide(shape, drawing);
  })}`;
}

function drawSideBySide({ nFeatures, groups: { coupledBelow }, plan: { samples } }: SplitKernelShape, drawing: 'dense' | 'groups'): string {
  const groups = `
    let threshold = instances[thresholds + f / 4u][f % 4u];
    let member = instances[membership + f / 4u][f % 4u];
    ${coupledBelow === null ? '' : 'let thresholdAlone = instances[alone + f / 4u][f % 4u];\n    '}for (var s = 0u; s < inTile; s++) { if (isActive(keysOfTile[s], threshold, member${coupledBelow === null ? '' : ', f, thresholdAlone'})) { bits |= 1u << s; } }`;
  return `
  for (var f = lane; f < ${nFeatures}u; f += ${samples.lanes}u) {
    var bits = ${drawing === 'dense' ? '(1u << inTile) - 1u' : '0u'};
    ${drawing === 'dense' ? '' : groups}
    atomicStore(&activity[f], bits);
  }
  workgroupBarrier();`;
}

/** Some gaps of all samples side by side, then their sums sample by sample, until no sample goes on. */
function drawGaps({ nFeatures, plan: { samples } }: SplitKernelShape, visitListed: string): string {
  const { lanes, gaps } = samples;
  return `
  var drawn = 0u;
  loop {
    for (var i = lane; i < inTile * ${gaps}u; i += ${lanes}u) {
      let key = keysOfTile[i / ${gaps}u];
      let draw = drawn + i % ${gaps}u;
      featuresOfTile[i] = gapOf(thresholds, select(presenceWord(key, draw), firstWord(key), draw == 0u), perLog);
    }
    if (lane == 0u) { atomicStore(&unfinished, 0u); }
    workgroupBarrier();
    for (var s = lane; s < inTile; s += ${lanes}u) {
      var feature = positions[s];
      var found = 0u;
      for (; found < ${gaps}u; found++) {
        feature += featuresOfTile[s * ${gaps}u + found];
        if (feature >= ${nFeatures}u) { break; }
        featuresOfTile[s * ${gaps}u + found] = feature;
        atomicOr(&activity[feature], 1u << s);
        feature++;
      }
      positions[s] = feature;
      counts[s] = found;
      if (feature < ${nFeatures}u) { atomicStore(&unfinished, 1u); }
    }
    workgroupBarrier();
    ${visitListed}
    if (lane == 0u) { goesOn = atomicLoad(&unfinished); }
    if (workgroupUniformLoad(&goesOn) == 0u) { break; }
    drawn += ${gaps}u;
  }`;
}

/** Some features of all samples side by side, until each sample has all its features. A feature already active is replaced by the last. */
function drawExactly({ nFeatures, nActive, plan: { samples } }: SplitKernelShape, visitListed: string): string {
  const { lanes, gaps } = samples;
  return `
  for (var drawn = 0u; drawn < ${nActive}u; drawn += ${gaps}u) {
    let count = min(${gaps}u, ${nActive}u - drawn);
    for (var s = lane; s < inTile; s += ${lanes}u) {
      for (var a = 0u; a < count; a++) {
        let last = drawn + a + ${nFeatures - nActive}u;
        var feature = pick(presenceWord(keysOfTile[s], drawn + a + 1u), last + 1u);
        if (((atomicLoad(&activity[feature]) >> s) & 1u) == 1u) { feature = last; }
        atomicOr(&activity[feature], 1u << s);
        featuresOfTile[s * ${gaps}u + a] = feature;
      }
      counts[s] = count;
    }
    workgroupBarrier();
    ${visitListed}
    workgroupBarrier();
  }`;
}

/** Statements that set the components of the vec4 `target` to x of feature unit `fq` in sample `s`, from the unit's words `bits`. */
export function drawUnit(target: string, fq: string, s: string): string {
  const components = [0, 1, 2, 3].map(
    (j) => `if (((bits[${j}] >> ${s}) & 1u) == 1u) { ${target}[${j}] = magnitude(key, ${fq} * 4u + ${j}u); }`,
  );
  return `if (((any >> ${s}) & 1u) == 1u) { let key = keysOfTile[${s}]; ${components.join(' ')} }`;
}
