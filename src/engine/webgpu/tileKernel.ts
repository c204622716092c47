/**
 * The training program of larger models. The samples of a step that have an active feature are worked through in tiles held in
 * workgroup memory, in four passes between barriers: draw and encode, decode, propagate back to the hidden layer, sum the
 * gradient. In each pass the invocations share the work anew. Invocation (r, k) keeps the gradient of W[r + j·rows, k] for all j;
 * invocation l that of b[l + j·lanes]. W stays in workgroup memory where it fits; the moments stay in the result.
 */
import { ADAM, LOSS_RETENTION } from '../../model/network/optimiser.ts';
import { parameterCount, stateLength } from '../../model/network/parameters.ts';
import { HEAD_LENGTH, instanceDataLength } from './instanceData.ts';
import { RANDOM_WGSL } from './kernels/random.ts';
import { each } from './kernels/wgsl.ts';
import { tileDraw, tileDrawFunctions, tileDrawNames, tileEmptyTest } from './tileDraw.ts';
import { BLOCK, type TileShape, weightStride, weightsLength } from './tileShape.ts';

/** Samples decoded side by side by one invocation, so that a weight is read once for several. */
const ABREAST = 4;

export function tileKernel(shape: TileShape): string {
  const { nFeatures, nHidden, lanes, rowLanes, rows, tile, localWeights } = shape;
  return `
${RANDOM_WGSL}
${tileDrawFunctions(shape)}
${localWeights ? `var<workgroup> weights : array<f32, ${weightsLength(shape)}>;` : ''}
var<workgroup> keysOfBlock : array<u32, ${BLOCK}>;
var<workgroup> counts : array<u32, ${lanes}>;
var<workgroup> listed : u32;
var<workgroup> lossParts : array<f32, ${lanes}>;
var<workgroup> xs : array<f32, ${tile * nFeatures}>;
var<workgroup> errors : array<f32, ${tile * nFeatures}>;
var<workgroup> hiddens : array<f32, ${tile * rowLanes}>;
var<workgroup> hiddenGradients : array<f32, ${tile * rowLanes}>;

fn main(index : i32) {
  let lane = localIndex;
  let row = lane / ${rowLanes}u;
  let k = lane % ${rowLanes}u;
  let working = row < ${rows}u;
  let instance = u32(index) / ${lanes}u;
  let data = instance * ${instanceDataLength(nFeatures)}u;
  let seed = bitcast<u32>(instanceData[data]);
  let learningRate = bitcast<f32>(instanceData[data + 2u]);
  let importance = data + ${HEAD_LENGTH + nFeatures}u;
  let at = instance * ${stateLength(shape)}u;
  let biases = at + ${nFeatures * nHidden}u;
  ${tileDrawNames(shape, instanceDataLength(nFeatures))}
  let batch = u32(uniforms.batch);
  ${load(shape)}
  for (var taken = 0; taken < uniforms.steps; taken++) {
    let keys = stepKeys(seed, u32(uniforms.firstStep + taken));
    var loss = 0.0;
    var nonEmpty = 0u;
    var gradients : array<f32, ${ownFeatures(shape)}> = array<f32, ${ownFeatures(shape)}>();
    var biasGradients : array<f32, ${ownBiases(shape)}> = array<f32, ${ownBiases(shape)}>();
    for (var block = 0u; block < batch; block += ${BLOCK}u) {
      ${listSamples(shape)}
      for (var first = 0u; first < inBlock; first += ${tile}u) {
        let inTile = min(${tile}u, inBlock - first);
        ${drawTile(shape)}
        workgroupBarrier();
        ${encode(shape)}
        workgroupBarrier();
        ${decode(shape)}
        workgroupBarrier();
        ${propagateBack(shape)}
        workgroupBarrier();
        ${sumGradients(shape)}
        workgroupBarrier();
      }
      nonEmpty += inBlock;
    }
    ${emptySamples(shape)}
    lossParts[lane] = loss;
    workgroupBarrier();
    ${update(shape)}
    storageBarrier();
    workgroupBarrier();
  }
}
`;
}

/** W-gradients an invocation keeps. */
function ownFeatures({ nFeatures, rows }: TileShape): number {
  return Math.ceil(nFeatures / rows);
}

function ownBiases({ nFeatures, lanes }: TileShape): number {
  return Math.ceil(nFeatures / lanes);
}

function weight(shape: TileShape, feature: string, k: string): string {
  const { localWeights, nHidden } = shape;
  return localWeights ? `weights[${feature} * ${weightStride(shape)}u + ${k}]` : `result[at + ${feature} * ${nHidden}u + ${k}]`;
}

