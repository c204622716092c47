/**
 * The parameters program of split runs: a workgroup takes a part of W, sums its gradient over all samples, in slices, and takes the
 * optimiser's step in place. W is kept twice: by feature, and by hidden unit for decoding.
 */

import { type BufferUse, type Shader, shader } from './bindings.ts';
import { MAIN_ARGUMENTS, readInstance, readKeys } from './instanceRows.ts';
import { averagedLoss, optimiserStep, pull, scalarsOf, trained } from './optimiser.ts';
import { randomFunctions } from './random.ts';
import type { SplitKernelShape } from './splitDraw.ts';
import { rowsOfScratch, SPLIT_LOSS_UNITS, type SplitPlan } from './splitShape.ts';
import { BIAS_SUM, blockSums, encoderSum } from './vectorShape.ts';
import { each, loop } from './wgsl.ts';

export function parameterKernel(shape: SplitKernelShape): Shader {
  const { blocks, plan, shownUnits, parameterUnits } = shape;
  const { lanes, slices } = plan.parameters;
  const pulls = shape.decays === 'rows to length 1';
  return shader(
    buffersOf(plan),
    `${randomFunctions(shape, 'vec4u')}
var<workgroup> blockSums : array<vec4f, ${blocks * slices * blockSums(shape)}>;${pulls ? `\nvar<workgroup> pulls : array<f32, ${rowsOfPart(shape)}>;` : ''}
@compute @workgroup_size(${lanes})
fn main(${MAIN_ARGUMENTS}) {
  ${readInstance(shape)}
  ${rowsOfScratch(shape)}
  let step = clock[0];
  ${readKeys(shape, 'step')}
  let shown = instance * ${shownUnits}u;
  let moments = nInstances * ${shownUnits}u + instance * ${2 * parameterUnits}u;
  let perTerm = 1.0 / (f32(batch) * ${shape.nFeatures}.0);
  let scalarsOfStep = ${scalarsOf('step')};
  let sample0 = instance * workgroups * ${plan.samples.tile}u;
  let partF = (group.x % ${shape.parts.features}u) * ${plan.parameters.featureQuads}u;
  let partK = (group.x / ${shape.parts.features}u) * ${plan.parameters.hiddenQuads}u;
  ${sumBlocks(shape)}${pulls ? pullRows(shape) : ''}
  workgroupBarrier();
  ${updatePart(shape)}
  if (group.x == 0u) { ${updateLoss(shape)} }
  if (group.x == 0u && instance == 0u && lane == 0u) { ${advanceClock(plan)} }
}`,
  );
}

function buffersOf({ encode, portions }: SplitPlan): readonly BufferUse[] {
  const masks: readonly BufferUse[] = encode === 'listed' ? [{ name: 'masks', element: 'vec4u' }] : [];
  return [
    { name: 'state', element: 'vec4f', writes: true },
    { name: 'transposed', element: 'f32', writes: true },
    { name: 'instances', element: 'vec4u' },
    { name: 'scalars', element: 'vec4f' },
    { name: 'clock', element: 'u32' },
    { name: 'nextClock', element: 'u32', writes: true },
    { name: 'scratch', element: 'vec4f', writes: portions > 1 },
    ...masks,
  ];
}

/** A block of 4 features × 4 hidden units over a slice of the samples, an invocation. */
function sumBlocks(shape: SplitKernelShape): string {
  const { featureQuads, hiddenQuads, blocks, plan } = shape;
  const { slices, hiddenQuads: width } = plan.parameters;
  const count = blockSums(shape);
  return `
  let block = lane % ${blocks}u;
  let slice = lane / ${blocks}u;
  let fq = partF + block / ${width}u;
  let kq = partK + block % ${width}u;
  if (slice < ${slices}u && fq < ${featureQuads}u && kq < ${hiddenQuads}u) {
    ${each(count, (j) => `var sum${j} = vec4f();`)}
    ${overSamples(shape)}
    ${plan.encode === 'listed' ? overActive(shape) : ''}
    ${each(count, (j) => `blockSums[lane * ${count}u + ${j}u] = sum${j};`)}
  }`;
}

