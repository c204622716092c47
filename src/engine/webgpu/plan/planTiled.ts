/** The plan of the gradient and update programs: tiles of samples, slices, and how many workgroups share an instance's batch. */
import { type TiledPlan, tiledBytes, tiledShape, weightEntries } from '../kernels/tiledShape.ts';
import { VEC4_BYTES, vectorShape } from '../kernels/vectorShape.ts';
import { type DeviceLimits, encodeOf, fromGreatest, gapsAtOnce, MOST_GAPS, mostLanes, SOFTWARE_LANES, type Workload } from './workload.ts';

/** W takes at most this share of a workgroup's memory. */
const WEIGHT_SHARE = 1 / 3;
/** Workgroups of all instances together that fill a large device, or the cores of a software one evenly. */
const WORKGROUPS = { device: 256, software: 4 } as const;
/** From so many instances on, smaller workgroups are faster. */
const MANY_INSTANCES = 64;
/** Share of samples without active features from which on leaving them out pays for listing the others. */
const SKIP_EMPTY_FROM = 0.4;

/** @returns null where W is too large */
export function planTiled(work: Workload, limits: DeviceLimits): TiledPlan | null {
  const blocks = blockCount(work);
  const lanes = tiledLanes(work, blocks, limits);
  if (weightBytes(work) > limits.memory * WEIGHT_SHARE || (blocks > lanes && !limits.software)) return null;
  if (tiledBytes(tiledShape(work, smallest(planWith(work, limits, { lanes, tile: 4, slices: 1 })))) > limits.memory) return null;
  const plans = tileSizes(work, limits).flatMap((tile) =>
    fromGreatest(Math.min(tile, Math.floor(lanes / blocks))).map((slices) => planWith(work, limits, { lanes, tile, slices })),
  );
  return plans.find((plan) => tiledBytes(tiledShape(work, plan)) <= limits.memory) ?? null;
}

/** What fits whatever the sparsity may become: a live change must not lead to another kind of program. */
function smallest(plan: TiledPlan): TiledPlan {
  return { ...plan, gaps: MOST_GAPS, skipEmpty: true };
}

function blockCount(work: Workload): number {
  const { featureQuads, hiddenQuads } = vectorShape(work);
  return featureQuads * hiddenQuads;
}

function weightBytes(work: Workload): number {
  return VEC4_BYTES * weightEntries(vectorShape(work));
}

function planWith(work: Workload, limits: DeviceLimits, sizes: Pick<TiledPlan, 'lanes' | 'tile' | 'slices'>): TiledPlan {
  return {
    kind: 'tiled',
    ...sizes,
    gaps: gapsAtOnce(work),
    encode: encodeOf(work),
    skipEmpty: work.emptyShare >= SKIP_EMPTY_FROM,
    rounds: limits.software ? 1 : 4,
    update: limits.software ? { lanes: SOFTWARE_LANES, helpers: 1 } : { lanes: mostLanes(limits), helpers: 8 },
    workgroups: workgroupsEach(work, sizes.tile, limits),
  };
}

function tiledLanes({ nInstances }: Workload, blocks: number, limits: DeviceLimits): number {
  if (limits.software) return SOFTWARE_LANES;
  return nInstances >= MANY_INSTANCES && blocks <= 128 ? 128 : mostLanes(limits);
}

/** The best first, the smallest last. */
function tileSizes(work: Workload, limits: DeviceLimits): readonly number[] {
  const usual = limits.software || work.nFeatures <= 40 ? 32 : work.nFeatures <= 100 ? 16 : 8;
  const smaller = [32, 16, 8, 4].filter((tile) => tile <= usual);
  const share = work.batchSize / workgroupsEach(work, usual, limits);
  return usual === 32 && share >= 4 * usual ? [64, ...smaller] : smaller;
}

/** A power of two. Each workgroup has a whole tile at least. */
function workgroupsEach({ nInstances, batchSize }: Workload, tile: number, { software }: DeviceLimits): number {
  const wanted = (software ? WORKGROUPS.software : WORKGROUPS.device) / nInstances;
  return 2 ** Math.max(0, Math.floor(Math.log2(Math.min(wanted, batchSize / tile))));
}
