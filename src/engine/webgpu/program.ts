/** The programs of a run as the device needs them: shaders with the sizes of their dispatches, buffers, and how the state lies in these. */
import type { TrainingConfig } from '../../model/config/config.ts';
import type { SampleTable } from '../../model/data/sampling.ts';
import type { InstanceLayout } from './instanceData.ts';
import type { BufferName, Shader } from './kernels/bindings.ts';
import { gradientKernel } from './kernels/gradientKernel.ts';
import { dispatchSize } from './kernels/instanceRows.ts';
import { type KernelShape, kernelShape, shapeKey } from './kernels/kernelShape.ts';
import { parameterKernel } from './kernels/parameterKernel.ts';
import { sampleKernel } from './kernels/sampleKernel.ts';
import { type SplitPlan, sampleWorkgroups, scratchUnits, splitShape } from './kernels/splitShape.ts';
import { type TiledPlan, tiledShape } from './kernels/tiledShape.ts';
import { unrolledKernel } from './kernels/unrolledKernel.ts';
import { unitsOfUpdate, updateKernel } from './kernels/updateKernel.ts';
import { VEC4_BYTES, type VectorShape } from './kernels/vectorShape.ts';
import { type Plan, planTraining, type UnrolledPlan } from './plan/plan.ts';
import { type DeviceLimits, workloadOf } from './plan/workload.ts';
import { plainLayout, type StateLayout } from './stateLayout.ts';

/** One dispatch of a step. */
export interface Pass {
  /** Equal for equal code only. */
  readonly key: string;
  write(): Shader;
  /** Workgroups. */
  readonly size: readonly [number, number, number];
}

export interface Program {
  /** Equal for equal code only. */
  readonly key: string;
  /** Dispatches of a step, in order. */
  readonly passes: readonly Pass[];
  /** A dispatch takes as many steps as the buffer `run` says. */
  readonly manySteps: boolean;
  /** The state alternates between two buffers, else it is changed in place. */
  readonly alternates: boolean;
  readonly layout: StateLayout;
  /** Length of a hidden unit's row in a second copy of W, by hidden units; null where the program keeps none. */
  readonly transposedRow: number | null;
  readonly instances: InstanceLayout;
  /** Bytes of buffers that hold nothing from one step to the next. */
  readonly scratch: readonly (readonly [name: BufferName, bytes: number])[];
}

export function trainingProgram(config: TrainingConfig, tables: readonly SampleTable[], limits: DeviceLimits): Program {
  const shape = kernelShape(config, tables);
  return programOf(planTraining(workloadOf(config, tables), limits), shape, config);
}

function programOf(plan: Plan, shape: KernelShape, config: TrainingConfig): Program {
  switch (plan.kind) {
    case 'unrolled':
      return unrolledProgram(plan, shape, config);
    case 'tiled':
      return tiledProgram(plan, shape, config);
    case 'split':
      return splitProgram(plan, shape, config);
    default:
      throw new Error(`unknown plan: ${plan satisfies never}`);
  }
}

function unrolledProgram(plan: UnrolledPlan, shape: KernelShape, { instances }: TrainingConfig): Program {
  const { exclusive, offsets, members } = shape.groups;
  const sets = shape.drawings.includes('groups') ? [exclusive, offsets.join(), members.join()] : [];
  const key = ['unrolled', shapeKey(shape), plan.lanes, ...sets].join(';');
  return {
    key,
    passes: [{ key, write: () => unrolledKernel({ ...shape, lanes: plan.lanes }), size: dispatchSize(1, instances.length) }],
    manySteps: true,
    alternates: true,
    layout: plainLayout(shape),
    transposedRow: null,
    instances: { place: (feature) => feature, workgroups: 1 },
    scratch: [],
  };
}

function tiledProgram(plan: TiledPlan, shape: KernelShape, { instances }: TrainingConfig): Program {
  const { workgroups, ...coded } = plan;
  const key = [shapeKey(shape), JSON.stringify(coded)].join(';');
  const tiled = { ...shape, ...tiledShape(shape, plan) };
  const { featureQuads, partialUnits } = tiled;
  const place = (feature: number) => 4 * (feature % featureQuads) + Math.floor(feature / featureQuads);
  const count = instances.length;
  return {
    key,
    passes: [
      { key: `gradient;${key}`, write: () => gradientKernel(tiled), size: dispatchSize(workgroups, count) },
      { key: `update;${key}`, write: () => updateKernel(tiled), size: dispatchSize(Math.ceil(partialUnits / unitsOfUpdate(tiled)), count) },
    ],
    manySteps: false,
    alternates: true,
    layout: vectorLayout(tiled, place, partialUnits),
    transposedRow: null,
    instances: { place, workgroups },
    scratch: [['partials', count * workgroups * partialUnits * VEC4_BYTES]],
  };
}

function splitProgram(plan: SplitPlan, shape: KernelShape, { instances, batchSize }: TrainingConfig): Program {
  const key = [shapeKey(shape), JSON.stringify(plan)].join(';');
  const split = { ...shape, ...splitShape(shape, plan) };
  const { featureQuads, parts, shownUnits } = split;
  const count = instances.length;
  const workgroups = sampleWorkgroups(plan, batchSize);
  const scratch = scratchUnits(split, count * workgroups * plan.samples.tile) * VEC4_BYTES;
  const masks = count * workgroups * featureQuads * VEC4_BYTES;
  const place = (feature: number) => feature;
  return {
    key,
    passes: [
      { key: `samples;${key}`, write: () => sampleKernel(split), size: dispatchSize(workgroups, count) },
      { key: `parameters;${key}`, write: () => parameterKernel(split), size: dispatchSize(parts.features * parts.hidden, count) },
    ],
    manySteps: false,
    alternates: false,
    layout: vectorLayout(split, place, shownUnits),
    transposedRow: 4 * featureQuads,
    instances: { place, workgroups },
    scratch:
      plan.encode === 'listed'
        ? [
            ['scratch', scratch],
            ['masks', masks],
          ]
        : [['scratch', scratch]],
  };
}

/** @param place where the program has a feature @param shownUnits of an instance: parameters, then losses */
function vectorLayout(shape: VectorShape, place: (feature: number) => number, shownUnits: number): StateLayout {
  const { nFeatures, nHidden, hiddenQuads, weightUnits, parameterUnits } = shape;
  const weights = Array.from({ length: nFeatures * nHidden }, (_, p) => 4 * hiddenQuads * Math.floor(p / nHidden) + (p % nHidden));
  const biases = Array.from({ length: nFeatures }, (_, f) => 4 * weightUnits + place(f));
  return {
    shown: 4 * shownUnits,
    moments: 4 * parameterUnits,
    places: Uint32Array.from([...weights, ...biases]),
    lossFrom: 4 * parameterUnits,
  };
}