/** q·h, and where x is kept, x·d. */
function overSamples(shape: SplitKernelShape): string {
  const { featureQuads, hiddenQuads, plan, tied } = shape;
  const product = plan.encode === 'product';
  const encoding = (suffix: string, j: number) => {
    const term = `x${suffix}[${j}] * d${suffix}`;
    if (!product) return '';
    return tied ? ` + ${term}` : `; sum${encoderSum(shape, j)} += ${term}`;
  };
  const rows = (s: string) => `hiddenAt + (sample0 + ${s}) * ${2 * hiddenQuads}u + kq`;
  const cell = (s: string) => `(sample0 + ${s}) * ${featureQuads}u + fq`;
  return loop(
    { counter: 's', from: 'slice', below: 'mine', stride: plan.parameters.slices, rounds: plan.rounds },
    (suffix, s) => `
      let h${suffix} = scratch[${rows(s)}]; let q${suffix} = scratch[${cell(s)}];
      ${product ? `let d${suffix} = scratch[${rows(s)} + ${hiddenQuads}u]; let x${suffix} = scratch[xAt + ${cell(s)}];` : ''}`,
    (suffix) => `
      ${each(4, (j) => `sum${j} += q${suffix}[${j}] * h${suffix}${encoding(suffix, j)};`)}
      sum${BIAS_SUM} += q${suffix};`,
  );
}

/** x·d of the samples in which a feature is active: x is drawn again. */
function overActive(shape: SplitKernelShape): string {
  const { featureQuads, hiddenQuads, plan } = shape;
  const { tile } = plan.samples;
  const one = (j: number) => `
      for (var left = bits[${j}]; left != 0u; left &= left - 1u) {
        let s = w * ${tile}u + firstTrailingBit(left);
        let x = magnitude(sampleKey(keys, before + s), fq * 4u + ${j}u);
        sum${encoderSum(shape, j)} += x * scratch[hiddenAt + (sample0 + s) * ${2 * hiddenQuads}u + ${hiddenQuads}u + kq];
      }`;
  return `
    for (var w = slice; w < workgroups; w += ${plan.parameters.slices}u) {
      let bits = masks[(instance * workgroups + w) * ${featureQuads}u + fq];
      ${each(4, one)}
    }`;
}

/** How many rows of W, or of W and WOut, a workgroup's part has. */
function rowsOfPart({ plan, tied }: SplitKernelShape): number {
  return 4 * plan.parameters.featureQuads * (tied ? 1 : 2);
}

/** By how much each row of the part is pulled, from the weights before the step. Such parts have whole rows. */
function pullRows(shape: SplitKernelShape): string {
  const { nFeatures, hiddenQuads, weightUnits, plan } = shape;
  const height = 4 * plan.parameters.featureQuads;
  return `
  for (var r = lane; r < ${rowsOfPart(shape)}u; r += ${plan.parameters.lanes}u) {
    let feature = min(partF * 4u + r % ${height}u, ${nFeatures - 1}u);
    let rowAt = shown + (r / ${height}u) * ${weightUnits}u + feature * ${hiddenQuads}u;
    var squares = 0.0;
    for (var k = 0u; k < ${hiddenQuads}u; k++) { squares += dot(state[rowAt + k], state[rowAt + k]); }
    pulls[r] = ${pull('squares')};
  }`;
}

