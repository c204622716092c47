/**
 * The training program of small models: each invocation keeps all weights and its share of the gradient in registers, so
 * the code is written out for its shape (no loops over features or hidden units). Two barriers a step: weights out, partial gradients in.
 */
import { parameterCount } from '../../../model/network/parameters.ts';
import { type Shader, shader } from './bindings.ts';
import { activated, hiddenActivated, inDrawings, targetOf, throughActivation, throughHidden } from './expressions.ts';
import { HEAD_WORDS, INSTANCES_PER_ROW, instanceWords, MAIN_ARGUMENTS, readKeys } from './instanceRows.ts';
import type { Drawing, KernelShape } from './kernelShape.ts';
import { averagedLoss, optimiserStep, pull, scalarsOf, trained } from './optimiser.ts';
import { randomFunctions } from './random.ts';
import { emptyTest, unrolledDraw } from './unrolledDraw.ts';
import { each, sum } from './wgsl.ts';

export interface UnrolledShape extends KernelShape {
  /** Invocations of a workgroup. */
  readonly lanes: number;
}

export function unrolledKernel(shape: UnrolledShape): Shader {
  const { lanes } = shape;
  return shader(
    [
      { name: 'state', element: 'f32' },
      { name: 'nextState', element: 'f32', writes: true },
      { name: 'instances', element: 'u32' },
      { name: 'scalars', element: 'vec4f' },
      { name: 'clock', element: 'u32' },
      { name: 'nextClock', element: 'u32', writes: true },
      { name: 'run', element: 'u32' },
    ],
    `${randomFunctions(shape, 'u32')}
var<workgroup> weights : array<f32, ${parameterCount(shape)}>;
var<workgroup> partialSums : array<f32, ${lanes * rowLength(shape)}>;
@compute @workgroup_size(${lanes})
fn main(${MAIN_ARGUMENTS}) {
  let place = group.y + group.z * ${INSTANCES_PER_ROW}u;
  let nInstances = instances[5];
  let instance = min(place, nInstances - 1u);
  let steps = run[0];
  let firstStep = clock[0];
  ${readRow(shape)}
  ${readOwn(shape)}
  for (var taken = 0u; taken < steps; taken++) {
    let step = firstStep + taken;
    ${publishWeights(shape)}
    workgroupBarrier();
    ${readWeights(shape)}
    ${sumGradients(shape)}
    ${publishSums(shape)}
    workgroupBarrier();
    ${updateOwn(shape)}
  }
  if (place == instance) { ${writeOwn(shape)} }
  if (place == 0u && lane == 0u) { nextClock[0] = firstStep + steps; }
}`,
  );
}

/** Odd, so that invocations do not queue for the same memory bank. */
function rowLength(shape: UnrolledShape): number {
  return (parameterCount(shape) + 1) | 1;
}

function readRow(shape: UnrolledShape): string {
  const { nFeatures, drawings, groups } = shape;
  const importance = HEAD_WORDS + 4 * Math.ceil(nFeatures / 4);
  const alone = HEAD_WORDS + 8 * Math.ceil(nFeatures / 4);
  const thresholds = drawings.some((drawing) => drawing !== 'dense');
  return `
  let row = instance * ${instanceWords(shape)}u;
  let seed = instances[row];
  let drawing = instances[row + 1u];
  let learningRate = bitcast<f32>(instances[row + 2u]);
  let batch = instances[row + 4u];
  ${thresholds ? each(nFeatures, (f) => `let t${f} = instances[row + ${HEAD_WORDS + f}u];`) : ''}
  ${groups.coupledBelow === null ? '' : each(nFeatures, (f) => `let a${f} = instances[row + ${alone + f}u];`)}${each(nFeatures, (f) => `let i${f} = bitcast<f32>(instances[row + ${importance + f}u]);`)}`;
}

/** Parameter p, its moments, and (as number P) the loss, belong to invocation p mod lanes. */
function ownedCount(shape: UnrolledShape): number {
  return Math.ceil((parameterCount(shape) + 1) / shape.lanes);
}

