/**
 * The samples program of split runs: a workgroup takes a few samples from the draw to the gradient with respect to their hidden
 * layers. It goes through W in chunks of features, which are decoded and at once propagated back. What the parameters program needs
 * of each sample goes to `scratch`: weighted errors q, hidden layer h with its gradient d, and x or which features are active.
 */

import { type BufferUse, type Shader, shader } from './bindings.ts';
import { activated, hiddenActivated, targetOf, throughActivation, throughHidden } from './expressions.ts';
import { MAIN_ARGUMENTS, readInstance, readKeys } from './instanceRows.ts';
import { gapFunctions, memberFunction } from './members.ts';
import { randomFunctions } from './random.ts';
import { drawActive, drawMemory, drawUnit, type SplitKernelShape } from './splitDraw.ts';
import { rowsOfScratch } from './splitShape.ts';
import { each, loop, vec4 } from './wgsl.ts';

export function sampleKernel(shape: SplitKernelShape): Shader {
  const { lanes, tile } = shape.plan.samples;
  const listed = shape.plan.encode === 'listed';
  return shader(
    buffersOf(listed),
    `${randomFunctions(shape, 'vec4u')}${memory(shape)}${gapFunctions(shape)}${memberFunction(shape)}
@compute @workgroup_size(${lanes})
fn main(${MAIN_ARGUMENTS}) {
  ${readInstance(shape)}
  ${rowsOfScratch(shape)}
  ${readKeys(shape, 'clock[0]')}
  let first = before + group.x * ${tile}u;
  let inTile = min(${tile}u, batch - min(first, batch));
  let sample0 = (instance * workgroups + group.x) * ${tile}u;
  let shown = instance * ${shape.shownUnits}u;
  ${namesOfSums(shape)}
  ${each(4, (v) => `var h${v} = vec4f();`)}
  ${drawActive(shape, listed ? encodeListed(shape) : '')}
  ${listed ? writeMasks(shape) : encodeProduct(shape)}
  ${storeHidden(shape)}
  var loss = 0.0;
  ${clearSums(shape)}
  for (var chunk0 = 0u; chunk0 < ${shape.featureQuads}u; chunk0 += ${shape.plan.samples.chunk}u) {
    ${decode(shape)}
    workgroupBarrier();
    ${addChunk(shape, shape.outAt)}
    workgroupBarrier();
  }
  ${storeGradient(shape)}
}`,
  );
}

function buffersOf(listed: boolean): readonly BufferUse[] {
  const masks: readonly BufferUse[] = listed ? [{ name: 'masks', element: 'u32', writes: true }] : [];
  return [
    { name: 'state', element: 'vec4f' },
    { name: 'transposed', element: 'vec4f' },
    { name: 'instances', element: 'vec4u' },
    { name: 'clock', element: 'u32' },
    { name: 'scratch', element: 'vec4f', writes: true },
    ...masks,
  ];
}

function memory(shape: SplitKernelShape): string {
  const { hiddenQuads, chunkUnits, plan } = shape;
  return `
var<workgroup> chunkMemory : array<vec4f, ${chunkUnits}>;
var<workgroup> hiddenColumns : array<vec4f, ${hiddenQuads * plan.samples.tile}>;
var<workgroup> losses : array<f32, ${plan.samples.lanes}>;
${drawMemory(shape)}`;
}

/** An invocation sums over features for one unit of hidden units, some samples, and a slice of the features. */
function namesOfSums({ hiddenQuads, hiddenItems, plan: { samples } }: SplitKernelShape): string {
  const { tile, abreast } = samples;
  return `
  let ek = lane % ${hiddenQuads}u;
  let es = lane / ${hiddenQuads}u;
  let dk = lane % ${hiddenQuads}u;
  let dg = (lane / ${hiddenQuads}u) % ${tile / abreast}u;
  let slice = lane / ${hiddenItems}u;
  ${each(abreast, (v) => `var d${v} = vec4f();`)}`;
}

function clearSums({ plan: { samples } }: SplitKernelShape): string {
  return each(samples.abreast, (v) => `d${v} = vec4f();`);
}

/** h of four samples, one unit of hidden units an invocation, from the features just drawn. */
function encodeListed({ hiddenQuads, plan: { samples } }: SplitKernelShape): string {
  const { gaps, tile } = samples;
  const one = (v: number) => `
      if (es * 4u + ${v}u < inTile) {
        let s = es * 4u + ${v}u;
        let key = keysOfTile[s];
        for (var a = 0u; a < counts[s]; a++) {
          let f = featuresOfTile[s * ${gaps}u + a];
          h${v} += magnitude(key, f) * state[shown + f * ${hiddenQuads}u + ek];
        }
      }`;
  return `if (es < ${tile / 4}u) { ${each(4, one)} }`;
}

