/**
 * The gradient program: workgroup g of an instance holds W and b in its memory, takes its share of the batch in tiles, and writes a
 * partial gradient with the sum of its losses. A tile goes through five passes between barriers: draw, encode, decode, back to the
 * hidden layer, sum the gradient. In each of them the invocations share the work anew.
 */

import { type Shader, shader } from './bindings.ts';
import { activated, hiddenActivated, inDrawings, targetOf, throughActivation, throughHidden } from './expressions.ts';
import { MAIN_ARGUMENTS, readInstance, readKeys } from './instanceRows.ts';
import { gapFunctions, memberFunction } from './members.ts';
import { randomFunctions } from './random.ts';
import { drawTile, emptyTest, errorsAt, type GradientShape, noneActiveFunction } from './tiledDraw.ts';
import { LISTED_SAMPLES, lossEntries, outEntriesAt, rowUnits, weightEntries } from './tiledShape.ts';
import { BIAS_SUM, blockSums, encoderSum } from './vectorShape.ts';
import { each, loop } from './wgsl.ts';

/** Samples that one invocation decodes side by side. */
const ABREAST = 4;

export function gradientKernel(shape: GradientShape): Shader {
  return shader(
    [
      { name: 'state', element: 'vec4f' },
      { name: 'partials', element: 'vec4f', writes: true },
      { name: 'instances', element: 'vec4u' },
      { name: 'clock', element: 'u32' },
    ],
    `${randomFunctions(shape, 'vec4u')}${memory(shape)}${gapFunctions(shape)}${memberFunction(shape)}${noneActiveFunction(shape)}
@compute @workgroup_size(${shape.lanes})
fn main(${MAIN_ARGUMENTS}) {
  ${readInstance(shape)}
  ${loadParameters(shape)}
  ${readKeys(shape, 'clock[0]')}
  let share = (batch + workgroups * ${shape.tile}u - 1u) / (workgroups * ${shape.tile}u) * ${shape.tile}u;
  let start = min(group.x * share, batch);
  let mine = min(share, batch - start);
  var loss = 0.0;
  var sums : array<vec4f, ${shape.ownBlocks * blockSums(shape)}> = array<vec4f, ${shape.ownBlocks * blockSums(shape)}>();
  ${shape.skipEmpty ? eachBlock(shape) : `workgroupBarrier(); let found = mine; ${eachTile(shape)}`}
  ${publishSums(shape)}
  ${writePartial(shape)}
}
${sliceSumFunction(shape)}`,
  );
}

function memory(shape: GradientShape): string {
  const { featureQuads, hiddenQuads, tile, tileUnits, gaps, skipEmpty } = shape;
  const listed = `
var<workgroup> listedKeys : array<u32, ${LISTED_SAMPLES}>;
var<workgroup> nonEmpty : array<atomic<u32>, ${LISTED_SAMPLES / 32}>;
var<workgroup> listedCount : u32;`;
  return `
var<workgroup> weights : array<vec4f, ${weightEntries(shape)}>;
var<workgroup> biases : array<vec4f, ${featureQuads}>;
var<workgroup> tileMemory : array<vec4f, ${tileUnits}>;
var<workgroup> hiddens : array<vec4f, ${tile * hiddenQuads}>;
var<workgroup> hiddenGradients : array<vec4f, ${tile * hiddenQuads}>;
var<workgroup> losses : array<f32, ${lossEntries(shape)}>;
var<workgroup> gapsOfTile : array<u32, ${tile * gaps}>;
var<workgroup> counts : array<u32, ${tile}>;
${skipEmpty ? listed : ''}`;
}

function loadParameters(shape: GradientShape): string {
  const { hiddenQuads, weightUnits, biasAt, outAt, featureQuads, partialUnits, lanes } = shape;
  const rows = (entriesAt: string, stateAt: string) => `
  for (var i = lane; i < ${weightUnits}u; i += ${lanes}u) { weights[${entriesAt}(i / ${hiddenQuads}u) * ${rowUnits(shape)}u + i % ${hiddenQuads}u] = state[shown + ${stateAt}i]; }`;
  return `
  let shown = instance * ${partialUnits}u;${rows('', '')}${shape.tied ? '' : rows(`${outEntriesAt(shape)}u + `, `${outAt}u + `)}
  for (var i = lane; i < ${featureQuads}u; i += ${lanes}u) { biases[i] = state[shown + ${biasAt}u + i]; }`;
}