function eachOwned(shape: UnrolledShape, write: (slot: number, p: string) => string): string {
  return each(ownedCount(shape), (slot) => write(slot, `(lane + ${slot * shape.lanes}u)`));
}

/** What a snapshot shows, parameters and loss, stands first for all instances, then the moments. */
function readOwn(shape: UnrolledShape): string {
  const count = parameterCount(shape);
  return `
  let shown = instance * ${count + 1}u;
  let moments = nInstances * ${count + 1}u + instance * ${2 * count}u;
  ${eachOwned(
    shape,
    (slot, p) => `
  var p${slot} = 0.0; var m${slot} = 0.0; var v${slot} = 0.0;
  if (${p} <= ${count}u) { p${slot} = state[shown + ${p}]; }
  if (${p} < ${count}u) { m${slot} = state[moments + ${p}]; v${slot} = state[moments + ${count}u + ${p}]; }`,
  )}`;
}

function writeOwn(shape: UnrolledShape): string {
  const count = parameterCount(shape);
  return eachOwned(
    shape,
    (slot, p) => `
    if (${p} <= ${count}u) { nextState[shown + ${p}] = p${slot}; }
    if (${p} < ${count}u) { nextState[moments + ${p}] = m${slot}; nextState[moments + ${count}u + ${p}] = v${slot}; }`,
  );
}

function publishWeights(shape: UnrolledShape): string {
  return eachOwned(shape, (slot, p) => `if (${p} < ${parameterCount(shape)}u) { weights[${p}] = p${slot}; }`);
}

/** Where the biases begin among the parameters. */
function biasAt(shape: UnrolledShape): number {
  return parameterCount(shape) - shape.nFeatures;
}

/** What decodes, and the sum of its gradient, by feature and hidden unit; where the model is tied, as what encodes. */
function decoder({ tied }: UnrolledShape): { readonly weight: string; readonly sum: string } {
  return tied ? { weight: 'w', sum: 'g' } : { weight: 'o', sum: 'go' };
}

function readWeights(shape: UnrolledShape): string {
  const { nFeatures, nHidden, tied } = shape;
  const rows = (name: string, from: number) =>
    each(nFeatures, (f) => each(nHidden, (k) => `let ${name}${f}_${k} = weights[${from + f * nHidden + k}];`));
  return `
    ${rows('w', 0)}${tied ? '' : rows('o', nFeatures * nHidden)}
    ${each(nFeatures, (f) => `let b${f} = weights[${biasAt(shape) + f}];`)}`;
}

function sumGradients(shape: UnrolledShape): string {
  const { nFeatures, nHidden, drawings, tied } = shape;
  const sums = (name: string) => (f: number) => each(nHidden, (k) => `var ${name}${f}_${k} = 0.0;`);
  return `
    var loss = 0.0;
    ${each(nFeatures, (f) => `var gb${f} = 0.0; ${sums('g')(f)}`)}${tied ? '' : each(nFeatures, sums('go'))}
    ${readKeys(shape, 'step')}
    let share = (batch + ${shape.lanes - 1}u) / ${shape.lanes}u;
    var nEmpty = 0u;
    ${inDrawings(drawings, (drawing) => sampleLoop(shape, drawing))}
    ${emptySamples(shape)}`;
}

