/**
 * The training program of small models: each invocation keeps all weights and its share of the gradient in registers, so
 * the code is written out for its shape (no loops over features or hidden units). Two barriers a step: weights out, partial gradients in.
 */
import { ADAM, LOSS_RETENTION } from '../../../model/network/optimiser.ts';
import { parameterCount, stateLength } from '../../../model/network/parameters.ts';
import { HEAD_LENGTH, instanceDataLength } from '../instanceData.ts';
import { DRAWING, type Drawing, type KernelShape } from './kernelShape.ts';
import { RANDOM_WGSL } from './random.ts';
import { emptyTest, unrolledDraw } from './unrolledDraw.ts';
import { each, sum } from './wgsl.ts';

export function unrolledKernel(shape: KernelShape): string {
  const { lanes } = shape;
  const nParameters = parameterCount(shape);
  return `
${RANDOM_WGSL}
var<workgroup> weights : array<f32, ${nParameters}>;
var<workgroup> partialSums : array<f32, ${lanes * rowLength(shape)}>;

fn main(index : i32) {
  let lane = localIndex;
  let place = u32(index) / ${lanes}u;
  let instance = min(place, u32(uniforms.outShape.x) - 1u);
  ${readInstance(shape)}
  ${readOwn(shape)}
  for (var taken = 0; taken < uniforms.steps; taken++) {
    let step = u32(uniforms.firstStep + taken);
    ${publishWeights(shape)}
    workgroupBarrier();
    ${readWeights(shape)}
    ${sumGradients(shape)}
    ${publishSums(shape)}
    workgroupBarrier();
    ${updateOwn(shape)}
  }
  if (place == instance) {
    ${writeOwn(shape)}
  }
}
`;
}

/** Odd, so that invocations do not queue for the same memory bank. */
function rowLength(shape: KernelShape): number {
  return (parameterCount(shape) + 1) | 1;
}

function readInstance({ nFeatures, drawings }: KernelShape): string {
  const thresholds = drawings.some((drawing) => drawing !== 'dense');
  return `
  let data = instance * ${instanceDataLength(nFeatures)}u;
  let seed = bitcast<u32>(instanceData[data]);
  let drawing = instanceData[data + 1u];
  let learningRate = bitcast<f32>(instanceData[data + 2u]);
  ${thresholds ? each(nFeatures, (f) => `let t${f} = bitcast<u32>(instanceData[data + ${HEAD_LENGTH + f}u]);`) : ''}
  ${each(nFeatures, (f) => `let i${f} = bitcast<f32>(instanceData[data + ${HEAD_LENGTH + nFeatures + f}u]);`)}`;
}

/** Parameter p, its moments, and (as number P) the loss, belong to invocation p mod lanes. */
function ownedCount(shape: KernelShape): number {
  return Math.ceil((parameterCount(shape) + 1) / shape.lanes);
}

function eachOwned(shape: KernelShape, write: (slot: number, p: string) => string): string {
  return each(ownedCount(shape), (slot) => write(slot, `(lane + ${slot * shape.lanes}u)`));
}

function readOwn(shape: KernelShape): string {
  const count = parameterCount(shape);
  return `
  let at = instance * ${stateLength(shape)}u;
  ${eachOwned(
    shape,
    (slot, p) => `
  var p${slot} = 0.0; var m${slot} = 0.0; var v${slot} = 0.0;
  if (${p} < ${count}u) { p${slot} = state[at + ${p}]; m${slot} = state[at + ${count}u + ${p}]; v${slot} = state[at + ${2 * count}u + ${p}]; }
  if (${p} == ${count}u) { p${slot} = state[at + ${3 * count}u]; }`,
  )}`;
}

function writeOwn(shape: KernelShape): string {
  const count = parameterCount(shape);
  return eachOwned(
    shape,
    (slot, p) => `
    if (${p} < ${count}u) { result[at + ${p}] = p${slot}; result[at + ${count}u + ${p}] = m${slot}; result[at + ${2 * count}u + ${p}] = v${slot}; }
    if (${p} == ${count}u) { result[at + ${3 * count}u] = p${slot}; }`,
  );
}

function publishWeights(shape: KernelShape): string {
  return eachOwned(shape, (slot, p) => `if (${p} < ${parameterCount(shape)}u) { weights[${p}] = p${slot}; }`);
}

function readWeights({ nFeatures, nHidden }: KernelShape): string {
  return `
    ${each(nFeatures, (f) => each(nHidden, (k) => `let w${f}_${k} = weights[${f * nHidden + k}];`))}
    ${each(nFeatures, (f) => `let b${f} = weights[${nFeatures * nHidden + f}];`)}`;
}

function sumGradients(shape: KernelShape): string {
  const { nFeatures, nHidden, drawings } = shape;
  return `
    var loss = 0.0;
    ${each(nFeatures, (f) => `var gb${f} = 0.0; ${each(nHidden, (k) => `var g${f}_${k} = 0.0;`)}`)}
    let keys = stepKeys(seed, step);
    let batch = u32(uniforms.batch);
    let share = (batch + ${shape.lanes - 1}u) / ${shape.lanes}u;
    var nEmpty = 0u;
    ${drawings.map((drawing) => inDrawing(drawing, drawings, sampleLoop(shape, drawing))).join('\n')}
    ${emptySamples(shape)}`;
}