/** Rows of W, those of WOut where there is one, and units of b; the parts that begin with the first hidden unit have those of b. */
function updatePart(shape: SplitKernelShape): string {
  const { nFeatures, nHidden, featureQuads, hiddenQuads, weightUnits, biasAt, parameterUnits, blocks, plan, tied } = shape;
  const { lanes, slices, featureQuads: height, hiddenQuads: width } = plan.parameters;
  const part = 4 * height * width;
  const weights = tied ? part : 2 * part;
  const place = tied ? 'i' : `(i % ${part}u)`;
  const sumAt = tied ? 'j' : `select(j, j + ${encoderSum(shape, 0)}u, i < ${part}u)`;
  return `
  for (var i = lane; i < ${weights + height}u; i += ${lanes}u) {
    let isWeight = i < ${weights}u;
    let rowF = select(i - ${weights}u, ${place} / ${4 * width}u, isWeight);
    let j = select(${BIAS_SUM}u, (i / ${width}u) % 4u, isWeight);
    let columnK = select(0u, i % ${width}u, isWeight);
    let unitF = partF + rowF;
    let unitK = partK + columnK;
    let feature = unitF * 4u + j;
    if (unitF >= ${featureQuads}u || unitK >= ${hiddenQuads}u) { continue; }
    if (select(partK > 0u, feature >= ${nFeatures}u, isWeight)) { continue; }
    var total = vec4f();
    for (var part = 0u; part < ${slices}u; part++) {
      total += blockSums[(part * ${blocks}u + rowF * ${width}u + columnK) * ${blockSums(shape)}u + ${sumAt}];
    }
    let unit = select(${biasAt}u + unitF, ${tied ? '' : `(i / ${part}u) * ${weightUnits}u + `}feature * ${hiddenQuads}u + unitK, isWeight);
    ${overPortions(shape, 'unit')}
    let gradient = ${trained(shape, '2.0 * perTerm * total', 'isWeight', 'vec4f()')};
    var parameter = state[shown + unit];
    var firstMoment = state[moments + unit];
    var secondMoment = state[moments + ${parameterUnits}u + unit];
    ${optimiserStep(shape, { ...NAMES, pull: `pulls[select(0u, (i / ${part}u) * ${4 * height}u + rowF * 4u + j, isWeight)]` })}
    state[shown + unit] = parameter;
    state[moments + unit] = firstMoment;
    state[moments + ${parameterUnits}u + unit] = secondMoment;
    if (isWeight${tied ? '' : ` && i >= ${part}u`}) {
      for (var c = 0u; c < min(4u, ${nHidden}u - unitK * 4u); c++) {
        transposed[(instance * ${nHidden}u + unitK * 4u + c) * ${4 * featureQuads}u + feature] = parameter[c];
      }
    }
  }`;
}

/** Adds what the portions before have left to the `total` of a unit of the state; all but the last leave theirs, and go on. */
function overPortions({ plan: { portions }, shownUnits }: SplitKernelShape, unit: string): string {
  const sum = `scratch[sumsAt + instance * ${shownUnits}u + ${unit}]`;
  if (portions === 1) return '';
  return `if (portion > 0u) { total += ${sum}; }
    if (portion < ${portions - 1}u) { ${sum} = total; continue; }`;
}

/** A step ends with its last portion. */
function advanceClock({ portions }: SplitPlan): string {
  if (portions === 1) return 'nextClock[0] = step + 1u;';
  return `nextClock[0] = step + select(0u, 1u, portion == ${portions - 1}u); nextClock[1] = (portion + 1u) % ${portions}u;`;
}

const NAMES = {
  parameter: 'parameter',
  first: 'firstMoment',
  second: 'secondMoment',
  gradient: 'gradient',
  learningRate: 'learningRate',
  scalars: 'scalarsOfStep',
  isWeight: 'isWeight',
} as const;

function updateLoss(shape: SplitKernelShape): string {
  const { parameterUnits, plan } = shape;
  return `
    for (var l = lane; l < ${SPLIT_LOSS_UNITS}u; l += ${plan.parameters.lanes}u) {
      var total = vec4f();
      for (var i = l; i < workgroups * 4u; i += ${SPLIT_LOSS_UNITS}u) { total += scratch[lossAt + instance * workgroups * 4u + i]; }
      ${overPortions(shape, `(${parameterUnits}u + l)`)}
      state[shown + ${parameterUnits}u + l] = ${averagedLoss(`state[shown + ${parameterUnits}u + l]`, 'perTerm * total')};
    }`;
}