/** Finds the samples that have an active feature, 32 at a time, then works through them: invocations side by side stay busy. */
function sampleLoop(shape: UnrolledShape, drawing: Drawing): string {
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

function addSample(shape: UnrolledShape): string {
  const { nFeatures, nHidden, hiddenActivation } = shape;
  const out = decoder(shape);
  const hidden = (k: number) =>
    hiddenActivated(
      shape,
      sum(nFeatures, (f) => `x${f} * w${f}_${k}`),
      '0.0',
    );
  const cutOff = hiddenActivation === 'relu' ? each(nHidden, (k) => `d${k} = ${throughHidden(shape, `d${k}`, `h${k}`, '0.0')};`) : '';
  return `
        ${each(nHidden, (k) => `let h${k} = ${hidden(k)}; var d${k} = 0.0;`)}
        ${each(
          nFeatures,
          (f) => `{
          let z = b${f} + ${sum(nHidden, (k) => `${out.weight}${f}_${k} * h${k}`)};
          let error = ${activated(shape, 'z', '0.0')} - ${targetOf(shape, `x${f}`)};
          let weighted = i${f} * error;
          loss += weighted * error;
          let q = ${throughActivation(shape, 'weighted', 'z', '0.0')};
          gb${f} += q;
          ${each(nHidden, (k) => `${out.sum}${f}_${k} += q * h${k}; d${k} += q * ${out.weight}${f}_${k};`)}
        }`,
        )}
        ${cutOff}${each(nFeatures, (f) => each(nHidden, (k) => `g${f}_${k} += x${f} * d${k};`))}`;
}

/** A sample without active features adds what depends on b alone. */
function emptySamples(shape: UnrolledShape): string {
  const { nFeatures } = shape;
  const output = (f: number) => activated(shape, `b${f}`, '0.0');
  return `
    let empties = f32(nEmpty);
    ${each(nFeatures, (f) => `{ let weighted = empties * i${f} * ${output(f)}; gb${f} += weighted; loss += weighted * ${output(f)}; }`)}`;
}

function publishSums(shape: UnrolledShape): string {
  const { nFeatures, nHidden, tied } = shape;
  const rows = (name: string, from: number) =>
    each(nFeatures, (f) => each(nHidden, (k) => `partialSums[row + ${from + f * nHidden + k}u] = ${name}${f}_${k};`));
  return `
    let row = lane * ${rowLength(shape)}u;
    ${rows('g', 0)}${tied ? '' : rows('go', nFeatures * nHidden)}
    ${each(nFeatures, (f) => `partialSums[row + ${biasAt(shape) + f}u] = gb${f};`)}
    partialSums[row + ${parameterCount(shape)}u] = loss;`;
}

function updateOwn(shape: UnrolledShape): string {
  const { nFeatures, lanes } = shape;
  const count = parameterCount(shape);
  const names = (slot: number, isWeight: string) =>
    ({
      parameter: `p${slot}`,
      first: `m${slot}`,
      second: `v${slot}`,
      gradient: 'gradient',
      learningRate: 'learningRate',
      scalars: 'scalarsOfStep',
      isWeight,
      pull: 'pulled',
    }) as const;
  const pulls = shape.decays === 'rows to length 1';
  return `
    let scalarsOfStep = ${scalarsOf('step')};
    let perTerm = 1.0 / (f32(batch) * ${nFeatures}.0);
    ${eachOwned(shape, (slot, p) => {
      const isWeight = `${p} < ${biasAt(shape)}u`;
      return `
    {
      var total = 0.0;
      for (var row = 0u; row < ${lanes}u; row++) { total += partialSums[row * ${rowLength(shape)}u + min(${p}, ${count}u)]; }
      if (${p} < ${count}u) {
        let gradient = ${trained(shape, '2.0 * perTerm * total', isWeight, '0.0')};
        ${pulls ? pullOfRow(shape, p) : ''}${optimiserStep(shape, names(slot, isWeight))}
      } else {
        p${slot} = ${averagedLoss(`p${slot}`, 'perTerm * total')};
      }
    }`;
    })}${pulls ? '\n    workgroupBarrier();' : ''}`;
}

/** By how much the row of parameter `p` is pulled, from the weights before the step. */
function pullOfRow(shape: UnrolledShape, p: string): string {
  const { nHidden } = shape;
  return `
        let rowAt = min(${p} / ${nHidden}u, ${biasAt(shape) / nHidden - 1}u) * ${nHidden}u;
        let squares = ${sum(nHidden, (k) => `weights[rowAt + ${k}u] * weights[rowAt + ${k}u]`)};
        let pulled = ${pull('squares')};`;
}
