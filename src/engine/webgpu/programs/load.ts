/** The programs that train a run, by its plan. Each kind's shaders are loaded when a run first needs them. */
import type { TrainingConfig } from '../../../model/config/config.ts';
import type { SampleTable } from '../../../model/data/sampling.ts';
import { kernelShape } from '../kernels/kernelShape.ts';
import { type Plan, planTraining } from '../plan/plan.ts';
import { type DeviceLimits, workloadOf } from '../plan/workload.ts';
import type { Program, ProgramOf } from './program.ts';

/** @param tables of the instances, in their order */
export type MakeProgram = (config: TrainingConfig, tables: readonly SampleTable[], limits: DeviceLimits) => Program;

/** @returns makes the programs of this run, also of what live changes make of it */
export function loadProgram(config: TrainingConfig, tables: readonly SampleTable[], limits: DeviceLimits): Promise<MakeProgram> {
  const { kind } = planTraining(workloadOf(config, tables), limits);
  switch (kind) {
    case 'unrolled':
      return import('./unrolled.ts').then(({ unrolledProgram }) => planned(kind, unrolledProgram));
    case 'tiled':
      return import('./tiled.ts').then(({ tiledProgram }) => planned(kind, tiledProgram));
    case 'split':
      return import('./split.ts').then(({ splitProgram }) => planned(kind, splitProgram));
    default:
      throw new Error(`unknown plan: ${kind satisfies never}`);
  }
}

/** The kind of plan follows from the shape and the device, so that live changes keep it. */
function planned<Kind extends Plan['kind']>(kind: Kind, programOf: ProgramOf<Kind>): MakeProgram {
  return (config, tables, limits) => {
    const plan = planTraining(workloadOf(config, tables), limits);
    if (!isOf(kind, plan)) throw new Error(`the plan became ${plan.kind}, it was ${kind}`);
    return programOf(plan, kernelShape(config, tables), config);
  };
}

function isOf<Kind extends Plan['kind']>(kind: Kind, plan: Plan): plan is Extract<Plan, { readonly kind: Kind }> {
  return plan.kind === kind;
}
