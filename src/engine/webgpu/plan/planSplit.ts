/** The plan of the samples and parameters programs. */
import { parameterBytes, type SplitPlan, sampleBytes, sampleWorkgroups, scratchBytes, splitShape } from '../kernels/splitShape.ts';
import { VEC4_BYTES, vectorShape } from '../kernels/vectorShape.ts';
import { type DeviceLimits, encodeOf, fromGreatest, gapsAtOnce, mostLanes, SOFTWARE_LANES, type Workload } from './workload.ts';

/** Workgroups of the parameters program, all instances together, that fill a large device. */
const PARAMETER_WORKGROUPS = 128;
/** Most blocks of a part of W: features by hidden units. */
const MOST_BLOCKS = { features: 5, hidden: 10 } as const;
/** Workgroup memory left for what is kept of each row. */
const ROW_BYTES = 256;
/** Units of errors that are kept at a time. */
const MOST_CHUNK_UNITS = 2048;

/** @throws where the device has not even the guaranteed 16 kB of workgroup memory */
export function planSplit(work: Workload, limits: DeviceLimits): SplitPlan {
  const plans = [8, 4].map((tile) => planWith(work, limits, tile));
  const found = plans.find((plan) => sampleBytes(splitShape(work, plan)) <= limits.memory);
  if (!found) throw new Error(`no plan for ${work.nFeatures} × ${work.nHidden} in ${limits.memory} bytes of workgroup memory`);
  return { ...found, portions: portionsOf(work, limits, found) };
}

/** As few as there is room for; 1 where no number of them helps. */
function portionsOf(work: Workload, { buffer }: DeviceLimits, plan: SplitPlan): number {
  const most = sampleWorkgroups(plan, work.batchSize);
  const doubled = Array.from({ length: Math.ceil(Math.log2(most)) + 1 }, (_, at) => 2 ** at);
  return doubled.find((portions) => scratchBytes(splitShape(work, { ...plan, portions }), work.nInstances, work.batchSize) <= buffer) ?? 1;
}

function planWith(work: Workload, limits: DeviceLimits, tile: number): SplitPlan {
  const plan = {
    kind: 'split',
    encode: encodeOf(work),
    rounds: limits.software ? 1 : 8,
    portions: 1,
    samples: samplePart(work, limits, tile),
    parameters: parameterPart(work, limits),
  } as const;
  return { ...plan, samples: { ...plan.samples, ...fillMemory(work, limits, plan) } };
}

/** The least that works. */
function samplePart(work: Workload, limits: DeviceLimits, tile: number): SplitPlan['samples'] {
  const { hiddenQuads } = vectorShape(work);
  const abreast = tile === 8 && hiddenQuads >= 32 ? 8 : 4;
  // Each pair of a hidden units' quad and four samples is one invocation's.
  const pairs = hiddenQuads * (tile / 4);
  const lanes = limits.software ? Math.ceil(pairs / SOFTWARE_LANES) * SOFTWARE_LANES : mostLanes(limits);
  return { lanes, tile, abreast, gaps: gapsAtOnce(work), chunk: 1, slices: 1 };
}

/** As many features at a time, and as many slices of these side by side, as there is memory for. */
function fillMemory(work: Workload, limits: DeviceLimits, plan: SplitPlan): Pick<SplitPlan['samples'], 'chunk' | 'slices'> {
  const { samples } = plan;
  const { featureQuads, chunkUnits, hiddenItems } = splitShape(work, plan);
  const left = chunkUnits + Math.floor((limits.memory - sampleBytes(splitShape(work, plan))) / VEC4_BYTES);
  const units = Math.min(left, MOST_CHUNK_UNITS);
  return {
    chunk: Math.max(1, Math.min(featureQuads, Math.floor(units / samples.tile))),
    slices: Math.max(1, Math.min(Math.floor(samples.lanes / hiddenItems), Math.floor(units / (hiddenItems * samples.abreast)))),
  };
}

/** Parts of W as large as leaves enough workgroups to fill the device. */
function parameterPart(work: Workload, limits: DeviceLimits): SplitPlan['parameters'] {
  const vectors = vectorShape(work);
  const hiddenParts = work.wholeRows ? 1 : Math.ceil(vectors.hiddenQuads / MOST_BLOCKS.hidden);
  const hiddenQuads = Math.ceil(vectors.hiddenQuads / hiddenParts);
  const filling = Math.floor((vectors.featureQuads * hiddenParts * work.nInstances) / PARAMETER_WORKGROUPS);
  const memory = work.wholeRows ? limits.memory - ROW_BYTES : limits.memory;
  const fitting = Math.floor(memory / parameterBytes(vectors, hiddenQuads));
  const featureQuads = limits.software ? 1 : Math.max(1, Math.min(MOST_BLOCKS.features, filling, fitting));
  const blocks = featureQuads * hiddenQuads;
  const lanes = limits.software ? Math.ceil(blocks / SOFTWARE_LANES) * SOFTWARE_LANES : mostLanes(limits);
  const slices = fromGreatest(Math.floor(lanes / blocks)).find((count) => parameterBytes(vectors, blocks * count) <= memory);
  return { lanes, featureQuads, hiddenQuads, slices: slices ?? 1 };
}