/** The state moves into the result, where it is updated in place. */
function load(shape: TileShape): string {
  const { lanes, nFeatures, nHidden, localWeights } = shape;
  const keep = `for (var p = lane; p < ${nFeatures * nHidden}u; p += ${lanes}u) {
    ${weight(shape, `(p / ${nHidden}u)`, `p % ${nHidden}u`)} = state[at + p];
  }`;
  return `
  for (var p = lane; p < ${stateLength(shape)}u; p += ${lanes}u) { result[at + p] = state[at + p]; }
  ${localWeights ? keep : ''}
  storageBarrier();
  workgroupBarrier();`;
}

/** Lists the keys of the block's samples that have an active feature, in order; `inBlock` is their number. */
function listSamples(shape: TileShape): string {
  const share = Math.ceil(BLOCK / shape.lanes);
  return `
      var pending = 0u;
      for (var j = 0u; j < ${share}u; j++) {
        let place = lane * ${share}u + j;
        let key = sampleKey(keys, block + place);
        var empty = false;
        ${tileEmptyTest(shape)}
        pending |= select(0u, 1u << j, !empty && place < ${BLOCK}u && block + place < batch);
      }
      counts[lane] = countOneBits(pending);
      workgroupBarrier();
      var position = 0u;
      for (var before = 0u; before < lane; before++) { position += counts[before]; }
      if (lane == ${shape.lanes - 1}u) { listed = position + counts[lane]; }
      while (pending != 0u) {
        keysOfBlock[position] = sampleKey(keys, block + lane * ${share}u + firstTrailingBit(pending));
        pending &= pending - 1u;
        position++;
      }
      let inBlock = workgroupUniformLoad(&listed);`;
}

/** x of each sample, one an invocation; which features are active is listed where its errors will be, their number where its hidden gradient will be. */
function drawTile(shape: TileShape): string {
  const { nFeatures, rowLanes, lanes } = shape;
  const visit = `xs[row0 + feature] = x; errors[row0 + found] = f32(feature); found++;`;
  return `
        for (var s = lane; s < inTile; s += ${lanes}u) {
          let key = keysOfBlock[first + s];
          let row0 = s * ${nFeatures}u;
          for (var feature = 0u; feature < ${nFeatures}u; feature++) { xs[row0 + feature] = 0.0; }
          var found = 0u;
          ${tileDraw(shape, visit)}
          hiddenGradients[s * ${rowLanes}u] = f32(found);
        }`;
}

/** h of a sample, one hidden unit an invocation. */
function encode(shape: TileShape): string {
  const { nFeatures, rowLanes, rows } = shape;
  return `
        for (var s = row; s < inTile && working; s += ${rows}u) {
          let row0 = s * ${nFeatures}u;
          let found = u32(hiddenGradients[s * ${rowLanes}u]);
          var hidden = 0.0;
          for (var a = 0u; a < found; a++) {
            let feature = u32(errors[row0 + a]);
            hidden += xs[row0 + feature] * ${weight(shape, 'feature', 'k')};
          }
          hiddens[s * ${rowLanes}u + k] = hidden;
        }`;
}

/** Outputs, their weighted errors (0 where ReLU is flat) and the loss, one feature an invocation. */
function decode(shape: TileShape): string {
  const { nFeatures, nHidden, rowLanes, lanes, tile, activation } = shape;
  const relu = activation === 'relu';
  const abreast = Math.min(ABREAST, tile);
  return `
        for (var own = 0u; own < ${ownBiases(shape)}u; own++) {
          let feature = lane + own * ${lanes}u;
          if (feature >= ${nFeatures}u) { break; }
          let bias = result[biases + feature];
          let weightOfError = bitcast<f32>(instanceData[importance + feature]);
          var biasGradient = 0.0;
          for (var s = 0u; s < inTile; s += ${abreast}u) {
            ${each(abreast, (u) => `let s${u} = min(s + ${u}u, ${tile - 1}u); var z${u} = bias;`)}
            for (var c = 0u; c < ${nHidden}u; c++) {
              let w = ${weight(shape, 'feature', 'c')};
              ${each(abreast, (u) => `z${u} += w * hiddens[s${u} * ${rowLanes}u + c];`)}
            }
            ${each(
              abreast,
              (u) => `if (s + ${u}u < inTile) {
              let error = ${relu ? `max(z${u}, 0.0)` : `z${u}`} - xs[s${u} * ${nFeatures}u + feature];
              let weighted = weightOfError * error;
              loss += weighted * error;
              let q = ${relu ? `select(0.0, weighted, z${u} > 0.0)` : 'weighted'};
              errors[s${u} * ${nFeatures}u + feature] = q;
              biasGradient += q;
            }`,
            )}
          }
          biasGradients[own] += biasGradient;
        }`;
}