function inDrawing(drawing: Drawing, all: readonly Drawing[], body: string): string {
  return all.length === 1 ? body : `if (drawing == ${DRAWING[drawing]}) { ${body} }`;
}

/** Finds the samples that have an active feature, 32 at a time, then works through them: invocations side by side stay busy. */
function sampleLoop(shape: KernelShape, drawing: Drawing): string {
  const { nFeatures, lanes } = shape;
  return `
    for (var first = 0u; first < share; first += 32u) {
      var pending = 0u;
      let count = min(32u, share - first);
      for (var j = 0u; j < count; j++) {
        let sample = (first + j) * ${lanes}u + lane;
        let key = sampleKey(keys, sample);
        let isIn = sample < batch;
        let isEmpty = ${emptyTest(shape, drawing)};
        pending |= select(0u, 1u << j, isIn && !isEmpty);
        nEmpty += select(0u, 1u, isIn && isEmpty);
      }
      while (pending != 0u) {
        let j = firstTrailingBit(pending);
        pending &= pending - 1u;
        let key = sampleKey(keys, (first + j) * ${lanes}u + lane);
        ${each(nFeatures, (f) => `var x${f} = 0.0;`)}
        ${unrolledDraw(shape, drawing)}
        ${addSample(shape)}
      }
    }`;
}

function addSample({ nFeatures, nHidden, activation }: KernelShape): string {
  const relu = activation === 'relu';
  return `
        ${each(nHidden, (k) => `let h${k} = ${sum(nFeatures, (f) => `x${f} * w${f}_${k}`)}; var d${k} = 0.0;`)}
        ${each(
          nFeatures,
          (f) => `{
          let z = b${f} + ${sum(nHidden, (k) => `w${f}_${k} * h${k}`)};
          let error = ${relu ? 'max(z, 0.0)' : 'z'} - x${f};
          let weighted = i${f} * error;
          loss += weighted * error;
          let q = ${relu ? 'select(0.0, weighted, z > 0.0)' : 'weighted'};
          gb${f} += q;
          ${each(nHidden, (k) => `g${f}_${k} += q * h${k}; d${k} += q * w${f}_${k};`)}
        }`,
        )}
        ${each(nFeatures, (f) => each(nHidden, (k) => `g${f}_${k} += x${f} * d${k};`))}`;
}

/** A sample without active features adds what depends on b alone. */
function emptySamples({ nFeatures, activation }: KernelShape): string {
  const output = (f: number) => (activation === 'relu' ? `max(b${f}, 0.0)` : `b${f}`);
  return `
    let empties = f32(nEmpty);
    ${each(nFeatures, (f) => `{ let weighted = empties * i${f} * ${output(f)}; gb${f} += weighted; loss += weighted * ${output(f)}; }`)}`;
}

function publishSums(shape: KernelShape): string {
  const { nFeatures, nHidden } = shape;
  return `
    let row = lane * ${rowLength(shape)}u;
    ${each(nFeatures, (f) => each(nHidden, (k) => `partialSums[row + ${f * nHidden + k}u] = g${f}_${k};`))}
    ${each(nFeatures, (f) => `partialSums[row + ${nFeatures * nHidden + f}u] = gb${f};`)}
    partialSums[row + ${parameterCount(shape)}u] = loss;`;
}

function updateOwn(shape: KernelShape): string {
  const count = parameterCount(shape);
  return `
    let scalar = u32(taken + uniforms.tableStart) * 3u;
    let rate = learningRate * scalars[scalar];
    let firstCorrection = scalars[scalar + 1u];
    let secondCorrection = scalars[scalar + 2u];
    let kept = 1.0 - rate * uniforms.weightDecay;
    let perTerm = 1.0 / (f32(batch) * ${shape.nFeatures}.0);
    ${eachOwned(
      shape,
      (slot, p) => `
    {
      var total = 0.0;
      for (var row = 0u; row < ${shape.lanes}u; row++) { total += partialSums[row * ${rowLength(shape)}u + min(${p}, ${count}u)]; }
      if (${p} < ${count}u) {
        let g = 2.0 * perTerm * total;
        m${slot} = ${ADAM.beta1} * m${slot} + ${1 - ADAM.beta1} * g;
        v${slot} = ${ADAM.beta2} * v${slot} + ${1 - ADAM.beta2} * g * g;
        p${slot} = p${slot} * kept - (rate * firstCorrection * m${slot}) / (sqrt(v${slot}) * secondCorrection + ${ADAM.epsilon});
      } else {
        p${slot} = ${LOSS_RETENTION} * p${slot} + ${1 - LOSS_RETENTION} * perTerm * total;
      }
    }`,
    )}`;
}
