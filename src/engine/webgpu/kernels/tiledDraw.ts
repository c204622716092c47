/** Drawing a tile of samples into workgroup memory: x of each, and for gaps on request a list of its active features. */

import { inDrawings } from './expressions.ts';
import type { Drawing, KernelShape } from './kernelShape.ts';
import { isActive } from './members.ts';
import type { TiledShape } from './tiledShape.ts';
import { vec4 } from './wgsl.ts';

export type GradientShape = KernelShape & TiledShape;

/** Key of sample `i` of the tile that begins at sample `first`. */
export function keyOf({ skipEmpty }: GradientShape, i: string): string {
  return skipEmpty ? `listedKeys[first + ${i}]` : `sampleKey(keys, start + first + ${i})`;
}

/** Unit in which errors begin; before them lies x. Until there are errors, they hold the list of active features. */
export function errorsAt({ tile, featureQuads }: GradientShape): number {
  return tile * featureQuads;
}

export function drawTile(shape: GradientShape): string {
  return inDrawings(shape.drawings, (drawing) => {
    if (drawing === 'gaps') return drawGaps(shape);
    return drawing === 'exactly' ? drawExactly(shape) : drawSideBySide(shape, drawing);
  });
}

/** Every feature decides for itself. */
function drawSideBySide(shape: GradientShape, drawing: 'dense' | 'groups'): string {
  const { featureQuads, nFeatures, lanes } = shape;
  const active = (j: number) => (drawing === 'dense' ? '' : ` && ${isActive(shape, 'key', `fq + ${j * featureQuads}u`, 'fq', j)}`);
  const x = (j: number) => {
    const feature = `fq + ${j * featureQuads}u`;
    return `select(0.0, magnitude(key, ${feature}), ${feature} < ${nFeatures}u${active(j)})`;
  };
  return `
    for (var i = lane; i < inTile * ${featureQuads}u; i += ${lanes}u) {
      let key = ${keyOf(shape, `i / ${featureQuads}u`)};
      let fq = i % ${featureQuads}u;
      tileMemory[i] = ${vec4(x)};
    }`;
}

/** Gaps side by side, then their sums sample by sample. */
function drawGaps(shape: GradientShape): string {
  const { featureQuads, nFeatures, lanes, tile, gaps, encode } = shape;
  const list = `tileMemory[${errorsAt(shape)}u + i * ${featureQuads}u + (found >> 2u)][found & 3u] = f32(feature);`;
  return `
    for (var i = lane; i < ${tile * featureQuads}u; i += ${lanes}u) { tileMemory[i] = vec4f(); }
    for (var i = lane; i < inTile * ${gaps}u; i += ${lanes}u) {
      let key = ${keyOf(shape, `i / ${gaps}u`)};
      let draw = i % ${gaps}u;
      gapsOfTile[i] = gapOf(thresholds, select(presenceWord(key, draw), firstWord(key), draw == 0u), perLog);
    }
    workgroupBarrier();
    for (var i = lane; i < inTile; i += ${lanes}u) {
      let key = ${keyOf(shape, 'i')};
      var feature = gapsOfTile[i * ${gaps}u];
      var found = 0u;
      while (feature < ${nFeatures}u) {
        tileMemory[i * ${featureQuads}u + feature % ${featureQuads}u][feature / ${featureQuads}u] = magnitude(key, feature);
        ${encode === 'listed' ? list : ''}
        found++;
        if (found < ${gaps}u) { feature += 1u + gapsOfTile[i * ${gaps}u + found]; }
        else { feature += 1u + gapOf(thresholds, presenceWord(key, found), perLog); }
      }
      ${encode === 'listed' ? 'counts[i] = found;' : ''}
    }`;
}

/** A sample an invocation; each feature picked is compared with those before. */
function drawExactly(shape: GradientShape): string {
  const { featureQuads, nFeatures, nActive, lanes, tile } = shape;
  const listed = (at: string) => `tileMemory[${errorsAt(shape)}u + i * ${featureQuads}u + (${at} >> 2u)][${at} & 3u]`;
  return `
    for (var i = lane; i < ${tile * featureQuads}u; i += ${lanes}u) { tileMemory[i] = vec4f(); }
    workgroupBarrier();
    for (var i = lane; i < inTile; i += ${lanes}u) {
      let key = ${keyOf(shape, 'i')};
      for (var found = 0u; found < ${nActive}u; found++) {
        let last = found + ${nFeatures - nActive}u;
        var feature = pick(presenceWord(key, found + 1u), last + 1u);
        for (var before = 0u; before < found; before++) { if (u32(${listed('before')}) == feature) { feature = last; } }
        ${listed('found')} = f32(feature);
        tileMemory[i * ${featureQuads}u + feature % ${featureQuads}u][feature / ${featureQuads}u] = magnitude(key, feature);
      }
      counts[i] = ${nActive}u;
    }`;
}

/** An expression: no feature of the sample is active. */
export function emptyTest({ nFeatures, groups }: GradientShape, drawing: Drawing): string {
  switch (drawing) {
    case 'dense':
      return 'false';
    case 'gaps':
      return `firstWord(key) < threshold(thresholds, ${nFeatures - 1}u)`;
    case 'groups':
      return `noneActive(key, thresholds, membership${groups.coupledBelow === null ? '' : ', alone'})`;
    case 'exactly':
      return 'false';
    default:
      throw new Error(`unknown drawing: ${drawing satisfies never}`);
  }
}

export function noneActiveFunction(shape: GradientShape): string {
  const { featureQuads, nFeatures, groups } = shape;
  return `
fn noneActive(key : u32, thresholds : u32, membership : u32${groups.coupledBelow === null ? '' : ', alone : u32'}) -> bool {
  for (var feature = 0u; feature < ${nFeatures}u; feature++) {
    let fq = feature % ${featureQuads}u;
    let j = feature / ${featureQuads}u;
    if (${isActive(shape, 'key', 'feature', 'fq', 'j')}) { return false; }
  }
  return true;
}`;
}
