/**
 * Sizes of the samples program and the parameters program, for models whose W does not fit into workgroup memory. A workgroup of the
 * first takes a tile of samples and goes through W; one of the second takes a part of W and goes through all samples. Between them
 * lie, for every sample, its hidden layer h, the gradient d with respect to h, and the weighted errors q. Here component j of unit q
 * is feature 4q + j. Where the device has no buffer for all samples of a batch at once, both take turns over portions of it.
 */
import type { StateShape } from '../../../model/network/parameters.ts';
import { blockSums, VEC4_BYTES, type VectorShape, vectorShape, wordArrayBytes } from './vectorShape.ts';

/** Units of an instance's state that hold sums of losses. */
export const SPLIT_LOSS_UNITS = 16;
/** Units of losses that a workgroup of the samples program leaves. */
const LOSS_UNITS = 4;

export interface SplitPlan {
  readonly kind: 'split';
  /** How the active features of a sample enter its hidden layer, and later the gradient: one by one, or as products over all. */
  readonly encode: 'listed' | 'product';
  /** Rounds of inner loops written out. */
  readonly rounds: number;
  /** Parts of a step's samples, one after another, that share the scratch buffer. */
  readonly portions: number;
  readonly samples: {
    readonly lanes: number;
    /** Samples of a workgroup, a multiple of 4, at most 32. */
    readonly tile: number;
    /** Samples that one invocation decodes side by side: 4 or 8. */
    readonly abreast: number;
    /** Gaps of a sample drawn at a time. */
    readonly gaps: number;
    /** Feature units decoded at a time. */
    readonly chunk: number;
    /** Parts of a chunk's features that are summed side by side. */
    readonly slices: number;
  };
  readonly parameters: {
    readonly lanes: number;
    /** A workgroup's part of W, in blocks of 4 features × 4 hidden units. */
    readonly featureQuads: number;
    readonly hiddenQuads: number;
    /** Parts of the batch that are summed side by side. */
    readonly slices: number;
  };
}

export interface SplitShape extends VectorShape {
  readonly plan: SplitPlan;
  /** Pairs of a hidden unit's quad and a group of `abreast` samples. */
  readonly hiddenItems: number;
  /** Units of the memory that holds a chunk's errors, and later the slices' sums. */
  readonly chunkUnits: number;
  /** Blocks of a workgroup's part of W. */
  readonly blocks: number;
  /** Workgroups that share W. */
  readonly parts: { readonly features: number; readonly hidden: number };
  /** Parameters, then loss: what a snapshot shows. */
  readonly shownUnits: number;
}

export function splitShape(shape: StateShape, plan: SplitPlan): SplitShape {
  const vectors = vectorShape(shape);
  const { samples, parameters } = plan;
  const hiddenItems = vectors.hiddenQuads * (samples.tile / samples.abreast);
  return {
    ...vectors,
    plan,
    hiddenItems,
    chunkUnits: Math.max(samples.chunk * samples.tile, samples.slices * hiddenItems * samples.abreast),
    blocks: parameters.featureQuads * parameters.hiddenQuads,
    parts: {
      features: Math.ceil(vectors.featureQuads / parameters.featureQuads),
      hidden: Math.ceil(vectors.hiddenQuads / parameters.hiddenQuads),
    },
    shownUnits: vectors.parameterUnits + SPLIT_LOSS_UNITS,
  };
}

/** Workgroups of the samples program for one instance, in each portion. */
export function sampleWorkgroups({ samples, portions }: SplitPlan, batchSize: number): number {
  return Math.ceil(batchSize / (samples.tile * portions));
}

/** Bytes of workgroup memory that the samples program takes. */
export function sampleBytes({ featureQuads, hiddenQuads, chunkUnits, plan: { samples } }: SplitShape): number {
  const units = chunkUnits + 4 * hiddenQuads * (samples.tile / 4);
  const { tile, gaps, lanes } = samples;
  return units * VEC4_BYTES + wordArrayBytes(lanes, 4 * featureQuads, tile * gaps, tile, tile, tile, 1, 1);
}

/** Bytes of workgroup memory that the parameters program takes for so many sums of blocks. */
export function parameterBytes(shape: Pick<VectorShape, 'tied'>, sums: number): number {
  return sums * blockSums(shape) * VEC4_BYTES;
}

/**
 * Bytes of the scratch buffer for the samples of a portion, filled up to whole tiles: weighted errors, hidden layer and its gradient,
 * x where it is kept; the losses of each workgroup; and the sums over the portions before, where there are several.
 */
export function scratchBytes({ featureQuads, hiddenQuads, shownUnits, plan }: SplitShape, nInstances: number, batchSize: number): number {
  const kept = plan.encode === 'product' ? 2 * featureQuads : featureQuads;
  const ofWorkgroup = plan.samples.tile * (kept + 2 * hiddenQuads) + LOSS_UNITS;
  const sums = plan.portions === 1 ? 0 : shownUnits;
  return VEC4_BYTES * nInstances * (sampleWorkgroups(plan, batchSize) * ofWorkgroup + sums);
}

/** Names of where in the scratch buffer things begin, beside the errors at 0. */
export function rowsOfScratch({ featureQuads, hiddenQuads, plan }: SplitShape): string {
  const product = plan.encode === 'product';
  return `
  let nSamples = nInstances * workgroups * ${plan.samples.tile}u;
  let hiddenAt = nSamples * ${featureQuads}u;
  ${product ? `let xAt = nSamples * ${featureQuads + 2 * hiddenQuads}u;` : ''}
  let lossAt = nSamples * ${(product ? 2 : 1) * featureQuads + 2 * hiddenQuads}u;
  let sumsAt = lossAt + nInstances * workgroups * ${LOSS_UNITS}u;
  ${samplesOfTurn(plan)}`;
}

/** Which portion of the batch it is, how many samples come before it, and how many it has. */
function samplesOfTurn({ portions, samples }: SplitPlan): string {
  if (portions === 1) return 'let before = 0u; let mine = batch;';
  const most = `workgroups * ${samples.tile}u`;
  return `let portion = clock[1]; let before = min(portion * ${most}, batch); let mine = min(${most}, batch - before);`;
}