/** Lists the samples that have an active feature, so many at a time. */
function eachBlock(shape: GradientShape): string {
  const { lanes } = shape;
  const words = LISTED_SAMPLES / 32;
  return `
  var empty = 0u;
  for (var block = 0u; block < mine; block += ${LISTED_SAMPLES}u) {
    let inBlock = min(${LISTED_SAMPLES}u, mine - block);
    for (var i = lane; i < ${words}u; i += ${lanes}u) { atomicStore(&nonEmpty[i], 0u); }
    workgroupBarrier();
    for (var i = lane; i < inBlock; i += ${lanes}u) {
      let key = sampleKey(keys, start + block + i);
      var isEmpty = false;
      ${inDrawings(shape.drawings, (drawing) => `isEmpty = ${emptyTest(shape, drawing)};`)}
      if (!isEmpty) { atomicOr(&nonEmpty[i >> 5u], 1u << (i & 31u)); }
    }
    workgroupBarrier();
    for (var i = lane; i < ${LISTED_SAMPLES}u; i += ${lanes}u) {
      let word = atomicLoad(&nonEmpty[i >> 5u]);
      var place = countOneBits(word & ((1u << (i & 31u)) - 1u));
      for (var before = 0u; before < (i >> 5u); before++) { place += countOneBits(atomicLoad(&nonEmpty[before])); }
      if (((word >> (i & 31u)) & 1u) == 1u) { listedKeys[place] = sampleKey(keys, start + block + i); place++; }
      if (i == ${LISTED_SAMPLES - 1}u) { listedCount = place; }
    }
    let found = workgroupUniformLoad(&listedCount);
    empty += inBlock - found;
    ${eachTile(shape)}
  }
  ${emptyLoss(shape)}`;
}

function eachTile(shape: GradientShape): string {
  const passes = [drawTile, encode, decode, propagateBack, sumGradients];
  return `
    for (var first = 0u; first < found; first += ${shape.tile}u) {
      let inTile = min(${shape.tile}u, found - first);
      ${passes.map((pass) => `${pass(shape)}\n      workgroupBarrier();`).join('')}
    }`;
}

/** h of a sample: a quad of hidden units an invocation. */
function encode(shape: GradientShape): string {
  const { hiddenQuads, lanes, encode: how } = shape;
  return `
      for (var i = lane; i < inTile * ${hiddenQuads}u; i += ${lanes}u) {
        let s = i / ${hiddenQuads}u;
        let kq = i % ${hiddenQuads}u;
        var hidden = vec4f();
        ${how === 'listed' ? encodeListed(shape) : encodeProduct(shape)}
        hiddens[i] = ${hiddenActivated(shape, 'hidden', 'vec4f()')};
      }`;
}

function encodeListed(shape: GradientShape): string {
  const { featureQuads } = shape;
  return `
        let found = counts[s];
        for (var a = 0u; a < found; a++) {
          let feature = u32(tileMemory[${errorsAt(shape)}u + s * ${featureQuads}u + (a >> 2u)][a & 3u]);
          hidden += tileMemory[s * ${featureQuads}u + feature % ${featureQuads}u][feature / ${featureQuads}u] * weights[feature * ${rowUnits(shape)}u + kq];
        }`;
}

function encodeProduct(shape: GradientShape): string {
  const { featureQuads, rounds } = shape;
  return loop(
    { counter: 'fq', from: '0u', below: `${featureQuads}u`, stride: 1, rounds: Math.min(rounds, featureQuads) },
    (suffix, fq) => `let x${suffix} = tileMemory[s * ${featureQuads}u + ${fq}]; ${rowsOf(shape, fq, 'kq', suffix, 0)}`,
    (suffix) => `hidden += ${overFeatures(`x${suffix}`, suffix)};`,
  );
}

/** The four rows of W, or of what decodes, of a feature unit, at one unit of hidden units. @param at entries before them */
function rowsOf(shape: GradientShape, fq: string, kq: string, suffix: string, at = outEntriesAt(shape)): string {
  const from = at === 0 ? '' : `${at}u + `;
  return each(4, (j) => `let w${j}${suffix} = weights[${from}(${fq} + ${j * shape.featureQuads}u) * ${rowUnits(shape)}u + ${kq}];`);
}

/** Σ over a unit's features of a value each × its row of W. */
function overFeatures(values: string, suffix: string): string {
  return ['x', 'y', 'z', 'w'].map((component, j) => `${values}.${component} * w${j}${suffix}`).join(' + ');
}