function propagateBack(shape: TileShape): string {
  const { nFeatures, rowLanes, rows, tile, samplesPerRow } = shape;
  return `
        if (working) {
          ${each(samplesPerRow, (u) => `let s${u} = min(row + ${u * rows}u, ${tile - 1}u); var d${u} = 0.0;`)}
          for (var feature = 0u; feature < ${nFeatures}u; feature++) {
            let w = ${weight(shape, 'feature', 'k')};
            ${each(samplesPerRow, (u) => `d${u} += w * errors[s${u} * ${nFeatures}u + feature];`)}
          }
          ${each(samplesPerRow, (u) => `if (row + ${u * rows}u < inTile) { hiddenGradients[s${u} * ${rowLanes}u + k] = d${u}; }`)}
        }`;
}

function sumGradients(shape: TileShape): string {
  const { nFeatures, rowLanes, rows } = shape;
  return `
        for (var s = 0u; s < inTile && working; s++) {
          let h = hiddens[s * ${rowLanes}u + k];
          let d = hiddenGradients[s * ${rowLanes}u + k];
          for (var own = 0u; own < ${ownFeatures(shape)}u; own++) {
            let cell = s * ${nFeatures}u + min(row + own * ${rows}u, ${nFeatures - 1}u);
            gradients[own] += errors[cell] * h + xs[cell] * d;
          }
        }`;
}

/** A sample without active features adds what depends on b alone. */
function emptySamples(shape: TileShape): string {
  const { nFeatures, lanes, activation } = shape;
  return `
    let empties = f32(batch - nonEmpty);
    for (var own = 0u; own < ${ownBiases(shape)}u; own++) {
      let feature = lane + own * ${lanes}u;
      if (feature >= ${nFeatures}u) { break; }
      let bias = result[biases + feature];
      let output = ${activation === 'relu' ? 'max(bias, 0.0)' : 'bias'};
      let weighted = empties * bitcast<f32>(instanceData[importance + feature]) * output;
      biasGradients[own] += weighted;
      loss += weighted * output;
    }`;
}

function update(shape: TileShape): string {
  const { nFeatures, nHidden, lanes, rows, localWeights } = shape;
  const count = parameterCount(shape);
  return `
    let scalar = u32(taken + uniforms.tableStart) * 3u;
    let rate = learningRate * scalars[scalar];
    let firstCorrection = scalars[scalar + 1u];
    let secondCorrection = scalars[scalar + 2u];
    let kept = 1.0 - rate * uniforms.weightDecay;
    let perTerm = 1.0 / (f32(batch) * ${nFeatures}.0);
    for (var own = 0u; own < ${ownFeatures(shape)}u; own++) {
      let feature = row + own * ${rows}u;
      if (feature >= ${nFeatures}u || !working || k >= ${nHidden}u) { break; }
      let p = at + feature * ${nHidden}u + k;
      let g = 2.0 * perTerm * gradients[own];
      ${adam(count)}
      ${localWeights ? `${weight(shape, 'feature', 'k')} = result[p];` : ''}
    }
    for (var own = 0u; own < ${ownBiases(shape)}u; own++) {
      let feature = lane + own * ${lanes}u;
      if (feature >= ${nFeatures}u) { break; }
      let p = biases + feature;
      let g = 2.0 * perTerm * biasGradients[own];
      ${adam(count)}
    }
    if (lane == 0u) {
      var total = 0.0;
      for (var l = 0u; l < ${lanes}u; l++) { total += lossParts[l]; }
      let p = at + ${3 * count}u;
      result[p] = ${LOSS_RETENTION} * result[p] + ${1 - LOSS_RETENTION} * perTerm * total;
    }`;
}

/** Updates the parameter at `p` of the result, and its moments, by the gradient `g`. */
function adam(count: number): string {
  return `
      let m = ${ADAM.beta1} * result[p + ${count}u] + ${1 - ADAM.beta1} * g;
      let v = ${ADAM.beta2} * result[p + ${2 * count}u] + ${1 - ADAM.beta2} * g * g;
      result[p + ${count}u] = m;
      result[p + ${2 * count}u] = v;
      result[p] = result[p] * kept - (rate * firstCorrection * m) / (sqrt(v) * secondCorrection + ${ADAM.epsilon});`;
}
