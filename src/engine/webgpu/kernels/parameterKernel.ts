/**
 * The parameters program of split runs: a workgroup takes a part of W, sums its gradient over all samples, in slices, and takes the
 * optimiser's step in place. W is kept twice: by feature, and by hidden unit for decoding.
 */
import { adam, averagedLoss, scalarsOf } from './adam.ts';
import { type BufferUse, type Shader, shader } from './bindings.ts';
import { MAIN_ARGUMENTS, readInstance } from './instanceRows.ts';
import { RANDOM_WGSL } from './random.ts';
import type { SplitKernelShape } from './splitDraw.ts';
import { rowsOfScratch, SPLIT_LOSS_UNITS } from './splitShape.ts';
import { BLOCK_SUMS } from './vectorShape.ts';
import { each, loop } from './wgsl.ts';

export function parameterKernel(shape: SplitKernelShape): Shader {
  const { blocks, plan, shownUnits, parameterUnits } = shape;
  const { lanes, slices } = plan.parameters;
  return shader(
    buffersOf(plan.encode === 'listed'),
    `${RANDOM_WGSL}
var<workgroup> blockSums : array<vec4f, ${blocks * slices * BLOCK_SUMS}>;
@compute @workgroup_size(${lanes})
fn main(${MAIN_ARGUMENTS}) {
  ${readInstance(shape)}
  ${rowsOfScratch(shape)}
  let step = clock[0];
  let keys = stepKeys(seed, step);
  let shown = instance * ${shownUnits}u;
  let moments = nInstances * ${shownUnits}u + instance * ${2 * parameterUnits}u;
  let perTerm = 1.0 / (f32(batch) * ${shape.nFeatures}.0);
  let scalarsOfStep = ${scalarsOf('step')};
  let sample0 = instance * workgroups * ${plan.samples.tile}u;
  let partF = (group.x % ${shape.parts.features}u) * ${plan.parameters.featureQuads}u;
  let partK = (group.x / ${shape.parts.features}u) * ${plan.parameters.hiddenQuads}u;
  ${sumBlocks(shape)}
  workgroupBarrier();
  ${updatePart(shape)}
  if (group.x == 0u) { ${updateLoss(shape)} }
  if (group.x == 0u && instance == 0u && lane == 0u) { nextClock[0] = step + 1u; }
}`,
  );
}

function buffersOf(listed: boolean): readonly BufferUse[] {
  const masks: readonly BufferUse[] = listed ? [{ name: 'masks', element: 'vec4u' }] : [];
  return [
    { name: 'state', element: 'vec4f', writes: true },
    { name: 'transposed', element: 'f32', writes: true },
    { name: 'instances', element: 'vec4u' },
    { name: 'scalars', element: 'vec4f' },
    { name: 'clock', element: 'u32' },
    { name: 'nextClock', element: 'u32', writes: true },
    { name: 'scratch', element: 'vec4f' },
    ...masks,
  ];
}

/** A block of 4 features × 4 hidden units over a slice of the samples, an invocation. */
function sumBlocks(shape: SplitKernelShape): string {
  const { featureQuads, hiddenQuads, blocks, plan } = shape;
  const { slices, hiddenQuads: width } = plan.parameters;
  return `
  let block = lane % ${blocks}u;
  let slice = lane / ${blocks}u;
  let fq = partF + block / ${width}u;
  let kq = partK + block % ${width}u;
  if (slice < ${slices}u && fq < ${featureQuads}u && kq < ${hiddenQuads}u) {
    ${each(BLOCK_SUMS, (j) => `var sum${j} = vec4f();`)}
    ${overSamples(shape)}
    ${plan.encode === 'listed' ? overActive(shape) : ''}
    ${each(BLOCK_SUMS, (j) => `blockSums[lane * ${BLOCK_SUMS}u + ${j}u] = sum${j};`)}
  }`;
}