/** Outputs, their weighted errors (0 where the activation is flat) and the loss: four features of four samples an invocation. */
function decode(shape: GradientShape): string {
  const { featureQuads, hiddenQuads, tile, lanes, rounds } = shape;
  const outputs = loop(
    { counter: 'kq', from: '0u', below: `${hiddenQuads}u`, stride: 1, rounds: rounds > 1 ? Math.min(hiddenQuads, 5) : 1 },
    (suffix, kq) =>
      `${rowsOf(shape, 'fq', kq, suffix)} ${each(ABREAST, (v) => `let h${v}${suffix} = hiddens[(s0 + ${v}u) * ${hiddenQuads}u + ${kq}];`)}`,
    (suffix) => each(ABREAST, (v) => `z${v} += vec4f(${[0, 1, 2, 3].map((j) => `dot(w${j}${suffix}, h${v}${suffix})`).join(', ')});`),
  );
  return `
      for (var i = lane; i < ${featureQuads * (tile / ABREAST)}u; i += ${lanes}u) {
        let fq = i % ${featureQuads}u;
        let s0 = (i / ${featureQuads}u) * ${ABREAST}u;
        if (s0 >= inTile) { continue; }
        let weight = bitcast<vec4f>(instances[importance + fq]);
        ${each(ABREAST, (v) => `var z${v} = biases[fq];`)}
        ${outputs}
        ${each(ABREAST, (v) => `if (s0 + ${v}u < inTile) { ${errorOf(shape, `z${v}`, `(s0 + ${v}u) * ${featureQuads}u + fq`)} }`)}
      }`;
}

function errorOf(shape: GradientShape, z: string, cell: string): string {
  return `
          let error = ${activated(shape, z, 'vec4f()')} - ${targetOf(shape, `tileMemory[${cell}]`)};
          let weighted = weight * error;
          loss += dot(weighted, error);
          tileMemory[${errorsAt(shape)}u + ${cell}] = ${throughActivation(shape, 'weighted', z, 'vec4f()')};`;
}

/** The gradient with respect to h: a quad of hidden units of one or two samples an invocation. */
function propagateBack(shape: GradientShape): string {
  const { featureQuads, hiddenQuads, tile, lanes, rounds } = shape;
  const abreast = tile * hiddenQuads >= 2 * lanes ? 2 : 1;
  const cutOff = (v: number) => throughHidden(shape, `d${v}`, `hiddens[(s0 + ${v}u) * ${hiddenQuads}u + kq]`, 'vec4f()');
  const sums = loop(
    { counter: 'fq', from: '0u', below: `${featureQuads}u`, stride: 1, rounds: Math.min(rounds, featureQuads) },
    (suffix, fq) =>
      `${rowsOf(shape, fq, 'kq', suffix)} ${each(abreast, (v) => `let q${v}${suffix} = tileMemory[${errorsAt(shape)}u + (s0 + ${v}u) * ${featureQuads}u + ${fq}];`)}`,
    (suffix) => each(abreast, (v) => `d${v} += ${overFeatures(`q${v}${suffix}`, suffix)};`),
  );
  return `
      for (var i = lane; i < ${(tile / abreast) * hiddenQuads}u; i += ${lanes}u) {
        let s0 = (i / ${hiddenQuads}u) * ${abreast}u;
        let kq = i % ${hiddenQuads}u;
        if (s0 >= inTile) { continue; }
        ${each(abreast, (v) => `var d${v} = vec4f();`)}
        ${sums}
        ${each(abreast, (v) => `hiddenGradients[(s0 + ${v}u) * ${hiddenQuads}u + kq] = ${cutOff(v)};`)}
      }`;
}

/** An invocation's own blocks of the gradient: `write` is given where the sums of one begin. */
function ownBlocks(shape: GradientShape, write: (sumsAt: string) => string): string {
  const { blocks, slices, ownBlocks, lanes } = shape;
  const body = (own: string, sumsAt: string) => `
      {
        let part = lane + ${own};
        if (part < ${blocks * slices}u) { ${write(sumsAt)} }
      }`;
  if (ownBlocks === 1) return body('0u', '0u');
  return `for (var own = 0u; own < ${ownBlocks}u; own++) { ${body(`own * ${lanes}u`, `own * ${blockSums(shape)}u`)} }`;
}