/** h as the product of x and W. */
function encodeProduct(shape: SplitKernelShape): string {
  const { hiddenQuads, featureQuads, plan } = shape;
  const { chunk, tile, slices } = plan.samples;
  return `
  for (var chunk0 = 0u; chunk0 < ${featureQuads}u; chunk0 += ${chunk}u) {
    ${drawChunk(shape)}
    workgroupBarrier();
    ${addChunk(shape, 0)}
    workgroupBarrier();
  }
  ${publishSums(shape)}
  if (es < ${tile / 4}u) {
    for (var part = 0u; part < ${slices}u; part++) {
      ${each(4, (v) => `h${v} += chunkMemory[(part * ${tile}u + es * 4u + ${v}u) * ${hiddenQuads}u + ek];`)}
    }
  }`;
}

/** x of a chunk's features: a feature's unit in four samples an invocation, turned to a row a feature. */
function drawChunk({ featureQuads, plan: { samples } }: SplitKernelShape): string {
  const { lanes, chunk, tile } = samples;
  const quads = tile / 4;
  return `
    for (var i = lane; i < ${chunk * quads}u; i += ${lanes}u) {
      let fq = chunk0 + i % ${chunk}u;
      let sg = i / ${chunk}u;
      if (fq >= ${featureQuads}u) { continue; }
      ${wordsOfUnit}
      ${each(4, (v) => `var x${v} = vec4f(); ${drawUnit(`x${v}`, 'fq', `(sg * 4u + ${v}u)`)}`)}
      ${each(4, (j) => `chunkMemory[((fq - chunk0) * 4u + ${j}u) * ${quads}u + sg] = ${vec4((v) => `x${v}[${j}]`)};`)}
    }`;
}

const wordsOfUnit = `
      let bits = vec4u(${[0, 1, 2, 3].map((j) => `atomicLoad(&activity[fq * 4u + ${j}u])`).join(', ')});
      let any = bits.x | bits.y | bits.z | bits.w;`;

/** Outputs, weighted errors and loss of a chunk: a feature unit in several samples an invocation. The errors stay as a row a feature. */
function decode(shape: SplitKernelShape): string {
  const { nHidden, featureQuads, biasAt, plan } = shape;
  const { lanes, chunk, tile, abreast } = plan.samples;
  const quads = tile / 4;
  const outputs = loop(
    { counter: 'k', from: '0u', below: `${nHidden}u`, stride: 1, rounds: Math.min(plan.rounds, nHidden) },
    (suffix, k) => `
      let w${suffix} = transposed[(instance * ${nHidden}u + ${k}) * ${featureQuads}u + fq];
      ${each(abreast / 4, (q) => `let column${q}${suffix} = hiddenColumns[${k} * ${quads}u + sg / 4u + ${q}u];`)}`,
    (suffix) => each(abreast, (v) => `z${v} += w${suffix} * column${Math.floor(v / 4)}${suffix}[${v % 4}];`),
  );
  return `
    for (var i = lane; i < ${chunk * (tile / abreast)}u; i += ${lanes}u) {
      let fq = chunk0 + i % ${chunk}u;
      let sg = (i / ${chunk}u) * ${abreast}u;
      if (fq >= ${featureQuads}u) { continue; }
      ${each(abreast, (v) => `var z${v} = state[shown + ${biasAt}u + fq];`)}
      ${outputs}
      let weight = bitcast<vec4f>(instances[importance + fq]);
      ${wordsOfUnit}
      ${each(abreast, (v) => errorOf(shape, v))}
      ${each(4, (j) =>
        each(
          abreast / 4,
          (q) => `chunkMemory[((fq - chunk0) * 4u + ${j}u) * ${quads}u + sg / 4u + ${q}u] = ${vec4((v) => `z${4 * q + v}[${j}]`)};`,
        ),
      )}
    }`;
}

function errorOf(shape: SplitKernelShape, v: number): string {
  const { featureQuads, plan } = shape;
  const cell = `(sample0 + s) * ${featureQuads}u + fq`;
  return `
      {
        let s = sg + ${v}u;
        var x = vec4f();
        if (s < inTile) { ${drawUnit('x', 'fq', 's')} }
        let error = ${activated(shape, `z${v}`, 'vec4f()')} - ${targetOf(shape, 'x')};
        let weighted = select(vec4f(), weight * error, s < inTile);
        loss += dot(weighted, error);
        z${v} = ${throughActivation(shape, 'weighted', `z${v}`, 'vec4f()')};
        scratch[${cell}] = z${v};
        ${plan.encode === 'product' ? `scratch[xAt + ${cell}] = x;` : ''}
      }`;
}