/** q·h, and where x is kept, x·d. */
function overSamples({ featureQuads, hiddenQuads, plan }: SplitKernelShape): string {
  const product = plan.encode === 'product';
  const rows = (s: string) => `hiddenAt + (sample0 + ${s}) * ${2 * hiddenQuads}u + kq`;
  const cell = (s: string) => `(sample0 + ${s}) * ${featureQuads}u + fq`;
  return loop(
    { counter: 's', from: 'slice', below: 'batch', stride: plan.parameters.slices, rounds: plan.rounds },
    (suffix, s) => `
      let h${suffix} = scratch[${rows(s)}]; let q${suffix} = scratch[${cell(s)}];
      ${product ? `let d${suffix} = scratch[${rows(s)} + ${hiddenQuads}u]; let x${suffix} = scratch[xAt + ${cell(s)}];` : ''}`,
    (suffix) => `
      ${each(4, (j) => `sum${j} += q${suffix}[${j}] * h${suffix}${product ? ` + x${suffix}[${j}] * d${suffix}` : ''};`)}
      sum4 += q${suffix};`,
  );
}

/** x·d of the samples in which a feature is active: x is drawn again. */
function overActive({ featureQuads, hiddenQuads, plan }: SplitKernelShape): string {
  const { tile } = plan.samples;
  const one = (j: number) => `
      for (var left = bits[${j}]; left != 0u; left &= left - 1u) {
        let s = w * ${tile}u + firstTrailingBit(left);
        let x = magnitude(sampleKey(keys, s), fq * 4u + ${j}u);
        sum${j} += x * scratch[hiddenAt + (sample0 + s) * ${2 * hiddenQuads}u + ${hiddenQuads}u + kq];
      }`;
  return `
    for (var w = slice; w < workgroups; w += ${plan.parameters.slices}u) {
      let bits = masks[(instance * workgroups + w) * ${featureQuads}u + fq];
      ${each(4, one)}
    }`;
}

/** Rows of W and units of b; the parts that begin with the first hidden unit have those of b. */
function updatePart(shape: SplitKernelShape): string {
  const { nFeatures, nHidden, featureQuads, hiddenQuads, weightUnits, parameterUnits, blocks, plan } = shape;
  const { lanes, slices, featureQuads: height, hiddenQuads: width } = plan.parameters;
  const weights = 4 * height * width;
  return `
  for (var i = lane; i < ${weights + height}u; i += ${lanes}u) {
    let isWeight = i < ${weights}u;
    let rowF = select(i - ${weights}u, i / ${4 * width}u, isWeight);
    let j = select(4u, (i / ${width}u) % 4u, isWeight);
    let columnK = select(0u, i % ${width}u, isWeight);
    let unitF = partF + rowF;
    let unitK = partK + columnK;
    let feature = unitF * 4u + j;
    if (unitF >= ${featureQuads}u || unitK >= ${hiddenQuads}u) { continue; }
    if (select(partK > 0u, feature >= ${nFeatures}u, isWeight)) { continue; }
    var total = vec4f();
    for (var part = 0u; part < ${slices}u; part++) {
      total += blockSums[(part * ${blocks}u + rowF * ${width}u + columnK) * ${BLOCK_SUMS}u + j];
    }
    let unit = select(${weightUnits}u + unitF, feature * ${hiddenQuads}u + unitK, isWeight);
    let gradient = 2.0 * perTerm * total;
    var parameter = state[shown + unit];
    var firstMoment = state[moments + unit];
    var secondMoment = state[moments + ${parameterUnits}u + unit];
    ${adam({ parameter: 'parameter', first: 'firstMoment', second: 'secondMoment', gradient: 'gradient', learningRate: 'learningRate', scalars: 'scalarsOfStep' })}
    state[shown + unit] = parameter;
    state[moments + unit] = firstMoment;
    state[moments + ${parameterUnits}u + unit] = secondMoment;
    if (isWeight) {
      for (var c = 0u; c < min(4u, ${nHidden}u - unitK * 4u); c++) {
        transposed[(instance * ${nHidden}u + unitK * 4u + c) * ${4 * featureQuads}u + feature] = parameter[c];
      }
    }
  }`;
}

function updateLoss({ parameterUnits, plan }: SplitKernelShape): string {
  return `
    for (var l = lane; l < ${SPLIT_LOSS_UNITS}u; l += ${plan.parameters.lanes}u) {
      var total = vec4f();
      for (var i = l; i < workgroups * 4u; i += ${SPLIT_LOSS_UNITS}u) { total += scratch[lossAt + instance * workgroups * 4u + i]; }
      state[shown + ${parameterUnits}u + l] = ${averagedLoss(`state[shown + ${parameterUnits}u + l]`, 'perTerm * total')};
    }`;
}