/** A slice of the tile's samples, summed over a block of 4 features × 4 hidden units. */
function sumGradients(shape: GradientShape): string {
  const { featureQuads, hiddenQuads, blocks, slices, tile, rounds } = shape;
  const perSlice = Math.max(1, Math.floor(tile / slices));
  const sums = (sumsAt: string) =>
    loop(
      { counter: 's', from: `part / ${blocks}u`, below: 'inTile', stride: slices, rounds: Math.min(rounds, perSlice) },
      (suffix, s) => `
          let h${suffix} = hiddens[${s} * ${hiddenQuads}u + kq]; let d${suffix} = hiddenGradients[${s} * ${hiddenQuads}u + kq];
          let x${suffix} = tileMemory[${s} * ${featureQuads}u + fq]; let q${suffix} = tileMemory[${errorsAt(shape)}u + ${s} * ${featureQuads}u + fq];`,
      (suffix) => `
          ${each(4, (j) => sumsOfFeature(shape, sumsAt, suffix, j))}
          sums[${sumsAt} + ${BIAS_SUM}u] += q${suffix};`,
    );
  return ownBlocks(
    shape,
    (sumsAt) => `
          let kq = (part % ${blocks}u) % ${hiddenQuads}u;
          let fq = (part % ${blocks}u) / ${hiddenQuads}u;
          ${sums(sumsAt)}`,
  );
}

function sumsOfFeature({ tied }: GradientShape, sumsAt: string, suffix: string, j: number): string {
  const decoding = `sums[${sumsAt} + ${j}u] += q${suffix}[${j}] * h${suffix}`;
  const encoding = `x${suffix}[${j}] * d${suffix};`;
  return tied ? `${decoding} + ${encoding}` : `${decoding}; sums[${sumsAt} + ${encoderSum({ tied }, j)}u] += ${encoding}`;
}

/** A sample without active features adds what depends on b alone. */
function emptyLoss(shape: GradientShape): string {
  const { featureQuads, lanes } = shape;
  return `
  for (var fq = lane; fq < ${featureQuads}u; fq += ${lanes}u) {
    let output = ${activated(shape, 'biases[fq]', 'vec4f()')};
    loss += f32(empty) * dot(bitcast<vec4f>(instances[importance + fq]) * output, output);
  }`;
}

/** The tile's memory is free now: the sums of slice and block, in this order. */
function publishSums(shape: GradientShape): string {
  const count = blockSums(shape);
  const copy = (sumsAt: string) => each(count, (j) => `tileMemory[part * ${count}u + ${j}u] = sums[${sumsAt} + ${j}u];`);
  return `
  ${ownBlocks(shape, copy)}
  losses[lane] = loss;
  workgroupBarrier();`;
}

function writePartial(shape: GradientShape): string {
  const { partialUnits, lanes, skipEmpty } = shape;
  return `
  for (var unit = lane; unit < ${partialUnits}u; unit += ${lanes}u) {
    partials[(instance * workgroups + group.x) * ${partialUnits}u + unit] = sliceSum(unit)${skipEmpty ? ' + emptyGradient(unit, empty, importance)' : ''};
  }`;
}

/** A unit of the workgroup's gradient, or of its losses. */
function sliceSumFunction(shape: GradientShape): string {
  const { featureQuads, hiddenQuads, weightUnits, biasAt, parameterUnits, blocks, slices, skipEmpty, tied } = shape;
  const count = blockSums(shape);
  const encoder = tied ? '' : ` + select(0u, ${encoderSum(shape, 0)}u, unit < ${weightUnits}u)`;
  return `
fn sliceSum(unit : u32) -> vec4f {
  var total = vec4f();
  if (unit >= ${parameterUnits}u) {
    let first = (unit - ${parameterUnits}u) * 16u;
    for (var i = first; i < first + 16u; i += 4u) { total += vec4f(losses[i], losses[i + 1u], losses[i + 2u], losses[i + 3u]); }
    return total;
  }
  var at = (unit - ${biasAt}u) * ${hiddenQuads * count}u + ${BIAS_SUM}u;
  if (unit < ${biasAt}u) {
    let feature = ${tied ? 'unit' : `(unit % ${weightUnits}u)`} / ${hiddenQuads}u;
    at = ((feature % ${featureQuads}u) * ${hiddenQuads}u + unit % ${hiddenQuads}u) * ${count}u + feature / ${featureQuads}u${encoder};
  }
  for (var slice = 0u; slice < ${slices}u; slice++) { total += tileMemory[slice * ${blocks * count}u + at]; }
  return total;
}
${skipEmpty ? emptyGradientFunction(shape) : ''}`;
}

function emptyGradientFunction(shape: GradientShape): string {
  const { biasAt, parameterUnits } = shape;
  return `
fn emptyGradient(unit : u32, empty : u32, importance : u32) -> vec4f {
  if (unit < ${biasAt}u || unit >= ${parameterUnits}u) { return vec4f(); }
  let fq = unit - ${biasAt}u;
  return f32(empty) * bitcast<vec4f>(instances[importance + fq]) * ${activated(shape, 'biases[fq]', 'vec4f()')};
}`;
}