/** Adds Σ over the chunk's features of a value each × its row of W, or of WOut, to the invocation's sums. @param from where the rows begin */
function addChunk({ nFeatures, hiddenQuads, plan }: SplitKernelShape, from: number): string {
  const rows = from === 0 ? '' : `${from}u + `;
  const { chunk, tile, abreast, slices } = plan.samples;
  const quads = tile / 4;
  const sums = loop(
    { counter: 'f', from: 'slice', below: 'end', stride: slices, rounds: plan.rounds },
    (suffix, f) => `
        let w${suffix} = state[shown + ${rows}(chunk0 * 4u + ${f}) * ${hiddenQuads}u + dk];
        ${each(abreast / 4, (q) => `let row${q}${suffix} = chunkMemory[${f} * ${quads}u + dg * ${abreast / 4}u + ${q}u];`)}`,
    (suffix) => each(abreast, (v) => `d${v} += row${Math.floor(v / 4)}${suffix}[${v % 4}] * w${suffix};`),
  );
  return `
    if (slice < ${slices}u) {
      let end = min(${4 * chunk}u, ${nFeatures}u - chunk0 * 4u);
      ${sums}
    }`;
}

function publishSums({ hiddenQuads, plan: { samples } }: SplitKernelShape): string {
  const { tile, abreast, slices } = samples;
  return `
  if (slice < ${slices}u) { ${each(abreast, (v) => `chunkMemory[(slice * ${tile}u + dg * ${abreast}u + ${v}u) * ${hiddenQuads}u + dk] = d${v};`)} }
  workgroupBarrier();`;
}

/** h of each sample for the parameters program, and as columns of four samples for decoding. */
function storeHidden(shape: SplitKernelShape): string {
  const { hiddenQuads, plan, hiddenActivation } = shape;
  const quads = plan.samples.tile / 4;
  const cutOff = hiddenActivation === 'relu' ? each(4, (v) => `h${v} = ${hiddenActivated(shape, `h${v}`, 'vec4f()')};`) : '';
  return `
  ${cutOff}if (es < ${quads}u) {
    ${each(4, (v) => `scratch[hiddenAt + (sample0 + es * 4u + ${v}u) * ${2 * hiddenQuads}u + ek] = h${v};`)}
    ${each(4, (k) => `hiddenColumns[(ek * 4u + ${k}u) * ${quads}u + es] = ${vec4((v) => `h${v}[${k}]`)};`)}
  }
  workgroupBarrier();`;
}

function writeMasks({ featureQuads, plan: { samples } }: SplitKernelShape): string {
  return `
  for (var f = lane; f < ${4 * featureQuads}u; f += ${samples.lanes}u) {
    masks[(instance * workgroups + group.x) * ${4 * featureQuads}u + f] = atomicLoad(&activity[f]);
  }`;
}

/** d of each sample, and the losses of the workgroup as four units. */
function storeGradient(shape: SplitKernelShape): string {
  const { hiddenQuads, plan } = shape;
  const { lanes, tile, slices } = plan.samples;
  const hidden = `vec4f(${[0, 1, 2, 3].map((k) => `hiddenColumns[((i % ${hiddenQuads}u) * 4u + ${k}u) * ${tile / 4}u + (i / ${hiddenQuads}u) / 4u][(i / ${hiddenQuads}u) % 4u]`).join(', ')})`;
  return `
  ${publishSums(shape)}
  for (var i = lane; i < ${tile * hiddenQuads}u; i += ${lanes}u) {
    var d = vec4f();
    for (var part = 0u; part < ${slices}u; part++) { d += chunkMemory[part * ${tile * hiddenQuads}u + i]; }
    scratch[hiddenAt + (sample0 + i / ${hiddenQuads}u) * ${2 * hiddenQuads}u + ${hiddenQuads}u + i % ${hiddenQuads}u] = ${throughHidden(shape, 'd', hidden, 'vec4f()')};
  }
  losses[lane] = loss;
  workgroupBarrier();
  if (lane < 4u) {
    var total = vec4f();
    for (var i = lane * 4u; i < ${lanes}u; i += 16u) { total += ${vec4((c) => `losses[i + ${c}u]`)}; }
    scratch[lossAt + (instance * workgroups + group.x) * 4u + lane] = total;
  }`;
}
